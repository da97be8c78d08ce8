import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { itemEvidence } from '../evidence/item-evidence.ts';
import { useEvidence } from '../evidence/use-evidence.ts';
import { onPaletteChange } from '../timeline/palette.ts';
import { Button } from '../ui/button.tsx';
import { plural } from '../words/figures.ts';
import type { Frame } from './graph-view.ts';
import { type Palette, type Picture, paintGraph, readPalette } from './paint-graph.ts';
import { useGraphView } from './use-graph-view.ts';
import { isWay, walk } from './walk.ts';
import './graph.css';

type Props = {
  readonly picture: Omit<Picture, 'hovered'>;
  /** What is said of the choice, for who cannot see it. */
  readonly said: string;
  readonly onChoose: (item: string | undefined) => void;
};

/** The graph of links: a canvas that is drawn by us, with the table below as its twin. */
export function Graph({ picture, said, onChoose }: Props) {
  const evidence = useEvidence();
  const [frame, box] = useFrame();
  const { view, hovered, on, act } = useGraphView(picture, frame, { box, onChoose });
  const canvas = useDrawn({ ...picture, hovered }, { view, frame });
  const onKey = (event: React.KeyboardEvent) => {
    const hands = { picture, onChoose, act, onOpen: (item: string) => evidence.open(itemEvidence(item)) };
    if (event.ctrlKey || event.metaKey || event.altKey || !pressed(event.key, hands)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const size = `${plural(picture.ids.length, 'item')} and ${plural(picture.links.length, 'link')}`;
  return (
    <div className="link-graph">
      <div
        className="link-graph-frame"
        ref={box}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows walk along links, which no element of HTML has
        tabIndex={0}
        onKeyDown={onKey}
        {...on}
        aria-label={`Graph of ${size}. Arrows walk along links, Enter opens the evidence, plus and minus zoom. The table of links says the same.`}
      >
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing can focus it; its frame says what it shows */}
        <canvas ref={canvas} aria-hidden="true" style={{ width: frame.width, height: frame.height }} />
      </div>
      <div className="link-graph-zoom screen-only">
        <Button size="small" aria-label="Nearer (+)" onClick={() => act.zoom(1.25)}>
          +
        </Button>
        <Button size="small" aria-label="Further away (−)" onClick={() => act.zoom(0.8)}>
          −
        </Button>
        <Button size="small" aria-label="All of it (0)" onClick={act.fit}>
          All
        </Button>
      </div>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
    </div>
  );
}

type Keyed = Pick<Props, 'picture' | 'onChoose'> & {
  readonly act: ReturnType<typeof useGraphView>['act'];
  readonly onOpen: (item: string) => void;
};

/** Does what a key of the graph asks for; false for other keys. */
function pressed(key: string, { picture, onChoose, onOpen, act }: Keyed): boolean {
  const { chosen } = picture;
  const zoom = ZOOMS[key];
  if (isWay(key)) return stepped(walk(picture, chosen, key), onChoose);
  if (zoom !== undefined) act.zoom(zoom);
  else if (key === '0') act.fit();
  else if (chosen === undefined) return false;
  else if (key === 'Enter') onOpen(chosen);
  else if (key === 'Escape') onChoose(undefined);
  else return false;
  return true;
}

function stepped(next: string | undefined, onChoose: Props['onChoose']): boolean {
  if (next !== undefined) onChoose(next);
  return next !== undefined;
}

const ZOOMS: Readonly<Record<string, number>> = { '+': 1.25, '=': 1.25, '-': 0.8, '−': 0.8 };

/** The size of the frame, as the page gives it. */
function useFrame() {
  const box = useRef<HTMLDivElement>(null);
  const [frame, setFrame] = useState<Frame>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const read = () => setFrame({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    read();
    return () => observer.disconnect();
  }, []);
  return [frame, box] as const;
}

/** Draws before the browser shows it, again when the colours or the letters change. */
function useDrawn(picture: Picture, { view, frame }: Pick<Parameters<typeof paintGraph>[0], 'view' | 'frame'>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [palette, setPalette] = useState<Palette>();
  useEffect(() => {
    const read = () => canvas.current && setPalette(readPalette(canvas.current));
    read();
    void document.fonts?.ready.then(read);
    return onPaletteChange(read);
  }, []);
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d', { alpha: false });
    if (!element || !context || !palette || frame.width === 0) return;
    const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    const [width, height] = [Math.round(frame.width * ratio), Math.round(frame.height * ratio)];
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintGraph({ context, palette, view, frame }, picture);
  });
  return canvas;
}

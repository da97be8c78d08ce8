import { type KeyboardEvent, useMemo, useRef } from 'react';
import { dayNumber } from '../time/day.ts';
import { Axis } from './axis.tsx';
import type { Edit } from './edits.ts';
import './picture.css';
import { rowKey } from './row-keys.ts';
import { RowLabels, rowId } from './row-labels.tsx';
import type { RowLayout } from './row-layout.ts';
import type { Bar, Row } from './rows.ts';
import type { Chunk, Scene } from './scene.ts';
import { type Span, widthOf, xOf } from './time-window.ts';
import type { TimelineItem, TimelineShade } from './timeline-query.ts';
import { Tooltip } from './tooltip.tsx';
import { useCanvas } from './use-canvas.ts';
import { type Drag, useGestures } from './use-gestures.ts';
import { useSelection } from './use-selection.ts';
import { useWindow, type WindowControls } from './use-window.ts';

/** What the picture knows by itself. */
type Own = 'layout' | 'window' | 'hovered' | 'rope' | 'slot' | 'lines' | 'selected' | 'asOf' | 'today';

type Props = {
  readonly layout: RowLayout;
  readonly scene: Omit<Scene, Own>;
  /** The links to draw, by what is under the hand. */
  readonly linesOf: (hovered: string | null) => Scene['lines'];
  readonly asOf: string;
  /** The day that it really is, which may be another than the one that is shown. */
  readonly today: string | undefined;
  /** All items of the plan, in its order. */
  readonly items: readonly TimelineItem[];
  readonly span: Span;
  readonly shades: readonly TimelineShade[];
  readonly selected: string | null;
  readonly linking: string | null;
  readonly canEdit: boolean;
  readonly isPrinting: boolean;
  readonly onSelect: (key: string) => void;
  readonly onOpen: (row: Row) => void;
  readonly onFold: (key: string) => void;
  readonly onTry: (edit: Edit | null) => void;
  readonly onKeep: (edit: Edit) => void;
  /** Keys that are about the plan, before those that are about the picture. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** Lets the buttons of the page zoom. */
  readonly controls: (window: WindowControls) => void;
};

/** The bars of the plan on one axis: a canvas as wide as the plan, of which what is in sight is drawn. */
export function Picture(props: Props) {
  const { layout, asOf } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const controls = useWindow(scroll, { span: props.span, height: layout.height });
  props.controls(controls);
  const { window } = controls;
  const { onTry, onKeep, onOpen, canEdit } = props;
  const gestures = useGestures(scroll, {
    ...{ layout, items: props.items, window, canEdit, onTry, onKeep, onOpen },
    firstDay: dayNumber(asOf) + 1,
    onSelect: (key) => {
      props.onSelect(key);
      scroll.current?.querySelector<HTMLElement>('.timeline-labels')?.focus({ preventScroll: true });
    },
    onZoom: controls.zoomBy,
  });
  const { drag, hover } = gestures;
  const { isPrinting } = props;
  const chunk = isPrinting ? printed(layout, xOf(window, props.span.near[0])) : controls.chunk;
  const canvas = useCanvas(useScene(props, { drag, hovered: hover?.row.key ?? null, window }), chunk);
  useSelection(props, controls);
  const [width, shift] = isPrinting ? [PAPER_WIDTH, chunk.left] : [widthOf(window), 0];
  const part = drag?.part ?? (canEdit ? hover?.part : undefined) ?? undefined;
  return (
    <div className="timeline-scroll" ref={scroll}>
      <div className="timeline-axis">
        <div className="timeline-corner" />
        <div className="timeline-days" style={{ width }}>
          <Axis window={window} chunk={chunk} shift={shift} asOf={asOf} today={props.today} shades={props.shades} />
        </div>
      </div>
      <div className="timeline-body" style={{ height: layout.height }}>
        <Names {...props} chunk={chunk} window={controls} cancel={gestures.cancel} />
        <div className="timeline-plot" style={{ width }} data-part={part} {...gestures.on}>
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing can focus it; the rows beside it say what it shows */}
          <canvas
            ref={canvas}
            aria-hidden="true"
            style={{ left: chunk.left - shift, top: chunk.top, width: chunk.width, height: chunk.height }}
          />
          {drag?.words ? <DragNote drag={drag} window={window} top={topOf(layout, drag)} /> : null}
          {hover && drag === undefined ? <Tooltip hover={hover} asOf={asOf} window={window} /> : null}
        </div>
      </div>
    </div>
  );
}

type DragProps = { readonly drag: Drag; readonly window: Scene['window']; readonly top: number };

/** What letting go would do, or why a bar cannot be where the hand has it. */
function DragNote({ drag: { rope, slot, dragged, words }, window, top }: DragProps) {
  const [x, y] = rope?.[1] ?? [xOf(window, dragged?.from ?? 0), slot ?? top + 26];
  return (
    <div className="timeline-tooltip" role="status" style={{ left: Math.max(0, x + 8), top: y + 8 }}>
      {words}
    </div>
  );
}

const topOf = ({ placeOf, tops }: RowLayout, { row }: Drag): number => tops[placeOf.get(row.key) ?? 0] ?? 0;

type NamesProps = Props & { readonly chunk: Chunk; readonly window: WindowControls; readonly cancel: () => boolean };

/** The names of the rows: they have the focus, and answer to keys. */
function Names({ chunk, window, cancel, ...props }: NamesProps) {
  const { layout, selected, onSelect } = props;
  const active = selected === null ? undefined : layout.placeOf.get(selected);
  const press = (event: KeyboardEvent) => {
    const isDone = (event.key === 'Escape' && cancel()) || props.onKey(event) || rowKey(event, { ...props, window });
    if (isDone) event.preventDefault();
  };
  return (
    <div
      className="timeline-labels"
      role="treegrid"
      aria-label="The plan, row by row"
      aria-rowcount={layout.rows.length}
      aria-activedescendant={active === undefined ? undefined : rowId(active)}
      tabIndex={0}
      onKeyDown={press}
      onFocus={() => active === undefined && layout.rows[0] && onSelect(layout.rows[0].key)}
    >
      <RowLabels
        layout={layout}
        top={chunk.top}
        height={chunk.height}
        asOf={props.asOf}
        selected={selected}
        linking={props.linking}
        onSelect={onSelect}
        onFold={props.onFold}
      />
    </div>
  );
}

/** Paper shows all rows that fit a canvas, and the days that matter, as far as its width goes. */
const MOST_PRINTED = 8_000;
const PAPER_WIDTH = 680;

const printed = ({ height }: RowLayout, left: number): Chunk => {
  return { left: Math.max(0, left), top: 0, width: PAPER_WIDTH, height: Math.min(MOST_PRINTED, height) };
};

type Now = { readonly drag: Drag | undefined; readonly hovered: string | null; readonly window: Scene['window'] };

/** All that is drawn. */
function useScene({ scene, layout, linesOf, selected, ...days }: Props, now: Now): Scene {
  const { drag, window } = now;
  const hovered = drag?.row.key ?? now.hovered;
  const lines = useMemo(() => linesOf(hovered), [linesOf, hovered]);
  const trial = useMemo(() => withDrag(scene.trial, drag), [scene.trial, drag]);
  const [rope, slot] = [drag?.rope ?? null, drag?.slot ?? null];
  const asOf = dayNumber(days.asOf);
  const today = days.today === undefined ? asOf : dayNumber(days.today);
  return { ...scene, layout, window, asOf, today, lines, selected, hovered, trial, rope, slot };
}

/** The bar under the hand is where the hand has it, whatever the model says. */
function withDrag(trial: Scene['trial'], drag: Drag | undefined): Scene['trial'] {
  const { dragged, row } = drag ?? {};
  if (dragged == null || row === undefined || row.bar === null) return trial;
  const moved: Bar = {
    ...row.bar,
    from: dragged.from,
    to: dragged.to,
    range: trial.get(row.item.item)?.range ?? row.bar.range,
  };
  return new Map(trial).set(row.item.item, moved);
}

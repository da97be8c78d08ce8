import type { EvidenceRef } from '@fulcrum/workbench/views';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useEvidence } from '../../evidence/use-evidence.ts';
import { nearest, type Pickable, pickedByKey } from './pick.ts';
import { css } from './time-scale.ts';
import './plot.css';

export type Mark = Pickable & {
  /** The mark in words: what, how much, when. */
  readonly words: string;
  /** What it opens; a mark without evidence only tells its words. */
  readonly evidence?: EvidenceRef | undefined;
};

type Props = {
  /** What the marks are, for those who do not see them. */
  readonly label: string;
  /** In the order in which the arrow keys go through them. */
  readonly marks: readonly Mark[];
  /** Columns are picked by their place alone, dots by both. */
  readonly by: 'column' | 'dot';
};

/**
 * Lies over a picture and lets hand and keys reach each mark: the nearest one tells its words, and a click or Enter opens
 * its evidence. One stop of the Tab key, however many marks there are; the arrow keys go through them.
 */
export function Picker({ label, marks, by }: Props) {
  const [at, setAt] = useState<number>();
  const { open } = useEvidence();
  const mark = at === undefined ? undefined : marks[at];
  if (marks.length === 0) return null;
  const point = (event: PointerEvent) => setAt(nearest(marks, placeIn(event), by));
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      if (mark?.evidence) open(mark.evidence);
      event.preventDefault();
      return;
    }
    const next = pickedByKey(event.key, at, marks.length);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
  };
  return (
    <>
      {mark ? <Picked mark={mark} /> : null}
      <div
        className="plot-picker"
        role="slider"
        tabIndex={0}
        aria-label={`${label}. Arrow keys go through them, Enter opens the items.`}
        aria-valuemin={1}
        aria-valuemax={marks.length}
        aria-valuenow={(at ?? marks.length - 1) + 1}
        aria-valuetext={(mark ?? marks.at(-1))?.words}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setAt(undefined)}
        onFocus={(event) => event.target.matches(':focus-visible') && setAt(marks.length - 1)}
        onBlur={() => setAt(undefined)}
        onClick={() => mark?.evidence && open(mark.evidence)}
        onKeyDown={press}
      />
    </>
  );
}

function placeIn(event: PointerEvent) {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top, width: box.width, height: box.height };
}

function Picked({ mark }: { readonly mark: Mark }) {
  const place = { left: css(mark.x), top: css(mark.y) };
  return (
    <>
      <i className="plot-picked" style={place} />
      <output className="plot-tip" data-side={mark.x > 55 ? 'left' : 'right'} style={place} aria-hidden="true">
        {mark.words}
      </output>
    </>
  );
}

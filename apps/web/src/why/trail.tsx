import type { Measure, WhyView } from '@fulcrum/workbench/views';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { type Day, daysBetween, earliest } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { linePath } from '../ui/chart/lines.ts';
import { css, percentOf, percentWithin, scaleOver } from '../ui/chart/time-scale.ts';
import { formatOdds } from '../words/figures.ts';
import './trail.css';

type Stop = WhyView['trail'][number];
type Props = {
  readonly view: WhyView;
  readonly by: Measure;
  readonly onDays: (days: { readonly since: Day; readonly until: Day }) => void;
};

const [WIDE, HEIGHT, AIR] = [1000, 84, 10];

/** What was said week by week, with a handle on either day that is compared. */
export function Trail({ view, by, onDays }: Props) {
  const { trail, since, until } = view;
  const plot = useRef<HTMLDivElement>(null);
  const first = trail[0];
  const last = trail.at(-1);
  if (!first || !last || trail.length < 2) return null;
  const span = { first: earliest([first.asOf, since]) ?? since, last: last.asOf };
  const days = trail.map(({ asOf }) => asOf);
  const move = (handle: Handle, day: Day) => {
    const next = handle === 'since' ? { since: day, until } : { since, until: day };
    if (next.since <= next.until) onDays(next);
  };
  const nearest = (event: PointerEvent) => {
    const box = plot.current?.getBoundingClientRect();
    if (!box || box.width === 0) return undefined;
    const percent = (100 * (event.clientX - box.left)) / box.width;
    return days.toSorted((a, b) => Math.abs(percentOf(span, a) - percent) - Math.abs(percentOf(span, b) - percent))[0];
  };
  const drag = (handle: Handle) => (event: PointerEvent) => {
    const day = event.buttons > 0 ? nearest(event) : undefined;
    if (day && day !== view[handle]) move(handle, day);
  };
  const press = (handle: Handle) => (event: KeyboardEvent) => {
    const day = dayAfterKey(days, view[handle], event.key);
    if (day === undefined) return;
    event.preventDefault();
    move(handle, day);
  };
  return (
    <div className="why-trail screen-only">
      <div className="why-trail-ends" aria-hidden="true">
        <span>{stopWords(view, first.asOf, by)}</span>
        <span>{stopWords(view, last.asOf, by)}</span>
      </div>
      <div className="why-trail-plot" ref={plot}>
        <div
          className="why-trail-between"
          style={{ left: css(percentWithin(span, since)), right: css(100 - percentWithin(span, until)) }}
        />
        <Line stops={trail} span={span} by={by} />
        {HANDLES.map(([handle, name]) => (
          <div
            key={handle}
            className={`why-trail-handle why-trail-${handle}`}
            role="slider"
            tabIndex={0}
            aria-label={name}
            aria-orientation="horizontal"
            aria-valuemin={0}
            aria-valuemax={daysBetween(span.first, span.last)}
            aria-valuenow={daysBetween(span.first, view[handle])}
            aria-valuetext={stopWords(view, view[handle], by)}
            style={{ left: css(percentWithin(span, view[handle])) }}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag(handle)}
            onKeyDown={press(handle)}
          >
            <span>{formatDay(view[handle], view.asOf)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

type Handle = 'since' | 'until';
const HANDLES: readonly (readonly [Handle, string])[] = [
  ['since', 'From this day'],
  ['until', 'To this day'],
];

/** The stop that a key leads to; undefined for other keys and at the ends. */
function dayAfterKey(days: readonly Day[], here: Day, key: string): Day | undefined {
  if (key === 'ArrowLeft' || key === 'ArrowDown') return days.findLast((day) => day < here);
  if (key === 'ArrowRight' || key === 'ArrowUp') return days.find((day) => day > here);
  if (key === 'Home') return days[0];
  return key === 'End' ? days.at(-1) : undefined;
}

function stopWords({ trail, asOf }: WhyView, day: Day, by: Measure): string {
  const stop = trail.find((each) => each.asOf === day);
  const said = stop === undefined ? null : stop[by];
  const value = said === null ? 'no forecast' : typeof said === 'number' ? formatOdds(said) : formatDay(said, asOf);
  return stop === undefined ? formatDay(day, asOf) : `${formatDay(day, asOf)}: ${value}`;
}

type LineProps = { readonly stops: readonly Stop[]; readonly span: { first: Day; last: Day }; readonly by: Measure };

function Line({ stops, span, by }: LineProps) {
  const y = heightOf(stops, by);
  const points = stops.flatMap((stop) => {
    const at = y(stop);
    return at === null ? [] : [[(WIDE * percentOf(span, stop.asOf)) / 100, at] as const];
  });
  return (
    <>
      <svg viewBox={`0 0 ${WIDE} ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none" aria-hidden="true">
        <path d={linePath(points)} className="chart-promise" />
      </svg>
      {points.map(([x, at]) => (
        <i key={x} className="why-trail-dot" style={{ left: css(x / 10), top: `${at}px` }} />
      ))}
    </>
  );
}

/** Upward is later; of odds, upward is better. */
function heightOf(stops: readonly Stop[], by: Measure): (stop: Stop) => number | null {
  const inner = HEIGHT - 2 * AIR;
  if (by === 'odds') return ({ odds }) => (odds === null ? null : AIR + inner * (1 - odds));
  const scale = scaleOver(
    stops.flatMap((stop) => stop[by] ?? []),
    { before: 0.05, after: 0.05 },
  );
  return (stop) => {
    const day = stop[by];
    return scale === undefined || day === null ? null : AIR + inner * (1 - percentOf(scale, day) / 100);
  };
}

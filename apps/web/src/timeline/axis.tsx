import { dayNumber } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import type { Chunk } from './scene.ts';
import { SHADES_PX as LEAST_PX, type TimeWindow, ticksIn, xOf } from './time-window.ts';
import type { TimelineShade } from './timeline-query.ts';

type Props = {
  readonly window: TimeWindow;
  readonly chunk: Chunk;
  /** Pixels by which all of it stands further left. */
  readonly shift: number;
  readonly asOf: string;
  readonly shades: readonly TimelineShade[];
};

/** Pixels that the name of the as-of day takes from those beside it. */
const CLEAR = 56;

/** Sprints of several teams on the same days have one place for a name: the first has it. */
function apart(shades: readonly TimelineShade[]): readonly TimelineShade[] {
  const named: TimelineShade[] = [];
  for (const shade of shades)
    if (!named.some(({ from, until }) => until > shade.from && from < shade.until)) named.push(shade);
  return named;
}

/** The names of the days over the picture, and of sprints and days away. */
export function Axis({ window, chunk, shift, asOf, shades }: Props) {
  const now = xOf(window, dayNumber(asOf) + 1);
  const isIn = (x: number) => x >= chunk.left - 80 && x <= chunk.left + chunk.width;
  return (
    <div className="timeline-ticks" aria-hidden="true" style={{ marginLeft: -shift }}>
      {ticksIn(window)
        .filter(({ x }) => isIn(x) && Math.abs(x - now) > CLEAR)
        .map(({ x, label, isStrong }) => (
          <span key={`${x} ${label}`} data-strong={isStrong || undefined} style={{ left: x }}>
            {label}
          </span>
        ))}
      <span className="timeline-now" style={{ left: now }}>
        {formatDay(asOf, asOf)}
      </span>
      {apart(window.pxPerDay < LEAST_PX ? [] : shades).map(({ kind, name, from, until }, index) => {
        const [left, right] = [xOf(window, dayNumber(from)), xOf(window, dayNumber(until) + 1)];
        if (right < chunk.left || left > chunk.left + chunk.width) return null;
        return (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: two sprints may have the same name and days
            key={index}
            className={`timeline-shade timeline-shade-${kind}`}
            title={name}
            style={{ left, width: right - left }}
          >
            {right - left > 40 ? name : ''}
          </i>
        );
      })}
    </div>
  );
}

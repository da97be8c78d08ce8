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
  readonly today: string | undefined;
  readonly shades: readonly TimelineShade[];
};

/** Pixels that the name of the as-of day takes from those beside it. */
const CLEAR = 56;

/** What is named first where several are on the same days. */
const WEIGHT = { freeze: 0, leave: 1, sprint: 2 } as const;

/** Of what is on the same days, as sprints of several teams are, one has the place for a name. */
function apart(shades: readonly TimelineShade[]): readonly TimelineShade[] {
  const named: TimelineShade[] = [];
  for (const shade of shades.toSorted((a, b) => WEIGHT[a.kind] - WEIGHT[b.kind]))
    if (!named.some(({ from, until }) => until > shade.from && from < shade.until)) named.push(shade);
  return named;
}

/** The names of the days over the picture, and of sprints and days away. */
export function Axis({ window, chunk, shift, asOf, today = asOf, shades }: Props) {
  const [now, real] = [asOf, today].map((day) => xOf(window, dayNumber(day) + 1)) as [number, number];
  const isIn = (x: number) => x >= chunk.left - 80 && x <= chunk.left + chunk.width;
  return (
    <div className="timeline-ticks" aria-hidden="true" style={{ marginLeft: -shift }}>
      {ticksIn(window)
        .filter(({ x }) => isIn(x) && Math.abs(x - now) > CLEAR && (today === asOf || Math.abs(x - real) > CLEAR))
        .map(({ x, label, isStrong }) => (
          <span key={`${x} ${label}`} data-strong={isStrong || undefined} style={{ left: x }}>
            {label}
          </span>
        ))}
      <span className="timeline-now" style={{ left: now }}>
        {formatDay(asOf, asOf)}
      </span>
      {today === asOf || Math.abs(real - now) < CLEAR ? null : (
        <span className="timeline-today" style={{ left: real }}>
          today
        </span>
      )}
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

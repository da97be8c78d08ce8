import type { MilestoneView } from '@fulcrum/workbench/views';
import type { Day } from '../time/day.ts';
import { daysBetween } from '../time/day.ts';
import { formatDay, formatDayOfYear } from '../time/format-day.ts';
import { linePath, type Point, ribbonPath } from '../ui/chart/lines.ts';
import { css, percentOf, scaleOver, type TimeScale, ticksOf } from '../ui/chart/time-scale.ts';
import './earlier-picture.css';

type Past = MilestoneView['past'];
type Whole = { readonly asOf: Day; readonly p15: Day; readonly p50: Day; readonly p85: Day };
type Props = {
  readonly past: Past;
  readonly target: Day | null;
  readonly actual: Day | null;
  readonly near: Day;
  readonly label: string;
};

const HEIGHT = 200;
const WIDE = 1000;

const isWhole = (one: Past[number]): one is Past[number] & Whole =>
  one.p15 !== null && one.p50 !== null && one.p85 !== null;

/** Weeks with a forecast that follow each other: a week without one breaks the band. */
export function unbroken(past: Past): readonly (readonly Whole[])[] {
  const runs: Whole[][] = [[]];
  for (const one of past) {
    if (isWhole(one)) runs.at(-1)?.push(one);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** Stretches of weeks without a forecast, each from the last week that had one to the next. */
export function gapsOf(past: Past): readonly TimeScale[] {
  const gaps: TimeScale[] = [];
  for (const [index, one] of past.entries()) {
    if (isWhole(one)) continue;
    const first = (past[index - 1] ?? one).asOf;
    const last = (past[index + 1] ?? one).asOf;
    const before = gaps.at(-1);
    if (before && first < before.last) gaps[gaps.length - 1] = { first: before.first, last };
    else gaps.push({ first, last });
  }
  return gaps;
}

export function EarlierPicture({ past, target, actual, near, label }: Props) {
  const runs = unbroken(past);
  const whole = runs.flat();
  const scale = scaleOver(
    [...whole.flatMap(({ p15, p85 }) => [p15, p85]), ...(target ? [target] : []), ...(actual ? [actual] : [])],
    { before: 0.08, after: 0.08 },
  );
  const last = past.at(-1);
  const first = past[0];
  if (!scale || !first || !last) return null;
  const span = { first: first.asOf, last: last.asOf };
  return (
    <div className="earlier">
      <Gaps past={past} span={span} />
      <svg width="100%" height={HEIGHT} role="img" aria-label={label}>
        <Months scale={scale} />
        <svg
          viewBox={`0 0 ${WIDE} ${HEIGHT}`}
          width="100%"
          height={HEIGHT}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {runs.map((run) => (
            <Run key={run[0]?.asOf} run={run} scale={scale} span={span} />
          ))}
        </svg>
        <Promised day={target} scale={scale} near={near} />
        {isWhole(last) ? <Ends last={last} scale={scale} /> : null}
      </svg>
      {actual ? <Landed at={y(scale, actual)} day={actual} /> : null}
      <div className="earlier-ends" aria-hidden="true">
        <span>{formatDay(first.asOf, near)}</span>
        <span>{formatDay(last.asOf, near)}</span>
      </div>
    </div>
  );
}

const y = (scale: TimeScale, day: Day) => HEIGHT * (1 - percentOf(scale, day) / 100);

function Months({ scale }: { readonly scale: TimeScale }) {
  return ticksOf(scale, 6).map(({ day, label }) => (
    <g key={day}>
      <line x1="0" x2="100%" y1={y(scale, day)} y2={y(scale, day)} className="chart-grid" />
      <text x="-8" y={y(scale, day) + 4} textAnchor="end" className="chart-text">
        {label}
      </text>
    </g>
  ));
}

type RunProps = { readonly run: readonly Whole[]; readonly scale: TimeScale; readonly span: TimeScale };

function Run({ run, scale, span }: RunProps) {
  const line = (read: (one: Whole) => Day): readonly Point[] =>
    run.map((one) => [(WIDE * percentOf(span, one.asOf)) / 100, y(scale, read(one))] as const);
  const upper = line(({ p85 }) => p85);
  return (
    <>
      <path
        d={ribbonPath(
          upper,
          line(({ p15 }) => p15),
        )}
        className="chart-band-90"
      />
      <path d={linePath(upper)} className="chart-promise" />
      <path d={linePath(line(({ p50 }) => p50))} className="chart-median" />
    </>
  );
}

function Gaps({ past, span }: { readonly past: Past; readonly span: TimeScale }) {
  return (
    <div className="earlier-gaps">
      {gapsOf(past).map((gap) => {
        const left = percentOf(span, gap.first);
        const width = percentOf(span, gap.last) - left;
        return (
          <i key={gap.first} className="too-little" style={{ left: css(left), width: css(width) }}>
            <span>no forecast</span>
          </i>
        );
      })}
    </div>
  );
}

type PromisedProps = { readonly day: Day | null; readonly scale: TimeScale; readonly near: Day };

function Promised({ day, scale, near }: PromisedProps) {
  if (!day) return null;
  return (
    <>
      <line x1="0" x2="100%" y1={y(scale, day)} y2={y(scale, day)} className="chart-target" />
      <text x="4" y={y(scale, day) - 5} className="chart-ink-text">
        Target {formatDay(day, near)}
      </text>
    </>
  );
}

// Lines of text nearer than this, in pixels, would overprint.
const LINE = 13;

function Ends({ last, scale }: { readonly last: Whole; readonly scale: TimeScale }) {
  const [high, middle, low] = [last.p85, last.p50, last.p15].map((day) => y(scale, day) + 4);
  if (high === undefined || middle === undefined || low === undefined) return null;
  return (
    <>
      <text x="100%" dx="6" y={high} className="chart-ink-text">
        {formatDayOfYear(last.p85)}
      </text>
      {middle - high >= LINE ? (
        <text x="100%" dx="6" y={middle} className="chart-text">
          {formatDayOfYear(last.p50)}
        </text>
      ) : null}
      {low - middle >= LINE && daysBetween(last.p15, last.p85) > 0 ? (
        <text x="100%" dx="6" y={low} className="chart-text">
          {formatDayOfYear(last.p15)}
        </text>
      ) : null}
    </>
  );
}

// The picture begins below a little air.
const AIR = 6;

function Landed({ at, day }: { readonly at: number; readonly day: Day }) {
  return (
    <i className="diamond earlier-landed" style={{ top: `${AIR + at - 4.5}px` }} title={`Landed ${formatDay(day)}`} />
  );
}

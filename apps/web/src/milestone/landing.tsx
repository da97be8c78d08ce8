import type { MilestoneView } from '@fulcrum/workbench/views';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { Key } from '../ui/chart/key.tsx';
import { TimeAxis } from '../ui/chart/time-axis.tsx';
import { css, endOf, percentOf, type TimeScale } from '../ui/chart/time-scale.ts';
import { ChartSection } from '../ui/chart-section.tsx';
import { formatCount } from '../words/figures.ts';
import { CumulativeOdds } from './cumulative-odds.tsx';
import { CurveTable } from './curve-table.tsx';
import { DotColumns } from './dot-columns.tsx';
import './landing.css';
import { binName, DOTS, type Dots, quantileDots } from './quantile-dots.ts';

/** When it lands: fifty equally likely futures, and below them the odds by date on the same axis. */
export function Landing({ view }: { readonly view: MilestoneView }) {
  const { forecast, lastWeek, actual, asOf } = view;
  const dots = quantileDots(forecast.curve, forecast.target);
  if (!dots) return null;
  const note = `Each dot is 2\u00a0% of ${formatCount(forecast.replications)} futures, each column ${article(dots.binDays)}; below, the odds by date`;
  return (
    <ChartSection title="When it lands" note={note} table={<CurveTable forecast={forecast} near={asOf} />}>
      <div className="landing">
        <Marks dots={dots} view={view} />
        <DotColumns dots={dots} ghost={lastWeek?.curve ?? []} target={forecast.target} near={asOf} />
        <TimeAxis scale={dots.scale} asOf={asOf} />
        <CumulativeOdds forecast={forecast} lastWeek={lastWeek} scale={dots.scale} />
        {actual ? <Actual day={actual.day} scale={dots.scale} /> : null}
      </div>
      <Key entries={keyOf(view, dots)} />
    </ChartSection>
  );
}

const article = (days: number) => (days === 1 ? 'a day' : days === 7 ? 'a week' : binName(days));

function keyOf(view: MilestoneView, dots: Dots): readonly (readonly [string, string])[] {
  const { target } = view.forecast;
  return [
    ...(target
      ? ([
          ['dot-in', 'Makes the target'],
          ['dot', 'Later'],
          ['target', 'Target'],
        ] as const)
      : ([['dot', 'A future']] as const)),
    ...(view.lastWeek ? ([['ghost-line', `Forecast of ${formatDay(view.lastWeek.asOf, view.asOf)}`]] as const) : []),
    ...(view.actual ? ([['actual', 'What happened']] as const) : []),
    ...(dots.beyond > 0 ? ([['dot', `The last column holds ${dots.beyond} that end later still`]] as const) : []),
  ];
}

/** The target's flag and the date to promise, through both pictures. */
function Marks({ dots, view }: { readonly dots: Dots; readonly view: MilestoneView }) {
  const { target, quantiles } = view.forecast;
  const p85 = quantiles?.p85;
  const near = view.asOf;
  const inside = (day: Day | null | undefined): day is Day =>
    typeof day === 'string' && day >= dots.scale.first && day <= dots.scale.last;
  const at = (day: Day) => endOf(dots.scale, day);
  const close = inside(target) && inside(p85) && Math.abs(at(target) - at(p85)) < 24;
  return (
    <>
      {inside(target) ? (
        <Mark kind="target" at={at(target)} title={`Target ${formatDay(target, near)}`} low={false}>
          {dots.made} of {DOTS} make it
        </Mark>
      ) : null}
      {inside(p85) ? (
        <Mark kind="promise" at={at(p85)} title={`85\u00a0% by ${formatDay(p85, near)}`} low={close}>
          the date to promise
        </Mark>
      ) : null}
    </>
  );
}

type MarkProps = {
  readonly kind: 'target' | 'promise';
  readonly at: number;
  readonly title: string;
  /** Below the other mark's words, which stand too near. */
  readonly low: boolean;
  readonly children: React.ReactNode;
};

function Mark({ kind, at, title, low, children }: MarkProps) {
  return (
    <div
      className={`landing-mark landing-${kind}`}
      data-low={low}
      data-back={at > 78}
      data-half={at > 50}
      style={{ left: css(at) }}
    >
      <p>
        <b>{title}</b>
        <br />
        {children}
      </p>
    </div>
  );
}

function Actual({ day, scale }: { readonly day: Day; readonly scale: TimeScale }) {
  const at = percentOf(scale, day);
  if (at < 0 || at > 100) return null;
  return <i className="diamond landing-actual" style={{ left: css(at) }} title={`Landed ${formatDay(day)}`} />;
}

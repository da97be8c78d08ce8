import type { Objective, ObjectivesView } from './objectives-query.ts';
import './slope.css';
import { formatWeeks, formatWorth } from './worth.ts';

type Props = { readonly view: ObjectivesView; readonly ranked: readonly Objective[] };

const ROW = 52;

/** Two columns of ranks with a line between the places of each: lines that cross are where value misleads. */
export function Slope({ view, ranked }: Props) {
  const byValue = ranked.toSorted((a, b) => (a.rank?.byValue ?? 0) - (b.rank?.byValue ?? 0));
  const most = Math.max(...ranked.map(({ cd3 }) => cd3?.high ?? 0));
  return (
    <>
      <div className="slope">
        <h3>By value</h3>
        <span />
        <h3>By cost of delay over duration</h3>
        <ol>
          {byValue.map((one) => (
            <li key={one.id} style={{ height: ROW }}>
              <b className="slope-name" title={one.name}>
                {one.name}
              </b>
              <span>{one.value === null ? 'no value said' : formatWorth(one.value, one.unit, view.currency)}</span>
            </li>
          ))}
        </ol>
        <Lines ranked={ranked} />
        <ol>
          {ranked.map((one) => (
            <li key={one.id} style={{ height: ROW }}>
              <b className="slope-name" title={one.name}>
                {one.name}
              </b>
              <span>{wordsOf(one, view)}</span>
              <Range objective={one} most={most} />
            </li>
          ))}
        </ol>
      </div>
      <p className="slope-key">
        Bars: what a week of work on it saves, in 70&nbsp;% of the futures; the mark is at the mean of the weeks. Full
        lines rise, dashed ones fall.
      </p>
    </>
  );
}

function wordsOf({ costOfDelay, weeks, unit }: Objective, { currency }: ObjectivesView): string {
  if (costOfDelay === null || weeks === null) return '';
  return `${formatWorth(costOfDelay, unit, currency)} a week, ${formatWeeks(weeks.p15)} to ${formatWeeks(weeks.p85)} weeks`;
}

/** CD3 with its range: the longer the bar, the more a week of work on it saves. */
function Range({ objective: { cd3 }, most }: { readonly objective: Objective; readonly most: number }) {
  if (cd3 === null || most <= 0) return null;
  const at = (value: number) => `${Math.round((1000 * value) / most) / 10}%`;
  return (
    <span className="slope-range" aria-hidden="true">
      <i className="slope-band" style={{ left: at(cd3.low), width: at(cd3.high - cd3.low) }} />
      <i className="slope-middle" style={{ left: at(cd3.value) }} />
    </span>
  );
}

/** Decoration: both lists say their order. */
function Lines({ ranked }: { readonly ranked: readonly Objective[] }) {
  const height = ranked.length * ROW;
  return (
    <svg
      className="slope-lines"
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      style={{ height }}
      aria-hidden="true"
    >
      {ranked.map(({ id, rank }) => {
        if (rank === null) return null;
        const [from, to] = [rank.byValue, rank.byCd3].map((place) => (place - 0.5) * ROW) as [number, number];
        const turn = rank.byCd3 < rank.byValue ? 'sooner' : rank.byCd3 > rank.byValue ? 'later' : 'same';
        return <path key={id} data-turn={turn} d={`M0 ${from}C50 ${from} 50 ${to} 100 ${to}`} />;
      })}
    </svg>
  );
}

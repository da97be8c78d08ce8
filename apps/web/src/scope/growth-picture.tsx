import { formatDay } from '../time/format-day.ts';
import { ChartSection } from '../ui/chart-section.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount, formatRate } from '../words/figures.ts';
import type { ScopeView } from './scope-query.ts';

const WIDTH = 560;
const HEIGHT = 180;
const LEFT = 28;

/** What joined and left week by week, against what the dates allow for. */
export function GrowthPicture({ view }: { readonly view: ScopeView }) {
  const { growth, weeks } = view;
  return (
    <ChartSection title="Growth by week" note="Joined above the line, left below it" table={<WeeksTable view={view} />}>
      {weeks.length < 2 ? (
        <p className="text-ink-2">The baseline is less than two weeks ago: a pace of growth shows after that.</p>
      ) : (
        <Bars view={view} />
      )}
      {growth ? <p className="scope-note">{growth.words}</p> : null}
    </ChartSection>
  );
}

function Bars({ view: { weeks, growth, asOf, milestone } }: { readonly view: ScopeView }) {
  const allowed = growth?.allowed ?? null;
  const up = Math.max(1, allowed ?? 0, ...weeks.map(({ added }) => added));
  const down = Math.max(0, ...weeks.map(({ removed }) => removed));
  const scale = (HEIGHT - 28) / (up + down);
  const zero = 8 + up * scale;
  const pitch = (WIDTH - LEFT) / weeks.length;
  const bar = Math.min(26, pitch * 0.7);
  const x = (week: number) => LEFT + week * pitch + (pitch - bar) / 2;
  const total = (key: 'added' | 'removed') => weeks.reduce((sum, week) => sum + week[key], 0);
  const label = `${milestone?.name}: ${total('added')} joined and ${total('removed')} left in ${weeks.length} weeks`;
  return (
    <figure className="scope-weeks">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <text x={LEFT - 6} y={12} className="scope-tick" textAnchor="end">
          {formatCount(Math.round(up))}
        </text>
        {weeks.map(({ from, added, removed }, week) => (
          <g key={from}>
            <title>{`Week from ${formatDay(from, asOf)}: ${added} joined, ${removed} left`}</title>
            <rect className="scope-added" x={x(week)} width={bar} y={zero - added * scale} height={added * scale} />
            <rect className="scope-removed" x={x(week)} width={bar} y={zero} height={removed * scale} />
          </g>
        ))}
        <line className="scope-zero" x1={LEFT} x2={WIDTH} y1={zero} y2={zero} />
        {allowed === null ? null : (
          <line
            className="scope-allowed"
            x1={LEFT}
            x2={WIDTH}
            y1={zero - allowed * scale}
            y2={zero - allowed * scale}
          />
        )}
        <text x={LEFT} y={HEIGHT - 3} className="scope-tick">
          {formatDay(weeks[0]!.from, asOf)}
        </text>
        <text x={WIDTH} y={HEIGHT - 3} className="scope-tick" textAnchor="end">
          {formatDay(weeks.at(-1)!.until, asOf)}
        </text>
      </svg>
      <figcaption>
        <span className="scope-key scope-key-added">joined</span>
        <span className="scope-key scope-key-removed">left</span>
        {allowed === null ? null : (
          <span className="scope-key scope-key-allowed">{`${formatRate(allowed)} a week: what the dates allow for`}</span>
        )}
      </figcaption>
    </figure>
  );
}

function WeeksTable({ view: { weeks, asOf } }: { readonly view: ScopeView }) {
  return (
    <DataTable
      caption="Items that joined and left by week"
      rows={weeks}
      keyOf={({ from }) => from}
      columns={[
        {
          head: 'Week from',
          cell: ({ from, evidence }) => <Figure evidence={evidence}>{formatDay(from, asOf)}</Figure>,
        },
        { head: 'Joined', number: true, cell: ({ added }) => formatCount(added) },
        { head: 'Left', number: true, cell: ({ removed }) => formatCount(removed) },
        { head: 'Net', number: true, cell: ({ added, removed }) => formatCount(added - removed) },
      ]}
    />
  );
}

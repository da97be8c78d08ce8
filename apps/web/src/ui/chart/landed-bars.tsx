import type { PortfolioView } from '@fulcrum/workbench/views';
import { daysBetween } from '../../time/day.ts';
import { formatDayLong } from '../../time/format-day.ts';
import './chart.css';

type Landed = PortfolioView['landed'][number];

const HEIGHT = 132;
const MIDDLE = HEIGHT / 2;
const BAR = 10;

/** Days from the median to the ends of the range and to what happened; undefined without a whole range. */
export function landedOffsets({ quantiles: { p15, p50, p85 }, landed }: Landed) {
  if (!p15 || !p50 || !p85) return undefined;
  return { early: daysBetween(p50, p15), late: daysBetween(p50, p85), landed: daysBetween(p50, landed) };
}

/** Past releases, oldest first: where each landed within the range that was said of it. */
export function LandedBars({ rows }: { readonly rows: readonly Landed[] }) {
  const known = rows.flatMap((row) => {
    const offsets = landedOffsets(row);
    return offsets ? [{ row, offsets }] : [];
  });
  const most = Math.max(7, ...known.flatMap(({ offsets }) => [-offsets.early, offsets.late, Math.abs(offsets.landed)]));
  const y = (days: number) => MIDDLE - ((MIDDLE - 8) * days) / most;
  return (
    <svg width="100%" height={HEIGHT} role="img" aria-label={inWords(known.map(({ row }) => row))}>
      <line x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} className="chart-axis" />
      {known.map(({ row, offsets }, index) => {
        const x = `${(100 * (index + 0.5)) / known.length}%`;
        const inside = row.verdict === 'inside';
        return (
          <g key={row.milestone}>
            <title>{`${row.name}, ${formatDayLong(row.landed)}: ${row.words}`}</title>
            <g transform={`translate(${-BAR / 2} 0)`}>
              <rect
                x={x}
                y={y(offsets.late)}
                width={BAR}
                height={y(offsets.early) - y(offsets.late)}
                rx="2"
                className="chart-band-70"
              />
              <rect x={x} y={MIDDLE - 1} width={BAR} height="2" className="chart-deep" />
            </g>
            <circle
              cx={x}
              cy={y(offsets.landed)}
              r={inside ? 3.5 : 4}
              className={inside ? 'chart-landed' : 'chart-missed'}
            />
          </g>
        );
      })}
    </svg>
  );
}

function inWords(rows: readonly Landed[]): string {
  const count = (verdict: Landed['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  return `${rows.length} releases: ${count('inside')} landed inside their range, ${count('late')} later, ${count('early')} earlier`;
}

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

type Offsets = NonNullable<ReturnType<typeof landedOffsets>>;

// One release that came years late may not flatten the others: this share of all offsets fits the picture.
const FITTING = 0.9;
const LEAST_DAYS = 7;

/** How many days from the median the picture shows; what lies beyond is drawn at its edge. */
export function daysShown(rows: readonly Offsets[]): number {
  const days = rows.flatMap(({ early, late, landed }) => [Math.abs(early), Math.abs(late), Math.abs(landed)]);
  const sorted = days.sort((a, b) => a - b);
  const most = sorted[Math.ceil(FITTING * sorted.length) - 1] ?? LEAST_DAYS;
  return Math.max(LEAST_DAYS, Math.ceil(most * 1.1));
}

/** Days held inside of what is shown. */
export const heldWithin = (days: number, most: number): number => Math.min(most, Math.max(-most, days));

/** Past releases, oldest first: where each landed within the range that was said of it. */
export function LandedBars({ rows }: { readonly rows: readonly Landed[] }) {
  const known = rows.flatMap((row) => {
    const offsets = landedOffsets(row);
    return offsets ? [{ row, offsets }] : [];
  });
  const most = daysShown(known.map(({ offsets }) => offsets));
  const y = (days: number) => MIDDLE - ((MIDDLE - 8) * heldWithin(days, most)) / most;
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

import './chart.css';

type Props = {
  /** One count a week, oldest first. */
  readonly counts: readonly number[];
  /** The most of any row beside it, so that rows can be compared. */
  readonly most: number;
  readonly label: string;
};

const BAR = 7;
const PITCH = 9;
const HEIGHT = 24;
// The weeks whose pace is told beside the picture.
const RECENT = 4;

/** A week beyond what the row has room for fills it; its count stands in the label. */
function heightOf(count: number, most: number): number {
  if (count === 0) return 1;
  return Math.min(HEIGHT, Math.max(2, Math.round(((HEIGHT - 2) * count) / Math.max(1, most))));
}

/** Small bars, one a week; the last four are darker. */
export function WeekBars({ counts, most, label }: Props) {
  return (
    <svg width={counts.length * PITCH - (PITCH - BAR)} height={HEIGHT} role="img" aria-label={label}>
      {counts.map((count, week) => {
        const height = heightOf(count, most);
        const recent = week >= counts.length - RECENT;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place
            key={week}
            x={week * PITCH}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            className={recent ? 'chart-bar-recent' : 'chart-bar'}
          />
        );
      })}
    </svg>
  );
}

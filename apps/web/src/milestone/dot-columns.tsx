import type { MilestoneView } from '@fulcrum/workbench/views';
import type { CSSProperties } from 'react';
import type { Day } from '../time/day.ts';
import { addDays } from '../time/day.ts';
import { formatDayLong } from '../time/format-day.ts';
import { linePath } from '../ui/chart/lines.ts';
import { type Bin, binName, DOTS, type Dots, shareBy } from './quantile-dots.ts';

type Curve = MilestoneView['forecast']['curve'];
type Props = {
  readonly dots: Dots;
  /** Last week's curve; empty when there is none. */
  readonly ghost: Curve;
  readonly target: Day | null;
  readonly near: Day;
};

/** Towers of dots, one a bin. Dots shrink with the page, so that a phone shows the same picture. */
export function DotColumns({ dots, ghost, target }: Props) {
  const former = ghostTowers(dots, ghost);
  const most = Math.max(...dots.bins.map((bin) => bin.dots), ...former, 1);
  const label = inWords(dots, target);
  return (
    <div
      className="dot-columns"
      role="img"
      aria-label={label}
      style={{ '--most': most, '--bins': dots.bins.length } as CSSProperties}
    >
      {dots.bins.map((bin) => (
        <Column key={bin.last} bin={bin} />
      ))}
      {former.length > 0 ? <GhostLine towers={former} most={most} /> : null}
    </div>
  );
}

function Column({ bin }: { readonly bin: Bin }) {
  const dots = Array.from({ length: bin.dots }, (_, dot) => dot);
  return (
    <span title={`${bin.dots} end by ${formatDayLong(bin.last)}`} data-in={bin.makesTarget}>
      {dots.map((dot) => (
        <i key={dot} />
      ))}
    </span>
  );
}

/** How high last week's forecast stood over the same bins, in dots. */
function ghostTowers(dots: Dots, ghost: Curve): readonly number[] {
  if (ghost.length === 0) return [];
  return dots.bins.map((bin) => DOTS * (shareBy(ghost, bin.last) - shareBy(ghost, addDays(bin.first, -1))));
}

const TALL = 100;

function GhostLine({ towers, most }: { readonly towers: readonly number[]; readonly most: number }) {
  const points = towers.map(
    (tower, index) => [(1000 * (index + 0.5)) / towers.length, TALL - (TALL * tower) / most] as const,
  );
  return (
    <svg viewBox={`0 0 1000 ${TALL}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d={linePath(points)} className="chart-ghost" />
    </svg>
  );
}

function inWords(dots: Dots, target: Day | null): string {
  const first = dots.bins[0];
  const last = dots.bins.at(-1);
  if (!first || !last) return '';
  const span = `from ${formatDayLong(first.first)} to ${formatDayLong(last.last)}`;
  const made =
    target === null || dots.made === undefined
      ? ''
      : `: ${dots.made} end by ${formatDayLong(target)}, ${DOTS - dots.made} later`;
  return `Fifty equally likely futures by ${binName(dots.binDays)}, ${span}${made}`;
}

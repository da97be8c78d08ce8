import type { MilestoneRow } from '@fulcrum/workbench/views';
import './chart.css';
import { areaPath, linePath, type Point } from './lines.ts';

type Scope = MilestoneRow['scope'];

type Props = {
  readonly scope: Scope;
  readonly label: string;
  readonly width: number | string;
  readonly height: number;
  /** A dot at the last point: for pictures inside a row. */
  readonly dot?: boolean;
};

const WIDE = 1000;

/** How the scope grew and how much of it is done, week by week. */
export function ScopeArea({ scope, label, width, height, dot = false }: Props) {
  const most = Math.max(1, ...scope.map(({ total }) => total));
  const place = (value: number, index: number): Point => [
    scope.length < 2 ? WIDE : (WIDE * index) / (scope.length - 1),
    height - 1 - ((height - 5) * value) / most,
  ];
  const totals = scope.map(({ total }, index) => place(total, index));
  const done = scope.map((point, index) => place(point.done, index));
  const last = totals.at(-1);
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <svg viewBox={`0 0 ${WIDE} ${height}`} preserveAspectRatio="none" width="100%" height={height} aria-hidden="true">
        <path d={areaPath(totals, height)} className="chart-open" />
        <path d={areaPath(done, height)} className="chart-done" />
        <path d={linePath(totals)} className="chart-scope" />
      </svg>
      {dot && last ? <circle cx="100%" cy={last[1]} r="2.5" className="chart-dot" /> : null}
    </svg>
  );
}

import type { MilestoneRow } from '@fulcrum/workbench/views';
import type { Day } from '../time/day.ts';
import { Band } from '../ui/chart/band.tsx';
import type { TimeScale } from '../ui/chart/time-scale.ts';
import { refusal, rowInWords } from './row-words.ts';

type Props = {
  readonly row: MilestoneRow;
  readonly scale: TimeScale;
  readonly asOf: Day;
  readonly labels?: boolean;
};

/** A milestone's row on the shared axis. */
export function MilestoneBand({ row, scale, asOf, labels = false }: Props) {
  return (
    <Band
      scale={scale}
      quantiles={row.quantiles}
      why={labels ? refusal(row) : undefined}
      target={row.target}
      asOf={asOf}
      ghost={row.lastWeek}
      actual={row.actual}
      label={rowInWords(row)}
      labelled={labels}
    />
  );
}

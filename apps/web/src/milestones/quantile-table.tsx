import type { MilestoneRow } from '@fulcrum/workbench/views';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { healthWord } from '../ui/status.tsx';
import { formatMove, formatOdds } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';

type Quantile = 'p5' | 'p15' | 'p50' | 'p85' | 'p95';

const HEADS: readonly (readonly [Quantile, string])[] = [
  ['p5', '5\u00a0%'],
  ['p15', '15\u00a0%'],
  ['p50', 'Median'],
  ['p85', '85\u00a0%'],
  ['p95', '95\u00a0%'],
];

type Props = { readonly rows: readonly MilestoneRow[]; readonly near: Day; readonly caption: string };

/** The twin of every picture of milestones: all its days and odds as text. */
export function QuantileTable({ rows, near, caption }: Props) {
  const day = (value: Day | null | undefined) => (value ? formatDay(value, near) : '–');
  const columns: readonly Column<MilestoneRow>[] = [
    { head: 'Release', cell: (row) => row.name },
    ...HEADS.map(([quantile, head]) => ({
      head,
      number: true,
      cell: (row: MilestoneRow) => day(row.quantiles?.[quantile]),
    })),
    { head: 'Target', number: true, cell: (row) => day(row.target) },
    { head: 'Odds', number: true, cell: (row) => (row.oddsOfTarget === null ? '–' : formatOdds(row.oddsOfTarget)) },
    { head: 'Status', cell: (row) => (row.quantiles ? healthWord(row.health) : localDates(row.words)) },
    { head: '85\u00a0% last week', number: true, cell: (row) => day(row.lastWeek?.p85) },
    { head: 'Moved', number: true, cell: (row) => (row.movedDays === null ? '–' : formatMove(row.movedDays)) },
    ...(rows.some(({ actual }) => actual)
      ? [{ head: 'What happened', number: true, cell: (row: MilestoneRow) => day(row.actual) }]
      : []),
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} keyOf={(row) => row.id} />;
}

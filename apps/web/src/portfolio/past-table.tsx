import type { MilestoneRow } from '@fulcrum/workbench/views';
import { addDays, type Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { DataTable } from '../ui/data-table.tsx';
import { WEEKS } from './nine-weeks.ts';

type Props = { readonly rows: readonly MilestoneRow[]; readonly asOf: Day };

/** The twin of the nine weeks: each milestone's date to promise, as it was said week by week. */
export function PastTable({ rows, asOf }: Props) {
  const days = Array.from({ length: WEEKS }, (_, place) => addDays(asOf, -7 * (WEEKS - 1 - place)));
  const said = (row: MilestoneRow, day: Day) =>
    day === asOf ? row.quantiles?.p85 : row.past.find((week) => week.asOf === day)?.p85;
  return (
    <DataTable
      caption="85 % dates as they were said in nine weeks"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { head: '85\u00a0% date, as said on', cell: ({ name }) => name },
        ...days.map((day) => ({
          head: formatDay(day, asOf),
          number: true,
          cell: (row: MilestoneRow) => {
            const p85 = said(row, day);
            return p85 ? formatDay(p85, asOf) : '–';
          },
        })),
      ]}
    />
  );
}

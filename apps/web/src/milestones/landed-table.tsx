import type { PortfolioView } from '@fulcrum/workbench/views';
import { formatDay, formatRange } from '../time/format-day.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Status, type Tone } from '../ui/status.tsx';

import { localDates } from '../words/local-dates.ts';

export type Landed = PortfolioView['landed'][number];

const TONES: Record<Landed['verdict'], Tone> = { inside: 'ok', late: 'late', early: 'risk' };

/** How a release landed against what was said of it: shape and words. */
export function Verdict({ row }: { readonly row: Landed }) {
  return (
    <span className="verdict">
      <Status tone={TONES[row.verdict]}>{null}</Status> {localDates(row.words)}
    </span>
  );
}

export const landedRange = ({ quantiles: { p15, p85 }, landed }: Landed): string =>
  p15 && p85 ? formatRange(p15, p85, landed) : '–';

/** The twin of the pictures of past releases. */
export function LandedTable({ rows }: { readonly rows: readonly Landed[] }) {
  return (
    <DataTable
      caption="Past releases: what was said, and what happened"
      rows={rows}
      keyOf={({ milestone }) => milestone}
      columns={[
        { head: 'Release', cell: ({ name }) => name },
        { head: 'Landed', cell: ({ landed }) => formatDay(landed) },
        { head: 'Said on', cell: ({ saidOn }) => formatDay(saidOn) },
        { head: '15 to 85\u00a0%', cell: landedRange },
        { head: 'Against it', cell: (row) => <Verdict row={row} /> },
      ]}
    />
  );
}

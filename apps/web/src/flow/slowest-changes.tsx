import type { DeliveryView } from '@fulcrum/workbench/views';
import { formatDay } from '../time/format-day.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { formatRate } from '../words/figures.ts';

type Change = DeliveryView['slowest'][number];

function Outside({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a className="figure" href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

const days = (hours: number | null) => (hours === null ? '–' : formatRate(hours / 24));

const COLUMNS: readonly Column<Change>[] = [
  { head: 'Change', cell: ({ id, title, url }) => (url ? <Outside href={url}>{title || id}</Outside> : title || id) },
  { head: 'Out', cell: ({ deployed }) => formatDay(deployed) },
  { head: 'Days', number: true, cell: ({ hours }) => days(hours) },
  { head: 'Coding', number: true, cell: ({ stages }) => days(stages.coding) },
  { head: 'Pickup', number: true, cell: ({ stages }) => days(stages.pickup) },
  { head: 'Review', number: true, cell: ({ stages }) => days(stages.review) },
  { head: 'Deployment', number: true, cell: ({ stages }) => days(stages.deploy) },
];

/** The changes that took longest to reach their users, with the days of each stage. */
export function SlowestChanges({ view }: { readonly view: DeliveryView }) {
  if (view.slowest.length === 0) return null;
  return (
    <>
      <h3 className="delivery-head">The slowest changes, in days</h3>
      <ScrollX label="The slowest changes">
        <DataTable caption="The slowest changes" columns={COLUMNS} rows={view.slowest} keyOf={({ id }) => id} />
      </ScrollX>
    </>
  );
}

import { useMemo, useState } from 'react';
import { itemEvidence } from '../evidence/item-evidence.ts';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount, formatOdds, formatShare } from '../words/figures.ts';
import { linkWords } from './edits.ts';
import type { Row } from './rows.ts';
import type { TimelineItem, TimelineView } from './timeline-query.ts';

type Props = { readonly rows: readonly Row[]; readonly view: TimelineView; readonly chain: ReadonlySet<string> };

/** So many rows are written at once. */
const PAGE = 200;

/** The same rows as the picture, as a table. */
export function TimelineTable({ rows, view, chain }: Props) {
  const columns = useMemo(() => columnsOf(view, chain), [view, chain]);
  const [most, setMost] = useState(PAGE);
  return (
    <>
      <ScrollX label="The plan as a table">
        <DataTable
          caption="The plan, row by row"
          columns={columns}
          rows={rows.slice(0, most)}
          keyOf={({ key }) => key}
        />
      </ScrollX>
      {rows.length > most ? (
        <p>
          <Button onClick={() => setMost((now) => now + PAGE)}>
            {`Show ${formatCount(Math.min(PAGE, rows.length - most))} more of ${formatCount(rows.length)} rows`}
          </Button>
        </p>
      ) : null}
    </>
  );
}

function columnsOf({ asOf, links }: TimelineView, chain: ReadonlySet<string>): readonly Column<Row>[] {
  const waits = Map.groupBy(links, ({ to }) => to);
  const day = (value: Day | null | undefined) => (value == null ? '–' : formatDay(value, asOf));
  const ofItem = (read: (item: TimelineItem) => string) => (row: Row) => (row.kind === 'item' ? read(row.item) : '');
  const both = (name: 'p50' | 'p85' | 'p95') => (row: Row) =>
    row.kind === 'item' ? day(row.item[name]) : row.kind === 'milestone' ? day(row.milestone[name]) : '';
  return [
    { head: 'What', cell: (row) => <Name row={row} /> },
    { head: 'Team', cell: ofItem(({ teamName }) => teamName) },
    { head: 'Planned start', cell: ofItem(({ planned }) => day(planned?.start)), number: true },
    {
      head: 'Planned end',
      cell: (row) =>
        row.kind === 'item' ? day(row.item.planned?.end) : row.kind === 'milestone' ? day(row.milestone.planned) : '',
      number: true,
    },
    { head: 'Odds of that', cell: oddsOf, number: true },
    { head: '50\u00a0% by', cell: both('p50'), number: true },
    { head: '85\u00a0% by', cell: both('p85'), number: true },
    { head: '95\u00a0% by', cell: both('p95'), number: true },
    { head: 'Target', cell: (row) => (row.kind === 'milestone' ? day(row.milestone.target) : ''), number: true },
    {
      head: 'Decides',
      cell: ofItem(({ item, criticality }) =>
        [criticality === null ? '' : formatShare(criticality), chain.has(item) ? 'on the chain' : '']
          .filter(Boolean)
          .join(', '),
      ),
      number: true,
    },
    { head: 'Links', cell: ofItem(({ item }) => waits.get(item)?.map(linkWords).join('; ') ?? '') },
    { head: 'Why not earlier', cell: ofItem(({ planned }) => planned?.driver.words ?? '') },
  ];
}

function oddsOf(row: Row): string {
  const odds =
    row.kind === 'item' ? row.item.oddsOfPlanned : row.kind === 'milestone' ? row.milestone.oddsOfPlanned : null;
  return odds === null ? '' : formatOdds(odds);
}

function Name({ row }: { readonly row: Row }) {
  if (row.kind !== 'item') return <b>{`${row.name}, ${row.note}`}</b>;
  return (
    <span className="timeline-table-item">
      <Figure evidence={itemEvidence(row.item.item)}>{row.item.item}</Figure> {row.name}
    </span>
  );
}

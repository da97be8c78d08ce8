import { DataTable } from '../ui/data-table.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import { Status } from '../ui/status.tsx';
import { Figure } from '../words/figure.tsx';
import type { BoardView, Column } from './board-query.ts';
import { LimitField } from './limit-field.tsx';

type Team = BoardView['teams'][number];
type Row = { readonly key: string; readonly name: string; readonly column?: Column; readonly team?: Team };

/** Limits of columns and teams against what they hold, and what the pace suggests. */
export function LimitSection({ view }: { readonly view: BoardView }) {
  const open = view.columns.filter(({ category }) => category === 'todo' || category === 'doing');
  const rows: readonly Row[] = [
    ...open.map((column) => ({ key: column.id, name: column.name, column })),
    ...view.teams.map((team) => ({ key: `team ${team.id}`, name: `${team.name} (team)`, team })),
  ];
  if (rows.length === 0) return null;
  return (
    <Section
      title="Limits"
      id="limits"
      note={view.hasLimits ? 'Of what is under way' : 'No limit is set, here or in the tool'}
    >
      <p className="board-note">
        {view.hint
          ? `What the pace suggests for all that is under way: ${view.hint.words}.`
          : 'What the pace suggests is not known: it needs finished items whose start is told.'}
      </p>
      <ScrollX label="Limits">
        <DataTable
          caption="Limits of columns and teams"
          rows={rows}
          keyOf={({ key }) => key}
          columns={[
            { head: 'Column or team', cell: ({ name }) => name },
            { head: 'Holds', cell: (row) => <Holds row={row} />, number: true },
            { head: 'Limit', cell: (row) => <LimitField view={view} {...of(row)} />, number: true },
            {
              head: 'Who set it',
              cell: ({ column, team }) => whose(column?.limitFrom ?? (team?.limit == null ? null : 'here')),
            },
            { head: 'Stands', cell: ({ column, team }) => <Stands of={column ?? team} /> },
            {
              head: 'Suggested',
              cell: ({ column }) =>
                column?.hint ? <span title={column.hint.words}>{`about ${column.hint.items}`}</span> : '–',
              number: true,
            },
          ]}
        />
      </ScrollX>
    </Section>
  );
}

const of = ({ column, team }: Row) => ({ ...(column ? { column } : {}), ...(team ? { team } : {}) });

function whose(from: Column['limitFrom']): string {
  if (from === null) return '–';
  return from === 'tool' ? 'its tool' : 'here';
}

function Holds({ row: { column, team } }: { readonly row: Row }) {
  if (column === undefined || column.count === 0) return column?.count ?? team?.count ?? 0;
  return <Figure evidence={column.evidence}>{String(column.count)}</Figure>;
}

function Stands({ of: one }: { readonly of: Column | Team | undefined }) {
  if (one === undefined) return '–';
  if ('least' in one && one.least !== null && one.count < one.least)
    return <Status tone="risk">{`under ${one.least}`}</Status>;
  if (one.limit === null) return '–';
  return one.isOver ? <Status tone="late">{`${one.count - one.limit} over`}</Status> : <Status tone="ok">holds</Status>;
}

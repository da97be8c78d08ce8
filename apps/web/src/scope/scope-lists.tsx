import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { saveFile } from '../ui/save-file.ts';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import { Segments } from '../ui/segments.tsx';
import { TeamName } from '../ui/team-name.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount } from '../words/figures.ts';
import { rowsCsv } from './scope-csv.ts';
import { type ScopeRow, type ScopeView, useScopeSearch } from './scope-query.ts';

const LISTS = ['added', 'removed', 'changed'] as const;
type List = (typeof LISTS)[number];

/** What joined, left and was changed since the baseline, each with who said so. */
export function ScopeLists({ view }: { readonly view: ScopeView }) {
  const { asked, narrow } = useScopeSearch();
  const list: List = LISTS.find((each) => each === asked.list) ?? LISTS.find((each) => view[each].total > 0) ?? 'added';
  const { rows, total } = view[list];
  const save = () =>
    saveFile(new Blob([rowsCsv(view)], { type: 'text/csv;charset=utf-8' }), `${view.program.id}-scope.csv`);
  const actions = (
    <Button kind="bare" size="small" className="screen-only" onClick={save}>
      Save as CSV
    </Button>
  );
  return (
    <Section title="Since the baseline" note="What came and went again is in no list" actions={actions}>
      <Segments
        label="Which items"
        value={list}
        options={LISTS.map((each) => [
          each,
          `${each === 'added' ? 'Added' : each === 'removed' ? 'Removed' : 'Changed'} ${formatCount(view[each].total)}`,
        ])}
        onChange={(chosen) => narrow({ list: chosen })}
      />
      {rows.length === 0 ? (
        <p className="scope-none text-ink-2">{NONE[list]}</p>
      ) : (
        <ScrollX label="Items" className="scope-rows">
          <Rows rows={rows} asOf={view.asOf} list={list} />
        </ScrollX>
      )}
      {total > rows.length ? (
        <p className="scope-note">{`The first ${formatCount(rows.length)} of ${formatCount(total)}.`}</p>
      ) : null}
    </Section>
  );
}

const NONE: Readonly<Record<List, string>> = {
  added: 'Nothing has joined since the baseline.',
  removed: 'Nothing has left since the baseline.',
  changed: 'Nothing that it held was estimated or typed anew since the baseline.',
};

const HOW: Readonly<Record<List, string>> = { added: 'How it came', removed: 'How it went', changed: 'What changed' };

function Rows({
  rows,
  asOf,
  list,
}: {
  readonly rows: readonly ScopeRow[];
  readonly asOf: string;
  readonly list: List;
}) {
  return (
    <DataTable
      caption={`Items: ${list} since the baseline`}
      rows={rows}
      keyOf={({ item, how }) => `${item} ${how}`}
      columns={[
        { head: 'Item', cell: ({ item, evidence }) => <Figure evidence={evidence}>{item}</Figure> },
        { head: 'Title', cell: ({ title }) => <span className="row-name">{title}</span> },
        { head: 'Team', cell: ({ team, teamName }) => <TeamName team={team || 'none'} name={teamName} /> },
        { head: HOW[list], cell: (row) => <How row={row} /> },
        { head: 'Who', cell: ({ who }) => who },
        { head: 'When', number: true, cell: ({ day }) => (day === null ? '' : formatDay(day, asOf)) },
      ]}
    />
  );
}

function How({ row: { how, request } }: { readonly row: ScopeRow }) {
  const { narrow } = useScopeSearch();
  if (request === null) return how;
  return (
    <button type="button" className="figure" onClick={() => narrow({ request: request.id })}>
      {`${request.id}: ${request.name}`}
    </button>
  );
}

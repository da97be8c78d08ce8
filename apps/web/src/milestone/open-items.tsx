import type { ItemRow, ItemsView, MilestoneView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { type Moment, programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import { InnerLink } from '../app/inner-link.tsx';
import { stringifySearch } from '../app/search.ts';
import { useMoment } from '../time/moment.ts';
import { CategoryMark } from '../ui/category-mark.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty, Failure } from '../ui/failure.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import { BarRows } from '../ui/skeleton.tsx';
import { TeamName } from '../ui/team-name.tsx';
import { Figure } from '../words/figure.tsx';
import { plural } from '../words/figures.ts';
import './open-items.css';

// Enough to see what lies longest; the rest is one link away.
const SHOWN = 8;

type Place = { readonly program: string; readonly milestone: string };

const oldestOpenQuery = ({ program, milestone }: Place, { day }: Moment): ViewQuery<ItemsView> =>
  viewQuery<ItemsView>(['oldest-open', program, milestone], programPath(program, 'items'), {
    asOf: day,
    milestone,
    category: 'open',
    sort: 'created',
    limit: SHOWN,
  });

/** What is still open in a milestone, the oldest first, and the way to all of it. */
export function OpenItems({ view }: { readonly view: MilestoneView }) {
  const place = { program: view.program.id, milestone: view.row.id };
  const all = `/programs/${encodeURIComponent(place.program)}/work`;
  const links = (
    <>
      <InnerLink
        className="button button-small"
        href={all + stringifySearch({ milestone: place.milestone, category: 'open' })}
      >
        {plural(view.row.open, 'open item')}
      </InnerLink>
      <InnerLink className="button button-small" href={all + stringifySearch({ milestone: place.milestone })}>
        All {plural(view.row.total, 'item')}
      </InnerLink>
    </>
  );
  return (
    <Section
      title="Items"
      note={view.row.open > SHOWN ? `The ${SHOWN} that are open longest` : 'Open, the oldest first'}
      actions={links}
    >
      <OldestOpen place={place} rows={Math.min(SHOWN, view.row.open)} />
    </Section>
  );
}

function OldestOpen({ place, rows }: { readonly place: Place; readonly rows: number }) {
  const moment = useMoment();
  const { data, error, refetch, isFetching } = useQuery(oldestOpenQuery(place, moment));
  if (data === undefined) {
    return error ? (
      <Failure error={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <BarRows rows={rows + 1} />
    );
  }
  if (data.items.length === 0) return <Empty title="Nothing is open in it on this day." />;
  return (
    <ScrollX label="Open items" className="open-items">
      <DataTable caption="Open items, the oldest first" columns={COLUMNS} rows={data.items} keyOf={({ id }) => id} />
    </ScrollX>
  );
}

const COLUMNS: readonly Column<ItemRow>[] = [
  { head: 'Item', cell: (item) => <Figure evidence={evidenceOf(item)}>{item.id}</Figure> },
  {
    head: 'Title',
    cell: ({ title }) => (
      <span className="open-items-title" title={title}>
        {title}
      </span>
    ),
  },
  {
    head: 'State',
    cell: (item) => (
      <span className="open-items-state">
        <CategoryMark category={item.category} /> {item.state}
      </span>
    ),
  },
  { head: 'Priority', cell: ({ priority }) => priority },
  {
    head: 'Team',
    cell: (item) => (item.team ? <TeamName team={item.team} name={item.teamName ?? item.team} /> : null),
  },
  { head: 'Open for', number: true, cell: ({ ageDays }) => plural(ageDays, 'day') },
];

const evidenceOf = (item: ItemRow) => ({
  kind: 'facts' as const,
  label: item.id,
  params: { subject: `item:${item.id}` },
});

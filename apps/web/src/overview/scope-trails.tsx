import type { MilestoneRow, OverviewView } from '@fulcrum/workbench/views';
import { briefName, milestonePath } from '../milestones/row-words.ts';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { ScopeArea } from '../ui/chart/scope-area.tsx';
import { ChartSection } from '../ui/chart-section.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount } from '../words/figures.ts';
import './scope-trails.css';

// More than these on one page, and none is looked at.
const SHOWN = 3;

/** The milestones whose scope moved most, releases first, for they are where a promised date moves. */
export function movedMost(rows: readonly MilestoneRow[]): readonly MilestoneRow[] {
  const growth = ({ scope }: MilestoneRow) => Math.abs((scope.at(-1)?.total ?? 0) - (scope[0]?.total ?? 0));
  const rank = ({ form }: MilestoneRow) => (form === 'release' ? 0 : 1);
  return rows
    .filter(({ scope, open }) => scope.length > 1 && open > 0)
    .toSorted((a, b) => rank(a) - rank(b) || growth(b) - growth(a) || b.total - a.total)
    .slice(0, SHOWN);
}

/** How scope and finished work ran in the last weeks. */
export function ScopeTrails({ view }: { readonly view: OverviewView }) {
  const rows = movedMost(view.milestones);
  const table = <ScopeTable rows={rows} near={view.asOf} />;
  return (
    <ChartSection title="Scope" note="Items in it, and finished" table={table}>
      {rows.length === 0 ? <p className="text-ink-2">No milestone has open items on this day.</p> : null}
      {rows.map((row) => (
        <Trail key={row.id} row={row} near={view.asOf} program={view.program.id} />
      ))}
    </ChartSection>
  );
}

type TrailProps = { readonly row: MilestoneRow; readonly near: Day; readonly program: string };

function Trail({ row, near, program }: TrailProps) {
  const first = row.scope[0];
  const last = row.scope.at(-1);
  if (!first || !last) return null;
  const name = briefName(row.name);
  const from = `${formatCount(first.total)} to ${formatCount(last.total)}`;
  const done = `${formatCount(first.done)} to ${formatCount(last.done)}`;
  return (
    <figure className="scope-trail">
      <figcaption>
        <span>
          <Figure href={milestonePath(program, row.id)}>{name}</Figure> <b>{from}</b>
        </span>
        <span>
          finished <b>{done}</b>
        </span>
      </figcaption>
      <ScopeArea
        scope={row.scope}
        width="100%"
        height={72}
        label={`Scope of ${name}: ${from} items; finished ${done}`}
      />
      <div className="scope-trail-ends" aria-hidden="true">
        <span>{formatDay(first.day, near)}</span>
        <span>{formatDay(last.day, near)}</span>
      </div>
    </figure>
  );
}

function ScopeTable({ rows, near }: { readonly rows: readonly MilestoneRow[]; readonly near: Day }) {
  const points = rows.flatMap((row) => row.scope.map((point) => ({ ...point, name: briefName(row.name) })));
  return (
    <DataTable
      caption="Scope and finished items by week"
      rows={points}
      keyOf={({ name, day }) => `${name} ${day}`}
      columns={[
        { head: 'Release', cell: ({ name }) => name },
        { head: 'Week', cell: ({ day }) => formatDay(day, near) },
        { head: 'Items', number: true, cell: ({ total }) => formatCount(total) },
        { head: 'Finished', number: true, cell: ({ done }) => formatCount(done) },
      ]}
    />
  );
}

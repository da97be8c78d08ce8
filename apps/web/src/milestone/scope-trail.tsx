import type { MilestoneView } from '@fulcrum/workbench/views';
import { InnerLink } from '../app/inner-link.tsx';
import { formatDay } from '../time/format-day.ts';
import { ScopeArea } from '../ui/chart/scope-area.tsx';
import { ChartSection } from '../ui/chart-section.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Section } from '../ui/section.tsx';
import { formatCount, formatRate } from '../words/figures.ts';
import './scope-trail.css';

/** How its scope grew and how much was finished; a date moves with it. */
export function ScopeTrail({ view }: { readonly view: MilestoneView }) {
  const { row, asOf } = view;
  const first = row.scope[0];
  const last = row.scope.at(-1);
  if (!first || !last || row.scope.length < 2) {
    return (
      <Section title="Scope">
        <p className="text-ink-2">{formatCount(row.total)} items; there is no history of it yet.</p>
      </Section>
    );
  }
  const total = `${formatCount(first.total)} to ${formatCount(last.total)}`;
  const done = `${formatCount(first.done)} to ${formatCount(last.done)}`;
  return (
    <ChartSection
      title="Scope"
      note={noteOf(view)}
      actions={
        <InnerLink className="figure" href={`${programPage(view)}/scope?milestone=${encodeURIComponent(row.id)}`}>
          What came and went
        </InnerLink>
      }
      table={<ScopeTable view={view} />}
    >
      <div className="milestone-scope">
        <p>
          <span>
            Items <b>{total}</b>
          </span>
          <span>
            Finished <b>{done}</b>
          </span>
        </p>
        <ScopeArea
          scope={row.scope}
          width="100%"
          height={170}
          label={`Scope of ${row.name}: ${total} items; finished ${done}`}
        />
        <p aria-hidden="true">
          <span>{formatDay(first.day, asOf)}</span>
          <span>{formatDay(last.day, asOf)}</span>
        </p>
      </div>
    </ChartSection>
  );
}

const programPage = ({ program }: MilestoneView) => `/programs/${encodeURIComponent(program.id)}`;

function noteOf({ row, forecast }: MilestoneView): string {
  const moved = `${formatCount(row.joined)} joined and ${formatCount(row.left)} left this week`;
  const growth = forecast.scope.expectedGrowth;
  if (growth === null || growth < 0.05) return moved;
  return `${moved}; about ${growth < 10 ? formatRate(growth) : formatCount(Math.round(growth))} more are expected to join`;
}

function ScopeTable({ view }: { readonly view: MilestoneView }) {
  return (
    <DataTable
      caption="Scope and finished items by week"
      rows={view.row.scope}
      keyOf={({ day }) => day}
      columns={[
        { head: 'Week', cell: ({ day }) => formatDay(day, view.asOf) },
        { head: 'Items', number: true, cell: ({ total }) => formatCount(total) },
        { head: 'Finished', number: true, cell: ({ done }) => formatCount(done) },
        { head: 'Open', number: true, cell: ({ total, done }) => formatCount(total - done) },
      ]}
    />
  );
}

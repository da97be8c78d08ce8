import { DataTable } from '../ui/data-table.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import { TeamName } from '../ui/team-name.tsx';
import { formatCount } from '../words/figures.ts';
import type { ScopeView } from './scope-query.ts';

/** What came and went, by team and by reason. */
export function ScopeSums({ view: { byTeam, byReason } }: { readonly view: ScopeView }) {
  if (byTeam.length === 0) return null;
  return (
    <div className="columns columns-2">
      <Section title="By team">
        <ScrollX label="By team">
          <DataTable
            caption="What came and went, by team"
            rows={byTeam}
            keyOf={({ team }) => team}
            columns={[
              { head: 'Team', cell: ({ team, name }) => <TeamName team={team || 'none'} name={name} /> },
              { head: 'Added', number: true, cell: ({ added }) => formatCount(added) },
              { head: 'Removed', number: true, cell: ({ removed }) => formatCount(removed) },
              { head: 'Changed', number: true, cell: ({ changed }) => formatCount(changed) },
            ]}
          />
        </ScrollX>
      </Section>
      <Section title="By reason" note="As far as it is known">
        <ScrollX label="By reason">
          <DataTable
            caption="What came and went, by reason"
            rows={byReason}
            keyOf={({ reason }) => reason}
            columns={[
              { head: 'Reason', cell: ({ reason }) => reason },
              { head: 'Added', number: true, cell: ({ added }) => formatCount(added) },
              { head: 'Removed', number: true, cell: ({ removed }) => formatCount(removed) },
            ]}
          />
        </ScrollX>
      </Section>
    </div>
  );
}

import type { WorkspaceView } from '@fulcrum/workbench/views';
import { formatDay } from '../time/format-day.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Section } from '../ui/section.tsx';
import { formatCount } from '../words/figures.ts';

const HISTORY = {
  changelog: 'whole, from its changelog',
  'final-state': 'final state only: what belonged to a release is as of the export',
} as const;

/** What is stored, and how to take it all out again. */
export function DataSection({ workspace }: { readonly workspace: WorkspaceView }) {
  return (
    <Section
      title="Data"
      note={`${formatCount(workspace.facts)} facts from ${formatDay(workspace.firstDay)} to ${formatDay(workspace.lastDay)}`}
    >
      <div className="scroll-x">
        <DataTable
          caption="Programs and what is known of each"
          rows={workspace.programs}
          keyOf={({ id }) => id}
          columns={[
            { head: 'Program', cell: ({ name }) => name },
            { head: 'Items', number: true, cell: ({ items }) => formatCount(items) },
            { head: 'Open', number: true, cell: ({ openItems }) => formatCount(openItems) },
            { head: 'History', cell: ({ history }) => HISTORY[history] },
          ]}
        />
      </div>
      <p className="settings-hint">
        <code>npx fulcrum import jira-archive FILE</code> brings more in; <code>npx fulcrum export FOLDER</code> takes
        everything out again, as facts and as tables.
      </p>
    </Section>
  );
}

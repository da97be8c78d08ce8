import type { WorkspaceView } from '@fulcrum/workbench/views';
import { formatDay } from '../time/format-day.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Section } from '../ui/section.tsx';
import { OwnData } from '../welcome/own-data.tsx';
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
      id="data"
      note={`${formatCount(workspace.facts)} facts from ${formatDay(workspace.firstDay)} to ${formatDay(workspace.lastDay)}`}
    >
      {workspace.programs.length === 0 ? <p>Nothing yet.</p> : <ProgramsTable programs={workspace.programs} />}
      <p className="settings-hint">
        <code>npx fulcrum export FOLDER</code> takes everything out again, as facts and as tables.
      </p>
    </Section>
  );
}

function ProgramsTable({ programs }: Pick<WorkspaceView, 'programs'>) {
  return (
    <div className="scroll-x">
      <DataTable
        caption="Programs and what is known of each"
        rows={programs}
        keyOf={({ id }) => id}
        columns={[
          { head: 'Program', cell: ({ name }) => name },
          { head: 'Items', number: true, cell: ({ items }) => formatCount(items) },
          { head: 'Open', number: true, cell: ({ openItems }) => formatCount(openItems) },
          { head: 'History', cell: ({ history }) => HISTORY[history] },
        ]}
      />
    </div>
  );
}

/** How to bring in more. */
export function OwnDataSection({ workspace }: { readonly workspace: WorkspaceView }) {
  return (
    <Section title="Bring your own data" id="own-data">
      <OwnData fromDemo={workspace.name === 'Demo'} />
    </Section>
  );
}

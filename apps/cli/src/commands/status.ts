import type { ConnectionsView, WorkspaceView } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { statusTable } from '../connection-words.ts';
import { harmless, print, table } from '../output.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask } from './ask.ts';

/** `fulcrum status`: what is in the workspace, and how fresh it is. */
export function statusCommand(): Command {
  return new Command('status')
    .description(
      'What is in the workspace: programs, items, facts, the clock; how fresh each connection is, what failed and how to mend it.',
    )
    .option('--json', 'print the answer as JSON')
    .action(({ json }: { json?: boolean }) =>
      withWorkbench('program.read', async (session) => {
        const workspace = await ask<WorkspaceView>(session, 'workspace', {});
        const { connections } = await ask<ConnectionsView>(session, 'connections', {});
        const live = connections.length === 0 ? '' : `\n\n${statusTable(connections)}`;
        print(json, { ...workspace, connections }, () => `${statusWords(workspace)}${live}`);
      }),
    );
}

function statusWords(workspace: WorkspaceView): string {
  const clock = workspace.clock === null ? `today is ${workspace.today}` : `the clock stands at ${workspace.clock}`;
  const head = `${workspace.name}: ${workspace.facts.toLocaleString('en')} facts from ${workspace.firstDay} to ${workspace.lastDay}; ${clock}.`;
  if (workspace.programs.length === 0)
    return `${head}\nThere is no program yet: fulcrum connect --help, or fulcrum import --help`;
  return `${head}\n\n${table([['Program', 'Name', 'Items', 'Open'], ...workspace.programs.map((program) => [program.key, harmless(program.name), program.items, program.openItems])])}`;
}

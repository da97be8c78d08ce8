import { exportWorkspace, prepare, programHash, wholeProgram } from '@fulcrum/workbench';
import { Command } from 'commander';
import { print, progressLine } from '../output.ts';
import { withWorkbench } from '../with-workbench.ts';

/** Commands that keep things in order: export, rebuild, hash. */
export function keepCommands(): readonly Command[] {
  return [exportCommand(), prepareCommand(), rebuildCommand(), hashCommand()];
}

function exportCommand(): Command {
  return new Command('export')
    .description(
      'Write the whole workspace into a folder: every fact as JSON Lines, and a CSV file for each kind of thing. "fulcrum import export" takes it back.',
    )
    .argument('<folder>', 'a new or empty folder')
    .option('--json', 'print the result as JSON')
    .action((folder: string, { json }: { json?: boolean }) =>
      withWorkbench('workspace.export', async ({ workbench }) => {
        const result = await exportWorkspace(workbench, folder);
        print(
          json,
          result,
          () =>
            `Exported ${result.facts.toLocaleString('en')} facts and ${result.files.length} tables to ${result.folder} (program ${result.programHash.slice(0, 12)}).`,
        );
      }),
    );
}

function prepareCommand(): Command {
  return new Command('prepare')
    .description(
      'Compute ahead of time what the pages of today show: forecasts of the last weeks, and the back-test. The server does it by itself.',
    )
    .option('--json', 'print each step as a line of JSON')
    .action(({ json }: { json?: boolean }) =>
      withWorkbench('program.read', async ({ workbench }) => {
        const line = progressLine();
        await prepare(workbench, (progress) => {
          if (json) process.stdout.write(`${JSON.stringify(progress)}\n`);
          else line.show(`${progress.label}: ${progress.done} of ${progress.total}`);
        }).finally(line.end);
        if (!json) process.stdout.write('The pages of today are prepared.\n');
      }),
    );
}

function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('Build the lists and the search anew from the facts. Never needed; always safe.')
    .option('--json', 'print the result as JSON')
    .action(({ json }: { json?: boolean }) =>
      withWorkbench('workspace.configure', async ({ workbench }) => {
        const items = await workbench.rebuild();
        print(json, { items }, () => `Rebuilt the lists of ${items.toLocaleString('en')} items.`);
      }),
    );
}

function hashCommand(): Command {
  return new Command('hash')
    .description('Print a digest of the program: two workspaces with the same digest hold the same program.')
    .option('--json', 'print the result as JSON')
    .action(({ json }: { json?: boolean }) =>
      withWorkbench('program.read', async ({ workbench }) => {
        const digest = programHash(wholeProgram(workbench));
        print(json, { programHash: digest }, () => digest);
      }),
    );
}

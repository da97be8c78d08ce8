import { BadInput } from '@fulcrum/workbench';
import type { WorkspaceView } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { harmless, print, table } from '../output.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask } from './ask.ts';

interface Words {
  readonly words: readonly { id: string; field: string; text: string; means: string | null; items: number }[];
}

/** Commands that tell: clock, currency, target, words. */
export function tellCommands(): readonly Command[] {
  return [clockCommand(), currencyCommand(), targetCommand(), wordsCommand()];
}

function clockCommand(): Command {
  return new Command('clock')
    .description('Fix the clock of the workspace to a day, or release it to the real day.')
    .argument('<day>', 'YYYY-MM-DD, or "today" to release it')
    .option('--json', 'print the workspace as JSON')
    .action((day: string, { json }: { json?: boolean }) =>
      withWorkbench('workspace.configure', async (session) => {
        const workspace = await ask<WorkspaceView>(session, 'set-clock', { day: dayOrNone(day, 'today') });
        print(json, workspace, () =>
          workspace.clock === null
            ? `The clock is released: today is ${workspace.today}.`
            : `The clock stands at ${workspace.clock}.`,
        );
      }),
    );
}

function currencyCommand(): Command {
  return new Command('currency')
    .description('Say the currency of rates and expenses.')
    .argument('<code>', 'three letters as ISO 4217 has them: EUR; or "none"')
    .option('--json', 'print the workspace as JSON')
    .action((code: string, { json }: { json?: boolean }) =>
      withWorkbench('workspace.configure', async (session) => {
        const currency = code === 'none' ? null : code.toUpperCase();
        const workspace = await ask<WorkspaceView>(session, 'set-currency', { currency });
        const words = currency === null ? 'No currency is named.' : `Rates and expenses are in ${currency}.`;
        print(json, workspace, () => words);
      }),
    );
}

function targetCommand(): Command {
  return new Command('target')
    .description('Say the day that was promised for a milestone, or take the promise back.')
    .argument('<milestone>', 'by id or name')
    .argument('<day>', 'YYYY-MM-DD, or "none"')
    .requiredOption('--program <name>', 'a program by id, key or name')
    .option('--since <day>', 'since when it has been promised (default: the clock of the workspace)')
    .option('--json', 'print the result as JSON')
    .action(
      (milestone: string, day: string, { json, ...options }: { program: string; since?: string; json?: boolean }) =>
        withWorkbench('program.write', async (session) => {
          const set = await ask<{ name: string; target: string | null }>(session, 'set-target', {
            milestone,
            day: dayOrNone(day, 'none'),
            ...options,
          });
          print(json, set, () =>
            set.target === null
              ? `${harmless(set.name)} has no target now.`
              : `${harmless(set.name)} is promised for ${set.target}.`,
          );
        }),
    );
}

function wordsCommand(): Command {
  return new Command('words')
    .description('The mapping: what the words of the trackers mean here. With two arguments: change one.')
    .argument('[id]', 'the word, as the list shows it, e.g. "state/In Review"')
    .argument(
      '[means]',
      'todo, doing, done or dropped for a state; a team for a component; delivered or dropped for a resolution',
    )
    .option('--json', 'print the words as JSON')
    .action((id: string | undefined, means: string | undefined, { json }: { json?: boolean }) =>
      withWorkbench('program.read', async (session) => {
        if (id !== undefined && means === undefined)
          throw new BadInput(`say what "${id}" means: fulcrum words "${id}" MEANING`);
        const words =
          id === undefined
            ? await ask<Words>(session, 'words', {})
            : await ask<Words>(session, 'set-word', { id, means });
        const shown = words.words.filter((word) => id === undefined || word.id === id);
        print(json, shown, () =>
          table([
            ['Word', 'Means', 'Items'],
            ...shown.map((word) => [harmless(word.id), word.means ?? '–', word.items]),
          ]),
        );
      }),
    );
}

function dayOrNone(text: string, none: string): string | null {
  if (text === none) return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new BadInput(`"${text}" is no day: write YYYY-MM-DD, or "${none}"`);
  return text;
}

import type { WorkProgress } from '@fulcrum/workbench';
import type { BriefView } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { harmless, print, progressLine } from '../output.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask } from './ask.ts';

/** A milestone in five sentences. */
export function briefCommand(): Command {
  return new Command('brief')
    .description(
      'A milestone in five sentences: when, what moved, what threatens it, what can be done, how good we were.',
    )
    .option('--program <name>', 'a program by id, key or name; the only one when missing')
    .requiredOption('--milestone <name>', 'a milestone by id or name; "7.0.0" finds "Release 7.0.0"')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--since <day>', 'the earlier day to compare with (default: a week before)')
    .option('--scenario <name>', 'with a scenario laid over the facts, by id or name')
    .option('--json', 'print the answer as JSON')
    .action(({ json, ...options }: Record<string, string | undefined> & { json?: boolean }) =>
      withWorkbench('program.read', async (session) => {
        const line = progressLine();
        const onProgress = ({ label, done, total }: WorkProgress) => line.show(`${label}: ${done} of ${total}`);
        const brief = await ask<BriefView>({ ...session, onProgress }, 'brief', options);
        line.end();
        print(json, brief, () => briefWords(brief));
      }),
    );
}

function briefWords({ milestone, asOf, sentences, diagnostics }: BriefView): string {
  const said = sentences.map(({ words }, index) => `${index + 1}. ${harmless(words.map(({ text }) => text).join(''))}`);
  const limits = diagnostics.map(({ severity, what, mend }) => `${severity}: ${harmless(what)}; ${mend}`);
  return [`${harmless(milestone.name)} as of ${asOf}`, '', ...said, ...(limits.length > 0 ? ['', ...limits] : [])].join(
    '\n',
  );
}

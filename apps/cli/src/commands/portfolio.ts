import { writeFile } from 'node:fs/promises';
import type { PortfolioView, Words } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { harmless, print, table } from '../output.ts';
import { shownOdds } from '../shown-odds.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask } from './ask.ts';

interface Asked {
  readonly asOf?: string;
  readonly scenario?: string;
  readonly programs?: string;
  readonly pdf?: string;
  readonly paper?: string;
  readonly json?: boolean;
}

/** Every program at once; as text, as JSON, or as a page of PDF. */
export function portfolioCommand(): Command {
  return new Command('portfolio')
    .description('Every program: its dates against their targets, what moved them, what has to be decided.')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--scenario <name>', 'a scenario by id or name, laid over the facts')
    .option('--pdf <file>', 'write it as one page of PDF')
    .option('--programs <names>', 'only these on the page of PDF, with commas between them')
    .option('--paper <size>', 'a4 or letter', 'a4')
    .option('--json', 'print the answer as JSON')
    .action(({ json, pdf, paper, programs, ...options }: Asked) =>
      withWorkbench('program.read', async (session) => {
        if (pdf !== undefined) {
          const made = await ask<{ pdf: string }>(session, 'portfolio-pdf', { ...options, paper, programs });
          await writeFile(pdf, Buffer.from(made.pdf, 'base64'));
          print(json, { file: pdf }, () => `Written: ${pdf}`);
          return;
        }
        const view = await ask<PortfolioView>(session, 'portfolio', options);
        print(json, view, () => portfolioWords(view));
      }),
    );
}

const plain = (words: Words) => harmless(words.map(({ text }) => text).join(''));

function portfolioWords({ headline, detail, programs, decisions }: PortfolioView): string {
  const rows = programs.flatMap(({ program, milestones }) =>
    milestones.map((row) => [
      harmless(program.name),
      harmless(row.name),
      row.oddsOfTarget === null ? row.health.replaceAll('-', ' ') : shownOdds(row.oddsOfTarget),
      row.target,
      row.quantiles?.p85 ?? null,
      row.trend.words,
      plain(row.why ?? row.moves),
    ]),
  );
  const head = ['Program', 'Milestone', 'Odds', 'Target', '85 % by', 'Nine weeks', 'What moved in a week'];
  return [
    plain(headline),
    plain(detail),
    ...(rows.length === 0 ? [] : ['', table([head, ...rows])]),
    ...(decisions.length === 0 ? [] : ['', 'To decide:']),
    ...decisions.map(({ words, detail: why }) => `  ${plain(words)}. ${harmless(why)}`),
  ].join('\n');
}

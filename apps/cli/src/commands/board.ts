import type { BoardView, SprintBacktestView, SprintView } from '@fulcrum/workbench/views';
import { Command, InvalidArgumentError } from 'commander';
import { harmless, print, table } from '../output.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask, askPatiently } from './ask.ts';

type Asked = Record<string, string | undefined> & { readonly json?: boolean };

/** Commands of the stand-up: board, sprint. */
export function boardCommands(): readonly Command[] {
  return [boardCommand(), sprintCommand()];
}

function boardCommand(): Command {
  return new Command('board')
    .description('Where do the open items stand, which are older than is usual, and which limits are passed?')
    .option('--program <name>', 'a program by id, key or name')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--board <name>', 'a board by id or name; "none" for states in their order')
    .option('--scope <which>', '"current" (under way, and in running sprints) or "open" (all)')
    .option('--team <name>', 'only one team, by id or name')
    .option('--milestone <name>', 'only one milestone, by id or name')
    .option('--type <word>', 'only one type, e.g. Bug')
    .option('--column <name>', 'set the limit of a column: with --limit')
    .option('--limit <number>', 'the most items of --column, or of --team; "none" takes it back')
    .option('--json', 'print the answer as JSON')
    .action(({ json, column, limit, ...options }: Asked) =>
      limit === undefined
        ? withWorkbench('program.read', async (session) => {
            const board = await ask<BoardView>(session, 'board', options);
            print(json === true, board, () => boardWords(board));
          })
        : withWorkbench('program.write', async (session) => {
            const of = column === undefined ? { team: options.team } : { column };
            const asked = { program: options.program, ...of, limit: limitIn(limit) };
            const set = await ask<{ words: string }>(session, 'set-wip-limit', asked);
            print(json === true, set, () => harmless(set.words));
          }),
    );
}

function limitIn(text: string): number | null {
  if (text === 'none') return null;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('write a whole number, or "none"');
}

function boardWords(board: BoardView): string {
  const names = new Map(board.columns.map(({ id, name }) => [id, name]));
  const columns = board.columns.map(({ name, count, limit, isOver }) => [
    harmless(name),
    String(count),
    limit === null ? '' : `limit ${limit}${isOver ? ', over' : ''}`,
  ]);
  const cards = board.cards
    .slice(0, MOST)
    .map((card) => [
      card.id,
      harmless(names.get(card.column) ?? ''),
      `${Math.round(card.age)} d${(card.beyond ?? 0) >= 85 ? `, > ${card.beyond} %` : ''}`,
      card.blockers.length > 0 ? 'blocked' : '',
      harmless(card.title.slice(0, 60)),
    ]);
  const more = board.cards.length > MOST ? [`… and ${board.cards.length - MOST} more: --json has all`] : [];
  const flow = board.flow.words.map(({ text }) => text).join('');
  return [harmless(board.words), '', table(columns), '', board.ages.words, table(cards), ...more, '', flow].join('\n');
}

const MOST = 40;

function sprintCommand(): Command {
  return new Command('sprint')
    .description('How many items will a sprint finish by its end, and how good were such forecasts?')
    .argument('[sprint]', 'a sprint by id or name (default: the current one)')
    .option('--program <name>', 'a program by id, key or name')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--back <number>', 'how many earlier sprints to tell of', '5')
    .option('--backtest', 'what would have been said of every past sprint, against what happened (half a minute)')
    .option('--json', 'print the answer as JSON')
    .action((sprint: string | undefined, { json, backtest, ...options }: Asked & { backtest?: boolean }) =>
      withWorkbench('program.read', async (session) => {
        if (backtest) {
          const { program, asOf } = options;
          const report = await askPatiently<SprintBacktestView>(session, 'sprint-backtest', { program, asOf });
          print(json === true, report, () => backtestWords(report));
          return;
        }
        const view = await ask<SprintView>(session, 'sprint', { ...options, sprint });
        print(json === true, view, () => sprintWords(view));
      }),
    );
}

function sprintWords(view: SprintView): string {
  const open = view.items.filter(({ odds }) => odds !== null);
  const rows = open.map(({ id, odds, title }) => [id, percent(odds ?? 0), harmless(title.slice(0, 60))]);
  const record = view.record.map(({ name, total, low, high, truth, isWithin }) => [
    harmless(name),
    `${low}–${high} of ${total}`,
    `${truth} finished`,
    isWithin ? 'within' : 'not within',
  ]);
  return [
    harmless(view.words),
    ...(view.atStart === null ? [] : [view.atStart.words]),
    ...(rows.length === 0 ? [] : ['', 'Chance to be finished by the end:', table(rows)]),
    ...(record.length === 0 ? [] : ['', 'Sprints before it, as their first day would have said:', table(record)]),
    ...view.diagnostics.map(({ severity, what }) => `\n${severity}: ${what}`),
  ].join('\n');
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

function backtestWords({ words, scores }: SprintBacktestView): string {
  const rows = scores.map(({ origin, count, coverage, within, ratio }) => [
    origin ?? 'all',
    String(count),
    ...coverage.map(({ level, share }) => `P${Math.round(100 * level)} ${percent(share)}`),
    `within ${percent(within)}`,
    `score ${ratio.toFixed(2)} of a plain rate’s`,
  ]);
  return [words, '', table(rows)].join('\n');
}

import {
  BadInput,
  CATALOGUE,
  type Context,
  findProgram,
  graphAsOf,
  keptBacktest,
  perform,
  runBacktest,
  runFlowBacktest,
  type WorkProgress,
} from '@fulcrum/workbench';
import type { DeliveryView, ExplainView, FlowView, ForecastView } from '@fulcrum/workbench/views';
import { Command, InvalidArgumentError, Option } from 'commander';
import { backtestWords, flowBacktestWords } from '../backtest-words.ts';
import { deliveryWords } from '../delivery-words.ts';
import { explainWords } from '../explain-words.ts';
import { forecastJson, forecastWords } from '../forecast-words.ts';
import { harmless, print, progressLine, table } from '../output.ts';
import { withWorkbench } from '../with-workbench.ts';

/** Runs an operation of the catalogue by its name. */
export async function ask<T>(session: Context, id: string, input: object): Promise<T> {
  const operation = CATALOGUE.find((each) => each.id === id);
  if (operation === undefined) throw new Error(`no operation "${id}"`);
  const isMissing = operation.path.includes('{program}') && !('program' in input && input.program !== undefined);
  const asked = isMissing ? { ...input, program: onlyProgram(session) } : input;
  return (await perform(operation, session, asked)) as T;
}

/** The program of a workspace that has one. Throws BadInput with those to choose from. */
function onlyProgram({ workbench }: Context): string {
  const programs = [...graphAsOf(workbench, undefined).programs.values()];
  if (programs.length === 1 && programs[0] !== undefined) return programs[0].id;
  const keys = programs.slice(0, 8).map(({ id, key }) => key ?? id);
  throw new BadInput(
    keys.length === 0 ? 'there is no program yet: import one' : `add --program: one of ${keys.join(', ')}`,
  );
}

/** The same for what takes a while: on a terminal a line says what is being done, and how far it is. */
export async function askPatiently<T>(session: Context, id: string, input: object): Promise<T> {
  const line = progressLine();
  const onProgress = ({ label, done, total }: WorkProgress) => line.show(`${label}: ${done} of ${total}`);
  line.show(`${id} …`);
  try {
    return await ask<T>({ ...session, onProgress }, id, input);
  } finally {
    line.end();
  }
}

/** Commands that ask: forecast, explain, changes, flow, backtest. */
export function askCommands(): readonly Command[] {
  return [forecastCommand(), explainCommand(), changesCommand(), flowCommand(), backtestCommand()];
}

function forecastCommand(): Command {
  return new Command('forecast')
    .description('When does a milestone land, and how sure is that? Without --milestone: when is all known work done?')
    .requiredOption('--program <name>', 'a program by id, key or name')
    .option('--milestone <name>', 'a milestone by id or name; "7.0.0" finds "Release 7.0.0"')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--scenario <name>', 'a scenario by id or name, laid over the facts')
    .option('--seed <number>', 'seed of the random draws: the same seed gives the same answer')
    .option('--replications <number>', 'how many futures to simulate (default 10000)')
    .option('--json', 'print the answer as JSON')
    .action(({ json, ...options }: Record<string, string | undefined> & { json?: boolean }) =>
      withWorkbench('program.read', async (session) => {
        const forecast = await ask<ForecastView>(session, 'forecast', options);
        print(json, forecastJson(forecast), () => forecastWords(forecast));
      }),
    );
}

function explainCommand(): Command {
  return new Command('explain')
    .description('Why did the date of a milestone move between two days? Parts that add up to the move exactly.')
    .option('--program <name>', 'a program by id, key or name; the only one when missing')
    .requiredOption('--milestone <name>', 'a milestone by id or name')
    .requiredOption('--from <day>', 'the earlier day, YYYY-MM-DD')
    .option('--to <day>', 'the later day (default: the clock of the workspace)')
    .option('--scenario <name>', 'a scenario by id or name: what it adds to the move, change by change')
    .option('--facts <number>', 'how many facts to show of each part', '5')
    .option('--seed <number>', 'seed of the random draws: the same seed gives the same answer')
    .option('--replications <number>', 'how many futures to simulate (default 10000)')
    .option('--json', 'print the answer as JSON')
    .action(({ json, ...options }: Record<string, string | undefined> & { json?: boolean }) =>
      withWorkbench('program.read', async (session) => {
        const explained = await askPatiently<ExplainView>(session, 'explain', options);
        print(json, explained, () => explainWords(explained));
      }),
    );
}

interface Changes {
  readonly from: string;
  readonly to: string;
  readonly total: number;
  readonly changes: readonly { readonly words: string }[];
}

function changesCommand(): Command {
  return new Command('changes')
    .description('What changed in a program between two days?')
    .requiredOption('--program <name>', 'a program by id, key or name')
    .requiredOption('--from <day>', 'the earlier day, YYYY-MM-DD')
    .option('--to <day>', 'the later day (default: the clock of the workspace)')
    .option('--limit <number>', 'how many to list', '50')
    .option('--json', 'print the answer as JSON')
    .action(({ json, ...options }: Record<string, string | undefined> & { json?: boolean }) =>
      withWorkbench('program.read', async (session) => {
        const changes = await ask<Changes>(session, 'changes', options);
        print(json, changes, () => changesWords(changes));
      }),
    );
}

function changesWords({ from, to, total, changes }: Changes): string {
  const head = `${total.toLocaleString('en')} changes from ${from} to ${to}`;
  const more =
    total > changes.length ? [`… and ${(total - changes.length).toLocaleString('en')} more: raise --limit`] : [];
  return [head, ...changes.map((change) => harmless(change.words)), ...more].join('\n');
}

function flowCommand(): Command {
  return new Command('flow')
    .description('How does work flow? Cycle and lead time, throughput, work in progress, age, cumulative flow.')
    .option('--program <name>', 'a program by id, key or name')
    .option('--dora [program]', 'how do changes reach their users? lead time, deployments, failures, time to restore')
    .option('--from <day>', 'with --dora: the first day (default: 26 weeks before the last)')
    .option('--to <day>', 'with --dora: the last day')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--team <name>', 'only one team, by id or name')
    .option('--milestone <name>', 'only one milestone, by id or name')
    .option('--type <word>', 'only one type, e.g. Bug')
    .option('--weeks <number>', 'over how many weeks', '26')
    .option('--json', 'print the answer as JSON')
    .action(
      ({ json, dora, ...options }: Record<string, string | undefined> & { json?: boolean; dora?: string | true }) =>
        withWorkbench('program.read', async (session) => {
          if (dora !== undefined) {
            const { asOf, from, to, program = dora === true ? undefined : dora } = options;
            const delivery = await ask<DeliveryView>(session, 'delivery', { asOf, from, to, program });
            print(json, delivery, () => deliveryWords(delivery));
            return;
          }
          const flow = await ask<FlowView>(session, 'flow', options);
          print(json, flow, () => flowWords(flow));
        }),
    );
}

function flowWords(flow: FlowView): string {
  const rows = flow.metrics.map((metric) => [
    metric.title,
    metric.status === 'ok' ? metric.words : `cannot be said: ${metric.words}`,
  ]);
  const head = flow.headline.map((each) => each.text).join('');
  return [
    `${flow.program.name}, ${flow.filter.weeks} weeks up to ${flow.asOf}`,
    head,
    '',
    table(rows),
    ...flow.diagnostics.map((diagnostic) => `\n${diagnostic.severity}: ${diagnostic.what}`),
  ].join('\n');
}

interface BacktestAsked {
  readonly program: string;
  readonly level: 'item' | '25' | 'milestone';
  readonly seed?: number;
  readonly replications?: number;
  readonly kept?: boolean;
  readonly json?: boolean;
}

function backtestCommand(): Command {
  return new Command('backtest')
    .description(
      'How good would the forecasts have been? Every released version with 10 items or more, at 25, 50 and 75 % of its items done, against straight extrapolation and a plain bootstrap. Or single open items, or the next 25 items.',
    )
    .requiredOption('--program <name>', 'a program by id, key or name')
    .addOption(
      new Option(
        '--level <level>',
        'what is forecast: open items, the next 25 items of the program and of each team, or milestones',
      )
        .choices(['item', '25', 'milestone'])
        .default('milestone'),
    )
    .option('--seed <number>', 'seed of the random draws', wholeNumber(0, 2 ** 31 - 1))
    .option('--replications <number>', 'futures a forecast', wholeNumber(100, 100_000))
    .option('--kept', 'show the back-test of milestones that was kept last, without computing it again')
    .option('--json', 'print the report as JSON')
    .action((asked: BacktestAsked) =>
      withWorkbench('program.read', async ({ workbench }) => {
        const program = findProgram(graphAsOf(workbench, '2100-12-31'), asked.program).id;
        if (asked.level === 'milestone') return backtestMilestones(workbench, program, asked);
        const report = runFlowBacktest(workbench, asked.level, { ...asked, program });
        print(asked.json, report, () => flowBacktestWords(report));
      }),
    );
}

async function backtestMilestones(
  workbench: Context['workbench'],
  program: string,
  asked: BacktestAsked,
): Promise<void> {
  const line = progressLine();
  const kept = asked.kept ? await keptBacktest(workbench, program) : null;
  const report =
    kept?.report ??
    (await runBacktest(workbench, program, {
      seed: asked.seed,
      replications: asked.replications,
      onProgress: (done, total) => line.show(`${Math.round((done / total) * 100)} %  ${done} of ${total} forecasts`),
    }));
  line.end();
  print(asked.json, report, () => backtestWords(report));
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
    return value;
  };
}

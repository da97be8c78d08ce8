import { BadInput } from '@fulcrum/workbench';
import type {
  BottleneckView,
  CostView,
  LeversView,
  ModelView,
  TimelineView,
  TornadoView,
  WhatIfView,
} from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { harmless, print, table } from '../output.ts';
import { shownOdds } from '../shown-odds.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask, askPatiently } from './ask.ts';
import { keepLever } from './keep-lever.ts';
import { scenarioWords } from './scenario.ts';

/** Questions to the plan: levers, tornado, bottleneck, cost, timeline, what-if, model. */
export function planCommands(): readonly Command[] {
  return [
    leversCommand(),
    ofMilestone<TornadoView>('tornado', 'What does the uncertainty of a milestone come from?', tornadoWords),
    ofMilestone<BottleneckView>(
      'bottleneck',
      'What holds a milestone up, and how long is the queue there?',
      bottleneckWords,
    ),
    ofProgram<CostView>('cost', 'What does a program cost: spent, remaining, at completion?', costWords),
    ofProgram<TimelineView>(
      'timeline',
      'The plan, and how likely it is kept: what is scheduled, its odds, and the range over all futures.',
      timelineWords,
    ),
    whatIfCommand(),
    modelCommand(),
  ];
}

const SCENARIO = ['--scenario <name>', 'a scenario by id or name, laid over the facts'] as const;

type Options = Record<string, string | undefined> & { json?: boolean };

function ofProgram<View>(name: string, what: string, words: (view: View) => string): Command {
  return new Command(name)
    .description(what)
    .option('--program <name>', 'a program by id, key or name; the only one when missing')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option(...SCENARIO)
    .option('--json', 'print the answer as JSON')
    .action(({ json, ...options }: Options) =>
      withWorkbench('program.read', async (session) => {
        const view = await askPatiently<View>(session, name, options);
        print(json, view, () => words(view));
      }),
    );
}

function ofMilestone<View>(name: string, what: string, words: (view: View) => string): Command {
  return ofProgram(name, what, words).requiredOption('--milestone <name>', 'a milestone by id or name');
}

/** A sentence, a table when there are rows, and what the answer rests on. */
function told(view: Drawn & { words: string }, rows: readonly Row[]): string {
  return [harmless(view.words), ...(rows.length > 1 ? ['', table(rows)] : []), '', footOf(view)].join('\n');
}

interface Drawn {
  readonly asOf: string;
  readonly replications: number;
  readonly seed: number;
}

function footOf({ asOf, replications, seed }: Drawn): string {
  return `As of ${asOf}; ${replications.toLocaleString('en')} futures, seed ${seed}.`;
}

type Row = readonly (string | number | null)[];

function leversCommand(): Command {
  const asks = 'What would move a milestone most? Each lever by itself; with --keep, one of them goes into a scenario.';
  return ofMilestone<LeversView>('levers', asks, leversWords)
    .option('--keep <number>', 'keep a lever by its place in the list: as changes of a scenario')
    .option('--into <name>', 'the scenario that it goes into, made when there is none (default: that of --scenario)')
    .action(({ json, keep, into, ...options }: Options) =>
      withWorkbench(keep === undefined ? 'program.read' : 'scenario.write', async (session) => {
        if (keep !== undefined && options.asOf !== undefined)
          throw new BadInput('--keep: a scenario begins today, so a lever of another day cannot be kept');
        const view = await askPatiently<LeversView>(session, 'levers', options);
        if (keep === undefined) return print(json, view, () => leversWords(view));
        const scenario = await keepLever(session, view, { number: keep, into: into ?? view.scenario?.id });
        return print(json, scenario, () => scenarioWords(scenario));
      }),
    );
}

function leversWords(view: LeversView): string {
  const rows = view.levers.map(
    ({ what, gained, odds }, index): Row => [
      index + 1,
      harmless(what),
      signed(-gained.p50),
      signed(-gained.p85),
      odds === null ? null : `${signed(100 * odds)} points`,
    ],
  );
  return told(view, [['', 'Lever', 'Days at 50 % (− is sooner)', 'at 85 %', 'Odds of its target'], ...rows]);
}

function tornadoWords(view: TornadoView): string {
  const rows = view.bars.map(
    ({ kind, name, low, high, days }): Row => [kind, harmless(name), low, high, rounded(days)],
  );
  return told(view, [['Cause', 'Name', 'Goes well', 'Goes badly', 'Days between'], ...rows]);
}

function bottleneckWords(view: BottleneckView): string {
  const rows = view.constraints.map(
    ({ kind, name, lastShare, items, queueDays, queueItems }): Row => [
      kind,
      harmless(name),
      `${rounded(100 * lastShare)} %`,
      items,
      rounded(queueDays),
      rounded(queueItems),
    ],
  );
  return told(view, [['', 'Name', 'Is last', 'Items', 'Working days of waiting', 'Items that wait'], ...rows]);
}

/** A year of rows; what few futures spend after it is told in one. */
const BURN_ROWS = 12;

function costWords(view: CostView): string {
  const [near, far] = [view.burn.slice(0, BURN_ROWS), view.burn.slice(BURN_ROWS)];
  const later = far.slice(0, 1).map(({ from }) => {
    return { from, until: 'the end', amount: far.reduce((total, { amount }) => total + amount, 0) };
  });
  let sum = 0;
  // Rounded as they add up, so that the rows make the total.
  const rows = [...near, ...later].map(({ from, until, amount }): Row => {
    const before = rounded(sum);
    sum += amount;
    return [from, until, rounded(sum) - before];
  });
  const head: Row = ['From', 'Until', 'Spent then, on average'];
  const total: Row = ['Remaining', 'mean', rounded(view.remaining?.mean ?? 0)];
  const unrated = view.unrated.length > 0 ? [`No rate is known for ${view.unrated.map(harmless).join(', ')}`] : [];
  return [told(view, rows.length === 0 ? [] : [head, ...rows, total]), ...unrated].join('\n');
}

const FIRST = 30;
/** Of the futures: who is less often on the longest path is not shown as critical. */
const LEAST_SHARE = 0.05;

/** The plan and how likely it is kept: milestones, then the first items. */
function timelineWords(view: TimelineView): string {
  const milestones = view.milestones.map(({ name, planned, oddsOfPlanned, p50, p85, target, oddsOfTarget }): Row => {
    const ofTarget = target === null ? '' : shownOdds(oddsOfTarget);
    return [harmless(name), planned ?? '–', shownOdds(oddsOfPlanned), p50 ?? '–', p85 ?? '–', target ?? '', ofTarget];
  });
  const items = view.items
    .slice(0, FIRST)
    .map(({ item, teamName, planned, oddsOfPlanned, p50, p85, criticality }): Row => {
      const share = criticality === null || criticality < LEAST_SHARE ? '' : `(${shownOdds(criticality)})`;
      const critical = `${planned?.isCritical ? 'yes' : ''} ${share}`;
      const { start = '–', end = '–' } = planned ?? {};
      return [item, harmless(teamName), start, end, shownOdds(oddsOfPlanned), p50 ?? '–', p85 ?? '–', critical.trim()];
    });
  const range = ['Odds of that', 'By (50 %)', 'By (85 %)'];
  const more = view.items.length > FIRST ? [`… and ${view.items.length - FIRST} more: see them all with --json`] : [];
  const tables = [
    table([['Milestone', 'Planned', ...range, 'Target', 'Odds of it'], ...milestones]),
    '',
    table([['Item', 'Team', 'Starts', 'Ends', ...range, 'Critical'], ...items]),
    ...more,
    '',
  ];
  return [harmless(view.words), '', ...(items.length === 0 ? [] : tables), footOf(view)].join('\n');
}

/** A difference with its sign, as a comparison has it. */
function signed(value: number): string {
  const whole = rounded(value);
  return whole > 0 ? `+${whole}` : String(whole).replace('-', '−');
}

function rounded(value: number): number {
  return Math.round(value) + 0;
}

function modelCommand(): Command {
  return new Command('model')
    .description('The plan as data, in JSON: what a what-if is computed from.')
    .option('--program <name>', 'a program by id, key or name; the only one when missing')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--json', 'print the answer as JSON, as it is anyway')
    .action(({ json: _, ...options }: Options) =>
      withWorkbench('program.read', async (session) => {
        const view = await ask<ModelView>(session, 'model', options);
        print(true, view, () => '');
      }),
    );
}

const collected = (text: string, before: readonly string[]): readonly string[] => [...before, text];

function whatIfCommand(): Command {
  return new Command('what-if')
    .description('What would changes do to every milestone and to the cost, in the same futures? Nothing is written.')
    .option('--program <name>', 'a program by id, key or name; the only one when missing')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option(...SCENARIO)
    .option('--slots <team=number>', 'a team works on so many items at once; can be repeated', collected, [])
    .option('--cut <item>', 'an item is cut; can be repeated', collected, [])
    .option('--change <json>', 'any change, as the API takes it; can be repeated', collected, [])
    .option('--json', 'print the answer as JSON')
    .action(({ json, slots, cut, change, ...options }: WhatIfOptions) =>
      withWorkbench('program.read', async (session) => {
        const changes = [
          ...slots.map(slotsChange),
          ...cut.map((item) => ({ kind: 'cut-item', item })),
          ...change.map(parsed),
        ];
        const view = await askPatiently<WhatIfView>(session, 'what-if', { ...options, changes });
        print(json, view, () => whatIfWords(view));
      }),
    );
}

interface WhatIfOptions {
  readonly program?: string;
  readonly asOf?: string;
  readonly scenario?: string;
  readonly slots: readonly string[];
  readonly cut: readonly string[];
  readonly change: readonly string[];
  readonly json?: boolean;
}

function slotsChange(text: string): object {
  const [, team, slots] = /^(.+)=(\d+)$/.exec(text) ?? [];
  if (team === undefined) throw new BadInput(`--slots ${text}: write the team, =, and a number, e.g. iOS=4`);
  return { kind: 'capacity', team, slots: Number(slots) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadInput(`--change ${text}: this is not JSON`);
  }
}

function whatIfWords(view: WhatIfView): string {
  const rows = view.milestones.map(
    ({ name, before, after, days, laterShare }): Row => [
      harmless(name),
      before.p85,
      after.p85,
      days === null ? null : signed(days.p50),
      days === null ? null : signed(days.p85),
      laterShare === null ? null : `${rounded(100 * laterShare)} %`,
    ],
  );
  const reasons = view.milestones.flatMap(({ days, words }) => (days === null ? [harmless(words)] : []));
  const notes = view.diagnostics.map(({ severity, what, mend }) => `${severity}: ${harmless(what)}; ${mend}`);
  const head: Row = ['Milestone', '85 % now', '85 % then', 'Days at 50 %', 'at 85 %', 'Is later'];
  return [told(view, [head, ...rows]), ...reasons, ...notes].join('\n');
}

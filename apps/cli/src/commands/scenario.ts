import { BadInput } from '@fulcrum/workbench';
import type { CompareView, ScenarioView } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { harmless, print, table } from '../output.ts';
import { shownOdds } from '../shown-odds.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask, askPatiently } from './ask.ts';

const FORMS = `
Changes:
  add-items milestone=7.0.0 count=9 team=iOS title="Crash fix" effort=6
  cut-item item=TIMOB-1 [milestone=7.0.0]          move-item item=TIMOB-1 to=7.1.0 [from=7.0.0]
  estimate item=TIMOB-1 effort=12 [estimate=3]     team item=TIMOB-1 team=iOS
  target milestone=7.0.0 day=2018-01-15            capacity team=iOS slots=6
  not-before item=TIMOB-1 day=2017-10-02           remaining item=TIMOB-1 hours=12
  leave team=iOS from=2017-10-02 until=2017-10-13 [person=… share=0.5]
  risk title="Store review fails" chance=0.3 low=2 likely=5 high=15 milestones=7.0.0
  wait title="Legal approval" milestone=7.0.0 low=3 likely=7 high=20
  link from=TIMOB-1 to=TIMOB-2 [dependency=FS lag=2]    unlink from=TIMOB-1 to=TIMOB-2
  cut-items items=TIMOB-1,TIMOB-2 [milestone=7.0.0]     assign items=TIMOB-1,TIMOB-2 to="Gita Joshi"   (to=none: anybody of the team)
  mitigate risk=…     avoid risk=…     answer wait=…     cancel-leave leave=…
What would move a milestone most, as changes: fulcrum levers --milestone 7.0.0 --keep 1`;

interface Options {
  readonly json?: boolean;
  readonly [name: string]: string | boolean | undefined;
}

/** What-ifs: create, list, show, change, undo, compare, commit, discard. */
export function scenarioCommand(): Command {
  const command = new Command('scenario').description(
    'What-ifs: named lists of changes laid over the facts, compared, and made true or given up.',
  );
  for (const part of [create(), list(), show(), change(), undo(), compare(), commit(), discard()]) {
    part.option('--json', 'print the answer as JSON');
    command.addCommand(part);
  }
  return command;
}

const PROGRAM = ['--program <name>', 'a program by id, key or name; the only one when missing'] as const;
const VERSION = ['--version-seen <number>', 'refuse when somebody changed it since this version'] as const;

function create(): Command {
  return new Command('create')
    .description('Make an empty scenario.')
    .argument('<name>', 'what to call it')
    .option(...PROGRAM)
    .option('--note <text>', 'why it is made')
    .action((name: string, { json, ...options }: Options) => tell('create-scenario', { name, ...options }, json));
}

function list(): Command {
  return new Command('list')
    .description('The scenarios of a program, with what they change.')
    .option(...PROGRAM)
    .action(({ json, ...options }: Options) =>
      withWorkbench('program.read', async (session) => {
        const { scenarios } = await ask<{ scenarios: readonly ScenarioView[] }>(session, 'scenarios', options);
        print(json, scenarios, () =>
          scenarios.length === 0
            ? 'There is no scenario yet: fulcrum scenario create --help'
            : scenarios.map(scenarioWords).join('\n\n'),
        );
      }),
    );
}

function show(): Command {
  return new Command('show')
    .description('A scenario: its changes, and what the facts have come to say against it.')
    .argument('<scenario>', 'by id or name')
    .action((scenario: string, { json }: Options) =>
      withWorkbench('program.read', async (session) => {
        const view = await ask<ScenarioView>(session, 'scenario', { scenario });
        print(json, view, () => scenarioWords(view));
      }),
    );
}

function change(): Command {
  return new Command('change')
    .description('Add a change to a scenario.')
    .argument('<scenario>', 'by id or name')
    .argument('<form>', 'the sort of change')
    .argument('<name=value...>', 'what it says')
    .option(...VERSION)
    .addHelpText('after', FORMS)
    .action(
      (...[scenario, form, pairs, { json, versionSeen }]: readonly [string, string, readonly string[], Options]) => {
        const said = { form, ...Object.fromEntries(pairs.map(pairOf)) };
        return tell('change-scenario', { scenario, version: versionSeen, change: said }, json);
      },
    );
}

function undo(): Command {
  return new Command('undo')
    .description('Take a change back as if it had never been made.')
    .argument('<scenario>', 'by id or name')
    .argument('[change]', 'the change by its id (default: the last one)')
    .option(...VERSION)
    .action((scenario: string, wanted: string | undefined, { json, versionSeen }: Options) =>
      tell('undo-change', { scenario, change: wanted, version: versionSeen }, json),
    );
}

function compare(): Command {
  return new Command('compare')
    .description('Two scenarios side by side; with one, against what everybody sees.')
    .argument('<one>', 'a scenario by id or name, or "trunk"')
    .argument('[other]', 'a scenario by id or name, or "trunk"')
    .option('--program <name>', 'a program by id, key or name (default: that of the scenario)')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--seed <number>', 'seed of the random draws')
    .option('--replications <number>', 'how many futures to simulate (default 10000)')
    .action((one: string, other: string | undefined, { json, ...options }: Options) =>
      withWorkbench('program.read', async (session) => {
        const sides = other === undefined ? { left: 'trunk', right: one } : { left: one, right: other };
        const scenario = one === 'trunk' ? other : one;
        const program = options.program ?? (await ask<ScenarioView>(session, 'scenario', { scenario })).program;
        const compared = await askPatiently<CompareView>(session, 'compare', { ...options, ...sides, program });
        print(json, compared, () => compareWords(compared));
      }),
    );
}

function commit(): Command {
  return new Command('commit')
    .description('Make a scenario true: what it says is said for everybody, all of it or nothing.')
    .argument('<scenario>', 'by id or name')
    .option('--accept', 'accept that the facts have said something else since')
    .option(...VERSION)
    .action((scenario: string, { json, accept = false, versionSeen }: Options) =>
      tell('commit-scenario', { scenario, accept, version: versionSeen }, json),
    );
}

function discard(): Command {
  return new Command('discard')
    .description('Give a scenario up.')
    .argument('<scenario>', 'by id or name')
    .action((scenario: string, { json }: Options) => tell('discard-scenario', { scenario }, json));
}

/** Runs an operation that changes a scenario, and shows the scenario as it is then. */
function tell(id: string, input: object, isJson: boolean | undefined): Promise<void> {
  const permission = id === 'commit-scenario' ? 'program.write' : 'scenario.write';
  return withWorkbench(permission, async (session) => {
    const view = await ask<ScenarioView>(session, id, input);
    print(isJson, view, () => scenarioWords(view));
  });
}

const LISTS: ReadonlySet<string> = new Set(['items', 'teams', 'milestones']);
const NUMBERS: ReadonlySet<string> = new Set(
  'count estimate effort hours slots share chance low likely high lag'.split(' '),
);

function pairOf(text: string): readonly [string, unknown] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new BadInput(`"${text}": write name=value`);
  const [name, value] = [text.slice(0, equals).trim(), text.slice(equals + 1)];
  if (value === 'none') return [name, null];
  if (LISTS.has(name)) return [name, value.split(',').map((each) => each.trim())];
  return [name, NUMBERS.has(name) && value.trim() !== '' ? Number(value) : value];
}

/** A scenario for a person: what it changes, and what the facts have come to say against it. */
export function scenarioWords({
  id,
  name,
  note,
  state,
  version,
  changes,
  conflicts,
  diagnostics,
}: ScenarioView): string {
  const lines = [`${id}  ${harmless(name)}  (${state}, version ${version})`];
  if (note !== null) lines.push(`  ${harmless(note)}`);
  if (changes.length === 0) lines.push('  It changes nothing yet: fulcrum scenario change --help');
  lines.push(...changes.map((each) => `  ${each.id}  ${harmless(each.words)}`));
  for (const { change: by, subject, attribute, planned, now } of conflicts)
    lines.push(
      `  conflict: ${by} makes ${harmless(subject)} ${attribute} ${shown(planned)}; the facts say ${shown(now)} since`,
    );
  for (const { severity, what, mend } of diagnostics) lines.push(`  ${severity}: ${harmless(what)}; ${mend}`);
  return lines.join('\n');
}

function shown(value: unknown): string {
  return harmless(JSON.stringify(value));
}

function compareWords(compared: CompareView): string {
  const { left, right, words, milestones, cost, asOf, replications, seed } = compared;
  const head = [
    'Milestone',
    `P50, ${left.id}`,
    `${right.id}`,
    'Days',
    `P85, ${left.id}`,
    `${right.id}`,
    'Days',
    `Odds, ${left.id}`,
    `${right.id}`,
  ];
  const rows = milestones.map(({ name, left: one, right: other, difference }) => [
    harmless(name),
    one.p50,
    other.p50,
    signed(difference?.p50),
    one.p85,
    other.p85,
    signed(difference?.p85),
    shownOdds(one.oddsOfTarget),
    shownOdds(other.oddsOfTarget),
  ]);
  return [
    harmless(words),
    '',
    table([head, ...rows]),
    ...notComparedLines(compared),
    '',
    ...(cost === null ? [] : [costWords(cost), '']),
    `As of ${asOf}; ${left.id} is ${harmless(left.name)}, ${right.id} is ${harmless(right.name)}; ${replications.toLocaleString('en')} futures, seed ${seed}: the same random numbers on both sides.`,
  ].join('\n');
}

const FIRST = 5;

/** Why a milestone has no difference, or is not in the table at all. */
function notComparedLines({ milestones, missing }: CompareView): readonly string[] {
  const noDates = milestones.flatMap(({ difference, words }) => (difference === null ? [harmless(words)] : []));
  const left = [...Map.groupBy(missing, ({ reason }) => reason)].map(([reason, own]) => {
    const more = own.length > FIRST ? ` and ${own.length - FIRST} more` : '';
    const names = own.slice(0, FIRST).map(({ name }) => harmless(name));
    return `Not compared, as ${reason}: ${names.join(', ')}${more}.`;
  });
  return [...noDates, ...left].flatMap((line, index) => (index === 0 ? ['', line] : [line]));
}

function costWords({ currency, p50, p85 }: NonNullable<CompareView['cost']>): string {
  const money = (sum: number) => `${sum < 0 ? '−' : '+'}${Math.round(Math.abs(sum)).toLocaleString('en')}`;
  return `Cost: ${money(p50)} ${currency ?? ''} at even odds, ${money(p85)} ${currency ?? ''} at 85 %`;
}

function signed(days: number | undefined): string | null {
  if (days === undefined) return null;
  return days > 0 ? `+${days}` : String(days).replace('-', '−');
}

import { BadInput, csvLine } from '@fulcrum/workbench';
import type { KeptPlanView, PlanBar, ScheduleView } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { harmless, print, table } from '../output.ts';
import { shownOdds } from '../shown-odds.ts';
import { type Session, withWorkbench } from '../with-workbench.ts';
import { ask, askPatiently } from './ask.ts';

type Options = Record<string, string | undefined> & {
  json?: boolean;
  csv?: boolean;
  byTarget?: boolean;
  strict?: boolean;
  keep?: boolean;
  dryRun?: boolean;
  undoKeep?: boolean;
};

/** The plan of a program. */
export function scheduleCommand(): Command {
  return new Command('schedule')
    .description(
      'When is each open item worked on, and by whom? One plan out of mean durations, with the odds of its milestones.',
    )
    .option('--program <name>', 'a program by id, key or name; the only one when missing')
    .option('--milestone <name>', 'only one milestone, by id or name')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--scenario <name>', 'a scenario by id or name, laid over the facts')
    .option('--chain <item>', 'what decides when this item is done')
    .option('--by-target', 'keep targets as deadlines')
    .option('--strict', 'take blocking links in rings as they are: then there is no plan')
    .option('--keep', 'keep the order of this plan: later plans and forecasts follow it')
    .option('--dry-run', 'with --keep: only show what would change')
    .option('--undo-keep', 'take the plan that was kept last back')
    .option('--json', 'print the plan as JSON')
    .option('--csv', 'print the items as CSV')
    .action((options: Options) => {
      if (options.undoKeep) return withWorkbench('program.write', (session) => undoKept(session, options));
      if (options.keep) return keep(options);
      return withWorkbench('program.read', (session) => show(session, options));
    });
}

function keep({ json, dryRun, byTarget, keep: _, ...options }: Options): Promise<void> {
  const refused = (['csv', 'strict', 'chain', 'asOf'] as const).find((name) => options[name] !== undefined);
  if (refused !== undefined) throw new BadInput(`--keep is of the plan of today: leave --${flagOf(refused)} out`);
  const input = { ...options, byTarget: String(byTarget ?? false) };
  return withWorkbench(dryRun ? 'program.read' : 'program.write', async (session) => {
    const kept = await askPatiently<KeptPlanView>(session, dryRun ? 'plan-order' : 'keep-plan', input);
    print(json, kept, () => keptWords(kept));
  });
}

function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

async function undoKept(session: Session, { json, program }: Options): Promise<void> {
  const undone = await ask<{ readonly words: string }>(session, 'undo-plan', program === undefined ? {} : { program });
  print(json, undone, () => harmless(undone.words));
}

/** What keeping a plan changes: the items that move, in the order of the plan. */
function keptWords({ words, items, isKept, ranks, scenario, program }: KeptPlanView): string {
  const moving = items.filter(({ placeNow, placeThen }) => placeNow !== placeThen);
  const rows = moving
    .slice(0, FIRST)
    .map(({ item, title, team, placeNow, placeThen }) => [
      item,
      harmless(title).slice(0, WIDEST),
      harmless(team?.name ?? '–'),
      placeNow,
      placeThen,
    ]);
  const lines = [harmless(words)];
  if (rows.length > 0) lines.push('', table([['Item', 'Title', 'Team', 'Place there now', 'In the plan'], ...rows]));
  if (moving.length > FIRST) lines.push(`… and ${moving.length - FIRST} more: see them all with --json`);
  if (!isKept)
    lines.push('', ranks === 0 ? 'There is nothing to write.' : 'Nothing is written: leave --dry-run out to keep it.');
  else if (ranks > 0) lines.push('', backWords(scenario, program));
  return lines.join('\n');
}

function backWords(scenario: KeptPlanView['scenario'], program: KeptPlanView['program']): string {
  const undo =
    scenario === null ? `schedule --undo-keep --program ${JSON.stringify(program.id)}` : `scenario undo ${scenario.id}`;
  return `Kept. To take it back: fulcrum ${harmless(undo)}`;
}

async function show(session: Session, { json, csv, byTarget, strict, ...options }: Options): Promise<void> {
  if (options.dryRun) throw new BadInput('--dry-run goes with --keep');
  if (json && csv) throw new BadInput('--json and --csv cannot go together: choose one');
  const flags = { byTarget: String(byTarget ?? false), strict: String(strict ?? false) };
  const schedule = await ask<ScheduleView>(session, 'schedule', { ...options, ...flags });
  if (csv) process.stdout.write(scheduleCsv(schedule));
  else print(json, schedule, () => scheduleWords(schedule));
}

const COLUMNS = ['item', 'title', 'team', 'people', 'start', 'end', 'hours', 'float', 'critical', 'driver'];

function scheduleCsv({ bars }: ScheduleView): string {
  const lines = bars.map(({ item, title, team, people, start, end, hours, float, isCritical, driver }) =>
    csvLine([
      item,
      title,
      team?.name,
      people.map(({ name }) => name),
      start,
      end,
      hours,
      float,
      isCritical,
      driver.words,
    ]),
  );
  return [csvLine(COLUMNS), ...lines].join('');
}

/** The plan for a person: the answer first, then the milestones, then the chain that was asked for or what is critical. */
function scheduleWords(schedule: ScheduleView): string {
  const { words, milestones, conflict, diagnostics, bars, chain } = schedule;
  const lines = [harmless(words)];
  if (conflict.length > 2) lines.push('', ...conflict.map((each) => `  - ${harmless(each)}`));
  if (milestones.length > 0) {
    const rows = milestones.map(({ name, open, end, oddsOfPlanned, p85, target, late, oddsOfTarget, last }) => [
      harmless(name),
      open,
      end,
      shownOdds(oddsOfPlanned),
      p85 ?? '–',
      target,
      lateWords(late),
      target === null ? '' : shownOdds(oddsOfTarget),
      last,
    ]);
    const head = ['Milestone', 'Open', 'Ends', 'Odds of that', 'By (85 %)', 'Target', '', 'Odds of it', 'Last item'];
    lines.push('', table([head, ...rows]));
  }
  if (chain !== null && chain.length > 0) {
    const byItem = new Map(bars.map((bar) => [bar.item, bar]));
    lines.push(
      '',
      `What decides when ${chain.at(-1)} is done:`,
      barTable(chain.flatMap((item) => byItem.get(item) ?? [])),
    );
  } else if (bars.length > 0) lines.push('', ...firstBars(bars));
  for (const { severity, what, mend } of diagnostics) lines.push('', `${severity}: ${harmless(what)}; ${mend}`);
  lines.push('', footWords(schedule));
  return lines.join('\n');
}

const FIRST = 20;
// So that a row stays a line of a terminal.
const WIDEST = 60;

function firstBars(bars: readonly PlanBar[]): readonly string[] {
  const more = bars.length > FIRST ? [`… and ${bars.length - FIRST} more: see them all with --csv or --json`] : [];
  return [barTable(bars.slice(0, FIRST)), ...more];
}

function barTable(bars: readonly PlanBar[]): string {
  const rows = bars.map(({ item, team, people, start, end, float, isCritical, driver }) => [
    item,
    harmless(team?.name ?? '–'),
    harmless(people.map(({ name }) => name).join(', ') || '–'),
    start,
    end,
    float === 0 || isCritical ? 'critical' : `${float} d`,
    harmless(driver.words),
  ]);
  return table([['Item', 'Team', 'Who', 'Starts', 'Ends', 'Float', 'Why not earlier'], ...rows]);
}

function lateWords(late: number | null): string {
  if (late === null) return '';
  return late > 0 ? `${late} d late` : 'in time';
}

function footWords({ asOf, status, gap, generated, seed }: ScheduleView): string {
  if (status !== 'ok' || gap === null) return `As of ${asOf}.`;
  const far = gap === 0 ? 'proven best' : `at most ${Math.ceil(gap * 100)} % longer than the best`;
  return `As of ${asOf}; ${far}; ${generated.toLocaleString('en')} ${generated === 1 ? 'schedule' : 'schedules'} tried, seed ${seed}. A plan without chance or growth; the odds are those of the forecast.`;
}

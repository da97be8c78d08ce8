import { setImmediate } from 'node:timers/promises';
import { type Day, daysBetween } from '@fulcrum/core/calendar';
import { activeMilestones, type MilestoneForecast, modelInput, pastOf, whatIf } from '@fulcrum/core/forecast';
import { type Item, isClosed, type ProgramGraph } from '@fulcrum/core/program';
import { onScenario, scenarioState } from '../scenarios/scenario-state.ts';
import type { CompareView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { REPLICATIONS, SEED } from './compute.ts';
import { type Draws, milestoneForecast } from './forecasts.ts';
import { lostDateWords, shortReason } from './lost-dates.ts';
import { countWords, moveWords, oddsWords } from './phrases.ts';
import { planOf } from './plan/plan-of.ts';

/** What everybody sees, as one side of a comparison. */
export const TRUNK_SIDE = 'trunk';

export interface CompareOf {
  readonly program: string;
  readonly asOf: Day;
  /** Scenarios by id or name, or `trunk`. */
  readonly left: string;
  readonly right: string;
  readonly draws: Draws;
}

type Row = CompareView['milestones'][number];

/**
 * Two scenarios side by side, by milestone. Both are drawn with the same random numbers, so they differ by their changes
 * alone. Throws NotFound with the nearest name.
 */
export async function comparison(workbench: Workbench, of: CompareOf): Promise<CompareView> {
  const { program, asOf, draws } = of;
  const sides = [sideOf(workbench, program, of.left), sideOf(workbench, program, of.right)] as const;
  const graphs = sides.map((side) => graphAsOf(side.workbench, asOf));
  const ids = new Set(graphs.flatMap((graph) => activeMilestones(pastOf(graph, program))));
  const milestones: Row[] = [];
  for (const milestone of ids) {
    const forecasts: MilestoneForecast[] = [];
    for (const side of sides) {
      // Each is a second of work at worst: others have their turn in between.
      await setImmediate();
      forecasts.push(await milestoneForecast(side.workbench, { program, milestone, asOf }, draws));
    }
    milestones.push(rowOf(forecasts as [MilestoneForecast, MilestoneForecast]));
  }
  const { seed = SEED, replications = REPLICATIONS } = draws;
  const cost = costDifference(workbench, sides, of);
  const [left, right] = [sides[0].named, sides[1].named];
  const rows = milestones.sort((one, other) => ((one.left.p50 ?? '9') < (other.left.p50 ?? '9') ? -1 : 1));
  return {
    asOf,
    program,
    left,
    right,
    words: wordsOf(rows, right.name),
    milestones: rows,
    missing: missingOf(graphs, program, ids),
    cost,
    seed,
    replications,
  };
}

/** One side of a comparison: what is laid over the facts, and its name. */
export interface Side {
  readonly workbench: Workbench;
  readonly named: { readonly id: string; readonly name: string };
}

/** What the right side adds to the cost of the left one, in the same futures; null where no rates and expenses are known. */
export function costDifference(
  workbench: Workbench,
  sides: readonly [Side, Side],
  { program, asOf }: Pick<CompareOf, 'program' | 'asOf'>,
): CompareView['cost'] {
  const graphs = sides.map((side) => graphAsOf(side.workbench, asOf));
  if (!graphs.some(hasPrices)) return null;
  const { input, model } = planOf(workbench, program, asOf);
  const [left, right] = graphs.map((graph, index) => {
    if (sides[index]?.named.id === TRUNK_SIDE) return NOTHING;
    return whatIf(model, modelInput(graph, program, { seed: input.seed, trunk: input })).cost ?? NOTHING;
  }) as [Sums, Sums];
  const { p50, p85, mean } = right;
  return { currency: input.currency, p50: p50 - left.p50, p85: p85 - left.p85, mean: mean - left.mean };
}

type Sums = { readonly p50: number; readonly p85: number; readonly mean: number };
const NOTHING: Sums = { p50: 0, p85: 0, mean: 0 };

function hasPrices({ expenses, teams, persons }: ProgramGraph): boolean {
  return expenses.size > 0 || [...teams.values(), ...persons.values()].some(({ rate }) => rate !== null);
}

/** A side by id or name, or `trunk`. Throws NotFound with the nearest name. */
export function sideOf(workbench: Workbench, program: string, wanted: string): Side {
  if (wanted === TRUNK_SIDE) return { workbench, named: { id: TRUNK_SIDE, name: 'As it is' } };
  const { scenario } = scenarioState(workbench, wanted, program);
  return {
    workbench: onScenario(workbench, scenario.id),
    named: { id: scenario.id, name: scenario.name ?? scenario.id },
  };
}

/** A milestone on both sides, and how far they are apart. */
export function rowOf([one, other]: readonly [MilestoneForecast, MilestoneForecast]): Row {
  const [left, right] = [dates(one), dates(other)];
  const difference = differenceOf(left, right);
  const { milestone: id, name } = other;
  return { id, name, left, right, difference, words: rowWords(name, [left, right], difference) };
}

function dates(forecast: MilestoneForecast): Row['left'] {
  const { target, remaining } = forecast;
  const none = { reason: null, target, p50: null, p85: null, oddsOfTarget: null, open: remaining.items };
  if (forecast.status !== 'ok') return { ...none, status: forecast.status, reason: forecast.reason };
  const { quantiles, oddsOfTarget, finished } = forecast;
  const { p50, p85 } = quantiles;
  return { ...none, status: finished === null ? 'ok' : 'finished', p50, p85, oddsOfTarget };
}

function differenceOf(left: Row['left'], right: Row['left']): Row['difference'] {
  if (left.p50 === null || left.p85 === null || right.p50 === null || right.p85 === null) return null;
  const [before, after] = [left.oddsOfTarget, right.oddsOfTarget];
  return {
    p50: daysBetween(left.p50, right.p50),
    p85: daysBetween(left.p85, right.p85),
    odds: before === null || after === null ? null : after - before,
  };
}

function rowWords(
  name: string,
  [left, right]: readonly [Row['left'], Row['right']],
  difference: Row['difference'],
): string {
  if (difference === null) return `${name} has ${noDateWords(left, right)}.`;
  const odds = right.oddsOfTarget === null ? '' : `, with ${oddsWords(right.oddsOfTarget)} of its target`;
  return `${name}: its 85\u00a0% date is ${difference.p85 === 0 ? 'where it was' : moveWords(difference.p85)}${odds}.`;
}

function noDateWords(left: Row['left'], right: Row['right']): string {
  if (right.p85 !== null) return `a date only on the right: ${shortReason(left.reason)}`;
  return `no date${left.p85 === null ? '' : ' any more'}: ${shortReason(right.reason)}`;
}

function wordsOf(rows: readonly Row[], right: string): string {
  if (rows.length === 0) return 'No milestone is being worked on, so there is nothing to compare.';
  const lost = lostDateWords(rows.map(({ name, left, right: after }) => ({ name, before: left, after })));
  const moved = rows.filter(({ difference }) => difference !== null && difference.p85 !== 0);
  const dates = rows.filter(({ difference }) => difference !== null).length;
  const first = lost === '' ? [] : [`With "${right}", ${lost}`];
  if (moved.length === 0)
    return [...first, `"${right}" moves no ${lost === '' ? '' : 'other '}85\u00a0% date.`].join(' ');
  const counted = `"${right}" moves ${moved.length} of ${countWords(dates, 'date')}.`;
  return [...first, counted, ...moved.map(({ words }) => words)].join(' ');
}

/** The milestones with open items, or with a target, that are compared on neither side, and why. */
function missingOf(
  graphs: readonly ProgramGraph[],
  program: string,
  compared: ReadonlySet<string>,
): CompareView['missing'] {
  const worked = new Set(
    graphs.flatMap(({ items }) => [...items.values()].filter((item) => !isClosed(item)).flatMap(membership)),
  );
  const all = new Map(graphs.flatMap(({ milestones }) => [...milestones]));
  return [...all.values()].flatMap((milestone) => {
    const { id, name, target, released, isReleased } = milestone;
    if (milestone.program !== program || compared.has(id) || released !== null || isReleased === true) return [];
    if (!worked.has(id)) return target === null ? [] : [{ id, name: name ?? id, reason: 'nothing is open' }];
    return [{ id, name: name ?? id, reason: 'nothing was finished lately' }];
  });
}

function membership({ milestones }: Item): readonly string[] {
  return milestones;
}

import { setImmediate } from 'node:timers/promises';
import type { Day } from '@fulcrum/core/calendar';
import { activeMilestones, differenceNoise, type MilestoneForecast, pastOf } from '@fulcrum/core/forecast';
import type { PlanLoad } from '@fulcrum/core/schedule';
import { scenarioState } from '../scenarios/scenario-state.ts';
import type { SideBySideView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { costDifference, rowOf, type Side, sideOf, TRUNK_SIDE } from './compare.ts';
import { REPLICATIONS, SEED } from './compute.ts';
import { type Draws, milestoneForecast } from './forecasts.ts';
import { countWords } from './phrases.ts';
import { planOf } from './plan/plan-of.ts';
import { plannedSchedule } from './planned-schedule.ts';

export interface BesideOf {
  readonly program: string;
  readonly asOf: Day;
  /** By id or name. */
  readonly scenarios: readonly string[];
  readonly draws: Draws;
}

type Column = SideBySideView['columns'][number];
type Milestone = SideBySideView['milestones'][number];
type Cell = Milestone['cells'][number];

/** Some scenarios beside what everybody sees, all in the same futures. Throws NotFound with the nearest name. */
export async function sideBySide(workbench: Workbench, of: BesideOf): Promise<SideBySideView> {
  const { program, asOf, draws } = of;
  const sides = [TRUNK_SIDE, ...of.scenarios].map((wanted) => sideOf(workbench, program, wanted));
  const ids = new Set(sides.flatMap((side) => activeMilestones(pastOf(graphAsOf(side.workbench, asOf), program))));
  const columns: Column[] = [];
  for (const side of sides) columns.push(await columnOf(workbench, side, of));
  const milestones: Milestone[] = [];
  for (const milestone of ids) milestones.push(await milestoneOf(sides, milestone, of));
  milestones.sort((one, other) => ((one.cells[0]?.p85 ?? '9') < (other.cells[0]?.p85 ?? '9') ? -1 : 1));
  const { seed = SEED, replications = REPLICATIONS } = draws;
  return { asOf, program, words: wordsOf(columns, milestones), columns, milestones, seed, replications };
}

async function columnOf(workbench: Workbench, side: Side, { program, asOf }: BesideOf): Promise<Column> {
  // Each is a second of work at worst: others have their turn in between.
  await setImmediate();
  const { id, name } = side.named;
  const overload = await overloadOf(side.workbench, program, asOf);
  const trunk = sideOf(workbench, program, TRUNK_SIDE);
  if (id === TRUNK_SIDE) return { id, name, state: 'trunk', changes: [], cost: null, overload };
  const { scenario, changes } = scenarioState(workbench, id);
  const words = changes.flatMap((change) => (change.undone === true ? [] : [change.words ?? '']));
  const cost = costDifference(workbench, [trunk, side], { program, asOf });
  return { id, name, state: scenario.state ?? 'open', changes: words, cost, overload };
}

/** Who is planned above what they give, by the plan that follows from the forecast. */
async function overloadOf(workbench: Workbench, program: string, asOf: Day): Promise<Column['overload']> {
  const of = { program, asOf, milestone: null, byTarget: false, isStrict: false };
  const plan = await plannedSchedule(workbench, of);
  if (plan.status !== 'ok') return null;
  const { teams, persons } = graphAsOf(workbench, asOf);
  const named = ({ kind, id }: PlanLoad) =>
    (kind === 'team' ? teams : persons).get(id ?? '')?.name ?? 'work of no team';
  const over = plan.load.filter((each) => each.over > 0);
  return { weeks: over.reduce((sum, each) => sum + each.over, 0), who: over.map(named) };
}

async function milestoneOf(sides: readonly Side[], milestone: string, of: BesideOf): Promise<Milestone> {
  const { program, asOf, draws } = of;
  const forecasts: MilestoneForecast[] = [];
  for (const side of sides) {
    await setImmediate();
    forecasts.push(await milestoneForecast(side.workbench, { program, milestone, asOf }, draws));
  }
  const [trunk] = forecasts as [MilestoneForecast];
  const cells = forecasts.map((forecast, index): Cell => {
    const { right, difference } = rowOf([trunk, forecast]);
    if (index === 0 || difference === null) return { ...right, difference: null };
    const noise = noiseOf([sides[0]!, sides[index]!], milestone, of);
    const isNoise = noise !== null && difference.p85 !== 0 && Math.abs(difference.p85) <= noise.p85;
    return { ...right, difference: { ...difference, noise, isNoise } };
  });
  return { id: milestone, name: trunk.name, cells };
}

function noiseOf([trunk, side]: readonly [Side, Side], milestone: string, { program, asOf }: BesideOf) {
  const [one, other] = [trunk, side].map((each) => planOf(each.workbench, program, asOf).model);
  return one === undefined || other === undefined ? null : differenceNoise(one, other, milestone);
}

function wordsOf(columns: readonly Column[], milestones: readonly Milestone[]): string {
  const moved = columns.slice(1).map(({ name }, index) => {
    const differences = milestones.flatMap(({ cells }) => cells[index + 1]?.difference ?? []);
    const real = differences.filter((each) => !each.isNoise);
    const [sooner, later] = [real.filter(({ p85 }) => p85 < 0).length, real.filter(({ p85 }) => p85 > 0).length];
    if (sooner + later === 0) return `"${name}" moves no 85\u00a0% date by more than chance`;
    const parts = [
      ...(sooner > 0 ? [`${countWords(sooner, 'date')} sooner`] : []),
      ...(later > 0 ? [`${countWords(later, 'date')} later`] : []),
    ];
    return `"${name}" moves ${parts.join(' and ')}`;
  });
  return `${moved.join('; ')}.`;
}

import { endOfDay, type Instant } from '@fulcrum/core/calendar';
import { branchFacts, type LaidFact, type ProgramGraph, seqsOf } from '@fulcrum/core/program';
import type { Change, Scenario } from '@fulcrum/core/vocabulary';
import { BadInput, notFound } from '../catalogue/errors.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';

/** A scenario with its changes, in the order in which they were made. */
export interface ScenarioState {
  readonly scenario: Scenario;
  readonly changes: readonly Change[];
  /** The branches of the changes that were not undone. */
  readonly branches: readonly string[];
  /** Rises with each change of it: who names the one that was seen is refused when it is another by now. */
  readonly version: number;
}

/**
 * A scenario by id or name: of several with the name the open one, else the latest. Throws NotFound with the nearest name, and
 * BadInput for one that is of another program than the one that is named.
 */
export function scenarioState(workbench: Workbench, wanted: string, program?: string): ScenarioState {
  const graph = graphAsOf(workbench, undefined);
  const scenario = found(graph, wanted, program);
  const changes = changesOf(graph, scenario.id);
  const subjects = [`scenario:${scenario.id}`, ...changes.map(({ id }) => `change:${id}`)];
  const version = Math.max(...subjects.flatMap((subject) => seqsOf(workbench.log(), subject)));
  const branches = changes.filter(({ undone }) => undone !== true).map(({ id }) => id);
  return { scenario, changes, branches, version };
}

function found(graph: ProgramGraph, wanted: string, program: string | undefined): Scenario {
  const all = [...graph.scenarios.values()].sort((one, other) => numberOf(other.id) - numberOf(one.id));
  const own = all.filter((scenario) => program === undefined || scenario.program === program);
  const scenario = named(own, wanted);
  if (scenario !== undefined) return scenario;
  const strange = named(all, wanted);
  if (strange !== undefined)
    throw new BadInput(
      `${strange.name ?? strange.id} is a scenario of ${nameOf(graph, strange)}: ask about that program`,
    );
  throw notFound(
    'scenario',
    wanted,
    own.flatMap(({ id, name }) => [id, name ?? id]),
  );
}

function named(scenarios: readonly Scenario[], wanted: string): Scenario | undefined {
  const lower = wanted.trim().toLowerCase();
  const same = scenarios.filter(({ name }) => name?.toLowerCase() === lower);
  const byId = scenarios.find(({ id }) => id.toLowerCase() === lower);
  return byId ?? same.find(({ state }) => state === 'open') ?? same[0];
}

function nameOf({ programs }: ProgramGraph, { program }: Scenario): string {
  return programs.get(program ?? '')?.name ?? program ?? 'no program';
}

/** The changes of a scenario in order: their ids count up. */
function changesOf(graph: ProgramGraph, scenario: string): readonly Change[] {
  const own = [...graph.changes.values()].filter((change) => change.scenario === scenario);
  return own.sort((one, other) => numberOf(one.id) - numberOf(other.id));
}

/** 3 of `S1.3`, 1 of `S1`. */
export function numberOf(id: string): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0);
}

/** A scenario that can still be changed. Throws BadInput when it is over, or not at the version that was seen. */
export function openScenario(workbench: Workbench, wanted: string, seen: number | undefined): ScenarioState {
  const state = scenarioState(workbench, wanted);
  const { scenario, version } = state;
  if (scenario.state !== 'open')
    throw new BadInput(`${scenario.name ?? scenario.id} is ${scenario.state}: make a new scenario instead`);
  if (seen !== undefined && seen !== version)
    throw new BadInput(
      `somebody changed ${scenario.name ?? scenario.id} meanwhile: look at it again (version ${version})`,
    );
  return state;
}

/** A fact of a scenario about which the trunk has said something else since. */
export function conflictsOf(workbench: Workbench, branches: readonly string[]): readonly LaidFact[] {
  return branchFacts(workbench.log(), branches, dayEnd(workbench)).filter(
    ({ trunkSince, op, value }) => trunkSince !== null && !(op === 'set' && isSame(trunkSince.value, value)),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The end of the day that counts as today. */
export function dayEnd(workbench: Workbench): Instant {
  return endOfDay(today(workbench));
}

/** The same workbench with a scenario (of a program) laid over the trunk. Throws like `scenarioState`. */
export function onScenario(workbench: Workbench, wanted: string | undefined, program?: string): Workbench {
  return wanted === undefined ? workbench : workbench.laidOver(scenarioState(workbench, wanted, program).branches);
}

import { dayOf } from '../../calendar/index.ts';
import { capacityOf } from '../../capacity/index.ts';
import type { ProgramGraph } from '../../program/index.ts';
import { activeMilestones } from '../active-milestones.ts';
import { DEFAULT_SEED, type ForecastOptions, usualDefinition } from '../flow-forecast.ts';
import { MODEL_VERSION } from '../model-version.ts';
import { type Past, pastOf } from '../past.ts';
import { calibratedPlan } from './calibrate-plan.ts';
import { learnSizes } from './learn-sizes.ts';
import type { ModelInput, ModelMilestone } from './model-input.ts';
import { milestonesFrom } from './model-milestones.ts';
import { modelTeams } from './model-teams.ts';
import { modelWork } from './model-work.ts';

/** How a plan is read. */
export interface ModelOptions extends Omit<ForecastOptions, 'trunk'> {
  /** A milestone that is to be planned even though nothing was finished in it lately. */
  readonly also?: string;
  /** The plan that another one (a scenario, on a branch) is held against: what was learned is taken from it. */
  readonly trunk?: ModelInput;
}

/**
 * Reads a program as a plan: what history tells (the record of each milestone, the pace of each team, the growth of
 * scope, sizes) and what is planned (open items, links, risks, waits, leave, capacity, expenses).
 * @throws RangeError when the graph has no such program
 */
export function modelInput(graph: ProgramGraph, program: string, options: ModelOptions = {}): ModelInput {
  const record = graph.programs.get(program);
  if (record === undefined) throw new RangeError(`no program "${program}"`);
  const past = options.past ?? pastOf(graph, program);
  const milestones = options.trunk === undefined ? milestonesFrom(past, plannedIds(past, options), options) : [];
  const planned = options.trunk === undefined ? milestones : fromTrunk(graph, options.trunk);
  const sizes =
    options.trunk?.learned ?? learnSizes([...graph.items.values()].filter((item) => item.program === program));
  const work = modelWork(graph, program, planned);
  const capacity = capacityOf(graph, program);
  const usual = options.before === undefined ? capacity : capacityOf(options.before, program);
  const mine = ofProgram(program);
  const input: ModelInput = {
    program,
    name: record.name ?? program,
    asOf: dayOf(graph.at),
    modelVersion: MODEL_VERSION,
    seed: options.seed ?? DEFAULT_SEED,
    definition: options.definition ?? usualDefinition(past.learned),
    currency: graph.workspace.currency,
    learned: sizes,
    milestones: planned,
    ...modelTeams(graph, { past, capacity, usual, milestones: planned, work, sizes, trunk: options.trunk }),
    ...work,
    leaves: byId(graph.leaves, mine),
    risks: byId(graph.risks, mine),
    waits: byId(graph.waits, mine),
    expenses: byId(graph.expenses, mine),
    diagnostics: capacity.diagnostics,
  };
  return options.trunk === undefined ? calibratedPlan(input) : input;
}

/** Active milestones, those that were promised, and the one that is asked for besides. */
function plannedIds(past: Past, { also }: ModelOptions): readonly string[] {
  const { graph, program } = past;
  const asOf = dayOf(graph.at);
  const promised = [...graph.milestones.values()].filter(
    ({ program: of, target, isReleased, released }) =>
      of === program && target !== null && target >= asOf && isReleased !== true && released === null,
  );
  const ids = [...activeMilestones(past), ...promised.map(({ id }) => id), ...(also === undefined ? [] : [also])];
  return [...new Set(ids)].sort();
}

/** The milestones of a plan with what a branch says of them; those that only the branch has are not forecast yet. */
function fromTrunk(graph: ProgramGraph, trunk: ModelInput): readonly ModelMilestone[] {
  return trunk.milestones.flatMap((milestone) => {
    const now = graph.milestones.get(milestone.id);
    return now === undefined ? [] : [{ ...milestone, name: now.name ?? milestone.id, target: now.target }];
  });
}

function ofProgram(program: string) {
  return (thing: { readonly program: string | null }): boolean => thing.program === null || thing.program === program;
}

function byId<T extends { readonly id: string }>(
  things: ReadonlyMap<string, T>,
  isMine: (thing: T) => boolean,
): readonly T[] {
  return [...things.values()].filter(isMine).sort((a, b) => (a.id < b.id ? -1 : 1));
}

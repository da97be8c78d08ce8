import { dayOf } from '../../calendar/index.ts';
import { capacityOf } from '../../capacity/index.ts';
import type { ProgramGraph } from '../../program/index.ts';
import { activeMilestones } from '../active-milestones.ts';
import { DEFAULT_SEED, type ForecastOptions, usualDefinition } from '../flow-forecast.ts';
import { MODEL_VERSION } from '../model-version.ts';
import { type Past, pastOf } from '../past.ts';
import { calibratedPlan } from './calibrate-plan.ts';
import { earlierSizes, type SaidSize } from './entered.ts';
import { asHad, peopleByName, withLearning, withoutGiven } from './given-items.ts';
import { asUsual } from './item-size.ts';
import { learnSizes, sizesFrom, sizesLearned, sizesSince } from './learn-sizes.ts';
import { modelCalendars } from './model-calendars.ts';
import type { ModelInput, ModelMilestone } from './model-input.ts';
import { milestonesFrom } from './model-milestones.ts';
import { modelTeams } from './model-teams.ts';
import { modelWork } from './model-work.ts';
import { withWork } from './weave.ts';

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
  const plan = {
    program,
    name: record.name ?? program,
    asOf: dayOf(graph.at),
    modelVersion: MODEL_VERSION,
    seed: options.seed ?? DEFAULT_SEED,
    definition: options.definition ?? usualDefinition(past.learned),
    currency: graph.workspace.currency,
    ...enteredIn(graph, program),
  };
  if (options.trunk !== undefined) return onBranch(graph, plan, { past, trunk: options.trunk });
  const capacity = capacityOf(graph, program);
  const usual = options.before === undefined ? capacity : capacityOf(options.before, program);
  const found = milestonesFrom(past, plannedIds(past, options), options);
  const earlier = options.before === undefined ? NOTHING : earlierSizes(graph, options.before, program);
  const own = [...graph.items.values()].flatMap((item) => (item.program === program ? [asHad(item, plan.asOf)] : []));
  const items = earlier.size === 0 ? own : own.map((item) => ({ ...item, ...earlier.get(item.id) }));
  const learned = learnSizes(items);
  const sizesOf = sizesSince(earlier, learned, sizesLearned(items, learned));
  const work = modelWork(graph, program, { milestones: found, sizesOf });
  const usualItems = asUsual(work.items);
  const milestones = withWork(found, usualItems);
  const teams = modelTeams(graph, { past, capacity, usual, milestones, work: { items: usualItems }, trunk: undefined });
  const given = withGiven(graph, program, { ...teams, ...work });
  const calendars = modelCalendars(capacity);
  const whole = { ...plan, calendars, learned, milestones, ...given, diagnostics: capacity.diagnostics };
  // The record knows nothing yet of what was given to somebody else.
  return { ...whole, milestones: calibratedPlan(withoutGiven(whole)).milestones };
}

type Work = Pick<ModelInput, 'teams' | 'people' | 'items' | 'links'>;

/** The work of a plan with what was given to somebody else lately. */
function withGiven(graph: ProgramGraph, program: string, work: Work): Work {
  const people = peopleByName(graph, program, work);
  return { ...work, people, items: withLearning(graph, work.items, work.teams) };
}

const NOTHING: ReadonlyMap<string, SaidSize> = new Map();

type Learning = 'calendars' | 'learned' | 'milestones' | 'teams' | 'people' | 'items' | 'links' | 'diagnostics';

/** A plan on a branch: what is planned is read from it, what was learned from the trunk. */
function onBranch(
  graph: ProgramGraph,
  plan: Omit<ModelInput, Learning>,
  { past, trunk }: { readonly past: Past; readonly trunk: ModelInput },
): ModelInput {
  const capacity = capacityOf(graph, plan.program);
  const milestones = fromTrunk(graph, trunk);
  const work = modelWork(graph, plan.program, { milestones, sizesOf: sizesFrom(trunk) });
  const teams = modelTeams(graph, { past, capacity, usual: capacity, milestones, work, trunk });
  const given = withGiven(graph, plan.program, { ...teams, ...work });
  const calendars = modelCalendars(capacity);
  const { diagnostics } = capacity;
  return { ...plan, calendars, learned: trunk.learned, milestones, ...given, diagnostics };
}

function enteredIn(graph: ProgramGraph, program: string) {
  const isMine = (thing: { readonly program: string | null }): boolean =>
    thing.program === null || thing.program === program;
  return {
    leaves: byId(graph.leaves, isMine),
    risks: byId(graph.risks, isMine),
    waits: byId(graph.waits, isMine),
    expenses: byId(graph.expenses, isMine),
  };
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

function byId<T extends { readonly id: string }>(
  things: ReadonlyMap<string, T>,
  isMine: (thing: T) => boolean,
): readonly T[] {
  return [...things.values()].filter(isMine).sort((a, b) => (a.id < b.id ? -1 : 1));
}

import { dayOf, LATEST } from '../calendar/index.ts';
import { type Capacity, capacityOf } from '../capacity/index.ts';
import type { Evidence } from '../measure/index.ts';
import type { Item, ProgramGraph } from '../program/index.ts';
import type { Diagnostic } from '../vocabulary/index.ts';
import { plannedBars } from './plan-bars.ts';
import { conflictWords } from './plan-conflict.ts';
import { openMilestones, type PlanItems, planItems } from './plan-items.ts';
import { ringPairs } from './plan-links.ts';
import { type PlanProblem, planProblem } from './plan-problem.ts';
import { MOST_SEARCHED, searchPlan } from './plan-search.ts';
import { periodsBy } from './plan-time.ts';
import type { PlannedProgram, ProgramSchedule } from './program-schedule.ts';

export interface ScheduleOptions {
  /** Ids of the milestones to plan; all that are open when missing. */
  readonly milestones?: readonly string[];
  /** Whether targets are deadlines that the plan must keep. */
  readonly byTarget?: boolean;
  /** Whether links that lead round in a ring make the plan infeasible; else it is planned without the closing link. */
  readonly isStrict?: boolean;
  /** Schedules that may be generated; by the number of items when missing. */
  readonly budget?: number;
  readonly seed?: number;
  /** Stops the search when it returns true. */
  readonly isOver?: () => boolean;
}

const DEFAULT_SEED = 1;

/** Changes with every change to what plans come out: kept plans of another version are not shown. */
export const SCHEDULE_VERSION = 'schedule-2';

/**
 * Plans the open items of a program's milestones: each with the people and slots that it needs, after what it waits
 * for, not in leave, so that the whole ends soon and near the order of today. The same facts and options give the same plan.
 * @throws RangeError when the graph has no such program
 */
export function scheduleProgram(graph: ProgramGraph, program: string, options: ScheduleOptions = {}): ProgramSchedule {
  const record = graph.programs.get(program);
  if (record === undefined) throw new RangeError(`no program "${program}"`);
  const plan = planItems(graph, options.milestones ?? openMilestones(graph, program));
  const capacity = capacityOf(graph, program);
  const head = {
    program,
    name: record.name ?? program,
    unit: 'day',
    asOf: capacity.asOf,
    seed: options.seed ?? DEFAULT_SEED,
    evidence: [evidenceOf(plan)],
  };
  const without = (reason: string): ProgramSchedule => {
    return { ...head, status: 'insufficient-data', reason, diagnostics: capacity.diagnostics };
  };
  if (plan.items.length === 0) return without('no milestone that is not over has open items');
  const compiled = planProblem(graph, { program, plan, byTarget: options.byTarget ?? false }, capacity);
  if ('withoutDuration' in compiled) return without(withoutDurationWords(compiled.withoutDuration));
  const diagnostics = [
    ...relevant(capacity, compiled),
    ...unknownSlots(compiled),
    // With rings taken as they are nothing is planned without a link: the conflict names them.
    ...compiled.diagnostics.filter(({ code }) => options.isStrict !== true || code !== 'link-ring'),
    ...unsearched(plan),
  ];
  const answer = answerOf(compiled, { plan, capacity, options });
  return { ...head, diagnostics: [...diagnostics, ...missed(answer, options)], ...answer };
}

interface Asked {
  readonly plan: PlanItems;
  readonly capacity: Capacity;
  readonly options: ScheduleOptions;
}

type PlanAnswer =
  | PlannedProgram
  | { readonly status: 'infeasible'; readonly reason: string; readonly conflict: readonly string[] };

function answerOf(compiled: PlanProblem, { plan, capacity, options }: Asked): PlanAnswer {
  const [ring] = compiled.rings.rings;
  if (options.isStrict === true && ring !== undefined) {
    const conflict = ringPairs(ring.map((place) => compiled.items[place]!.id));
    return { status: 'infeasible', conflict, reason: `This cannot hold together: ${conflict.join('; ')}` };
  }
  const until = periodsBy(capacity.everybody, dayOf(LATEST));
  const found = searchPlan(compiled.problem, {
    seed: options.seed ?? DEFAULT_SEED,
    budget: options.budget,
    isOver: options.isOver,
    until,
    milestones: membersOf(compiled, plan),
  });
  if (found.status === 'infeasible') return { status: 'infeasible', ...conflictWords(compiled, found.conflict) };
  if (found.status === 'too-late') {
    const { id, team } = compiled.items[found.activity]!;
    const name = capacity.teams.get(team)?.name ?? 'nobody in particular';
    const conflict = [`all work ends by 2100`, `${name} has all that is planned before ${id} to do first`];
    return { status: 'infeasible', conflict, reason: `${id} would not be done by 2100: ${conflict[1]}` };
  }
  return plannedBars(compiled, found, { milestones: plan.milestones, capacity });
}

/** A target that no plan was found for, and that nothing proves to be out of reach. */
function missed(answer: PlanAnswer, options: ScheduleOptions): readonly Diagnostic[] {
  if (answer.status !== 'ok' || options.byTarget !== true) return [];
  const late = answer.milestones.filter(({ target, end }) => target !== null && end > target);
  return late.map(({ milestone, name, target, end }) => ({
    code: 'target-missed',
    severity: 'warning',
    where: `milestone:${milestone}`,
    what: `no plan was found that has ${name} done by ${target}: the best one ends on ${end}; nothing proves that there is none`,
    mend: 'take something out of it, or give more people',
  }));
}

function membersOf({ items }: PlanProblem, { milestones }: PlanItems): readonly (readonly number[])[] {
  const members = new Map(milestones.map(({ id }) => [id, [] as number[]]));
  for (const [place, item] of items.entries()) for (const id of item.milestones) members.get(id)?.push(place);
  return [...members.values()];
}

function evidenceOf({ items }: PlanItems): Evidence {
  const what = 'items that are planned';
  if (items.length > MOST_LISTED) return { what, count: items.length };
  return { what, count: items.length, items: { ids: items.map(({ id }) => id) } };
}

function unknownSlots({ resources }: PlanProblem): readonly Diagnostic[] {
  const unknown = resources.flatMap((shared) =>
    'team' in shared && shared.team.slotsFrom === 'nothing' ? shared.team : [],
  );
  return unknown.map(({ team, name }) => ({
    code: 'unknown-slots',
    severity: 'note',
    where: `team:${team}`,
    what: `nothing tells how many items ${name} works on at once, so it is planned one after the other`,
    mend: team === null ? 'name the team of these items' : 'give the team slots, or people',
  }));
}

/** A plan of very many items is not searched for: it is the order of today. */
function unsearched({ items }: PlanItems): readonly Diagnostic[] {
  if (items.length <= MOST_SEARCHED) return [];
  const [count, most] = [items.length, MOST_SEARCHED].map((each) => each.toLocaleString('en'));
  const what = `${count} items are planned in the order of today; a better plan is searched for up to ${most}`;
  return [{ code: 'plan-not-searched', severity: 'note', where: 'plan', what, mend: 'plan fewer milestones at once' }];
}

/** More items than this are told by their number alone. */
const MOST_LISTED = 2_000;

function withoutDurationWords(items: readonly Item[]): string {
  const some = items.slice(0, 3).map(({ id }) => id);
  const more = items.length > some.length ? ` and ${items.length - some.length} more` : '';
  return `nothing tells how long ${some.join(', ')}${more} will take: no effort is given, and too few items were finished lately to learn from (5 of a team in 26 weeks)`;
}

/** What concerns the teams and people of the plan: a program has many that are in none. */
function relevant(capacity: Capacity, { resources, people }: PlanProblem): readonly Diagnostic[] {
  const planned = new Set([
    ...resources.map((shared) => ('team' in shared ? `team:${shared.team.team}` : `person:${shared.person.person}`)),
    ...people.chosen.map(({ person }) => `person:${person}`),
  ]);
  return capacity.diagnostics.filter(({ where }) => planned.has(where) || where.startsWith('leave:'));
}

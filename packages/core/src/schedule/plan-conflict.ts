import type { PlanProblem, Shared } from './plan-problem.ts';
import type { Constraint } from './problem.ts';

/** A set of constraints that cannot hold together: each in words once, and all in one sentence. */
export interface ConflictWords {
  readonly conflict: readonly string[];
  readonly reason: string;
}

/** Tells a conflict in the words of the program: what is promised first, then what stands against it. */
export function conflictWords(plan: PlanProblem, constraints: readonly Constraint[]): ConflictWords {
  const isPromise = ({ kind }: Constraint) => kind === 'deadline';
  const promises = distinct(constraints.filter(isPromise).map((each) => wordsOf(plan, each)));
  const others = distinct(constraints.filter((each) => !isPromise(each)).map((each) => wordsOf(plan, each)));
  const conflict = [...promises, ...others];
  if (promises.length === 0 || others.length === 0) {
    const verb = conflict.length > 1 ? 'This cannot hold together: ' : 'This cannot hold: ';
    return { conflict, reason: `${verb}${conflict.join('; ')}` };
  }
  return { conflict, reason: `${promises.join(' and ')} cannot hold together with: ${others.join('; ')}` };
}

function wordsOf(plan: PlanProblem, constraint: Constraint): string {
  const { items, resources, people, links } = plan;
  switch (constraint.kind) {
    case 'deadline':
      return plan.promises[constraint.activity] ?? items[constraint.activity]!.id;
    case 'release':
      return plan.heldBy[constraint.activity] ?? `${items[constraint.activity]!.id} cannot start at once`;
    case 'link': {
      const { from, to } = links[constraint.link]!;
      return `${items[to]!.id} waits for ${items[from]!.id}`;
    }
    case 'capacity':
      return capacityWords(plan, resources[constraint.resource]!);
    case 'away':
      return `${people.chosen[constraint.worker]!.name} is away`;
    case 'skill':
      return skillWords(plan, constraint);
  }
}

function capacityWords({ people }: PlanProblem, shared: Shared): string {
  if ('person' in shared) {
    const count = people.assigned.filter((person) => person === shared.person).length;
    return `${shared.person.name} has ${count} assigned items to do one after the other`;
  }
  const { name, slots } = shared.team;
  return slots === 0 ? `${name} has no slots` : `${name} has ${slots} ${slots === 1 ? 'slot' : 'slots'}`;
}

function skillWords({ items, people }: PlanProblem, of: { readonly activity: number; readonly skill: number }): string {
  const ability = people.abilities[of.skill]!;
  const { id } = items[of.activity]!;
  if ('person' in ability) return `${id} is assigned to ${people.assigned[of.activity]?.name ?? ability.person}`;
  const able = people.chosen.filter(({ skills }) => skills.includes(ability.skill)).map(({ name }) => name);
  return `${id} needs "${ability.skill}", which ${able.length === 0 ? 'nobody has' : `only ${able.join(', ')} can do`}`;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

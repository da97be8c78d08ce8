import { HOURS_A_DAY } from './plan-durations.ts';
import type { PlanProblem, Shared } from './plan-problem.ts';
import type { Constraint } from './problem.ts';

/** A set of constraints that cannot hold together: each in words once, and one sentence of it. */
export interface ConflictWords {
  readonly conflict: readonly string[];
  readonly reason: string;
}

/** Tells a conflict in the words of the program: what is promised first, then what stands against it. */
export function conflictWords(plan: PlanProblem, constraints: readonly Constraint[]): ConflictWords {
  const promises = constraints.filter(({ kind }) => kind === 'deadline');
  const promised = distinct(promises.map((each) => wordsOf(plan, each)));
  const others = distinct(constraints.filter(({ kind }) => kind !== 'deadline').map((each) => wordsOf(plan, each)));
  const conflict = [...promised, ...others];
  if (promised.length > 0 && others.length > 0)
    return { conflict, reason: `${promised.join(' and ')} cannot hold together with: ${some(others)}` };
  const [alone] = promises;
  if (alone?.kind === 'deadline') {
    const days = Math.ceil(plan.problem.durations[alone.activity]! / HOURS_A_DAY);
    const words = `${plan.items[alone.activity]!.id} alone takes ${days} working days`;
    return { conflict: [...conflict, words], reason: `${promised.join(' and ')} cannot hold: ${words}` };
  }
  return { conflict, reason: `This cannot hold${conflict.length > 1 ? ' together' : ''}: ${some(conflict)}` };
}

/** A sentence holds a few; the rest is a number in it. */
const MOST_IN_SENTENCE = 6;

function some(words: readonly string[]): string {
  const left = words.length - MOST_IN_SENTENCE;
  const shown = words.slice(0, MOST_IN_SENTENCE).join('; ');
  return left > 0 ? `${shown}; and ${left} more` : shown;
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

function capacityWords({ people, problem, resources }: PlanProblem, shared: Shared): string {
  const isAway = problem.resources[resources.indexOf(shared)]!.less.length > 0;
  if ('person' in shared) {
    const count = people.assigned.filter((person) => person === shared.person).length;
    const items = count === 1 ? '1 assigned item to do' : `${count} assigned items to do one after the other`;
    return `${shared.person.name} has ${items}${isAway ? ', and leave' : ''}`;
  }
  const { name, slots } = shared.team;
  if (slots === 0) return `${name} has no slots`;
  return `${name} has ${slots} ${slots === 1 ? 'slot' : 'slots'}${isAway ? ', fewer in leave' : ''}`;
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

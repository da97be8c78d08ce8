import type { Capacity, PersonCapacity } from '../capacity/index.ts';
import type { Item, ProgramGraph } from '../program/index.ts';
import type { Diagnostic } from '../vocabulary/index.ts';
import { lessOf } from './plan-time.ts';
import type { Resource, SkillNeed, Worker } from './problem.ts';

/** What somebody must have to do an item: a skill by its name, or being just that person. */
export type Ability = { readonly skill: string } | { readonly person: string };

/** The people whom a plan needs, and what each item asks of them. */
export interface PlanPeople {
  /** Who is assigned, by item; null where nobody is, or somebody who gives no time. */
  readonly assigned: readonly (PersonCapacity | null)[];
  /** Those who are needed by name alone: for a search they are like a team with one slot. */
  readonly named: readonly PersonCapacity[];
  /** Those whom a search has to choose among, by what they can do; and as `Worker`s in the same order. */
  readonly chosen: readonly PersonCapacity[];
  readonly workers: readonly Worker[];
  readonly abilities: readonly Ability[];
  /** What is asked of those, by item. */
  readonly needs: readonly (readonly SkillNeed[])[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Columns for each item and each person grow with both; beyond so many, people are looked up in place of that. */
const MOST_CELLS = 5_000_000;

/** An item with somebody assigned waits for that person; else one that names a skill waits for whoever has it. */
export function planPeople(graph: ProgramGraph, items: readonly Item[], capacity: Capacity): PlanPeople {
  const assigned = items.map((item) => assignedTo(item, capacity));
  const skills = new Set(
    items.flatMap((item, index) => (assigned[index] === null && item.skill !== null ? [item.skill] : [])),
  );
  const skilled = new Set(
    [...capacity.people.values()].filter((person) => gives(person) && person.skills.some((skill) => skills.has(skill))),
  );
  const all = new Set(assigned.filter((person) => person !== null));
  const isSmall = items.length * all.size <= MOST_CELLS;
  const named = [...all].filter((person) => isSmall && !skilled.has(person));
  const chosen = [...skilled, ...[...all].filter((person) => !skilled.has(person) && !isSmall)];
  const abilities: readonly Ability[] = [
    ...[...skills].map((skill) => ({ skill })),
    ...chosen.filter((person) => all.has(person)).map(({ person }) => ({ person })),
  ];
  const place = new Map(abilities.map((ability, index) => [keyOf(ability), index]));
  const needOf = (ability: Ability): readonly SkillNeed[] => {
    const skill = place.get(keyOf(ability));
    return skill === undefined ? [] : [{ skill, level: 1, people: 1 }];
  };
  return {
    assigned,
    named,
    chosen,
    workers: chosen.map((person) => workerOf(person, place, capacity)),
    abilities,
    needs: items.map(({ skill }, index) => {
      const person = assigned[index];
      if (person) return needOf({ person: person.person });
      return skill === null ? [] : needOf({ skill });
    }),
    diagnostics: strangers(graph, items, capacity),
  };
}

/** On a day on which somebody works less than half of what is usual, they take nothing up. */
export function awayOf(person: PersonCapacity, { everybody }: Capacity): Resource['less'] {
  return lessOf({ everybody, usual: person.usual.time, own: person.time }, 1, (share) => Number(share >= 0.5));
}

function assignedTo({ assignee }: Item, capacity: Capacity): PersonCapacity | null {
  const person = capacity.people.get(assignee ?? '');
  return person !== undefined && gives(person) ? person : null;
}

function gives({ allocation, ceiling }: PersonCapacity): boolean {
  return allocation > 0 && ceiling > 0;
}

function keyOf(ability: Ability): string {
  return 'skill' in ability ? `skill/${ability.skill}` : `person/${ability.person}`;
}

function workerOf(person: PersonCapacity, place: ReadonlyMap<string, number>, capacity: Capacity): Worker {
  const own = [keyOf({ person: person.person }), ...person.skills.map((skill) => keyOf({ skill }))];
  return {
    skills: new Map(own.flatMap((key) => (place.has(key) ? [[place.get(key)!, 1] as const] : []))),
    away: awayOf(person, capacity).map(({ from, until }) => ({ from, until })),
  };
}

/** People who are assigned and give no time: their items are planned with the team. */
function strangers(graph: ProgramGraph, items: readonly Item[], capacity: Capacity): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  for (const item of items) {
    if (item.assignee === null || assignedTo(item, capacity) !== null) continue;
    counts.set(item.assignee, (counts.get(item.assignee) ?? 0) + 1);
  }
  return [...counts].map(([id, count]) => {
    const person = graph.persons.get(id);
    const why = person === undefined ? 'is unknown' : person.active === false ? 'has left' : 'gives no time';
    return {
      code: 'assignee-without-time',
      severity: 'note',
      where: `person:${id}`,
      what: `${person?.name ?? id} ${why}, so ${count} assigned ${count === 1 ? 'item is' : 'items are'} planned with the team alone`,
      mend: 'assign somebody else',
    };
  });
}

import type { Capacity, PersonCapacity } from '../capacity/index.ts';
import type { Item, ProgramGraph } from '../program/index.ts';
import type { Diagnostic } from '../vocabulary/index.ts';
import { lessOf } from './plan-time.ts';
import type { SkillNeed, Worker } from './problem.ts';

/** What somebody must have to do an item: a skill by its name, or being just that person. */
export type Ability = { readonly skill: string } | { readonly person: string };

/** The people whom a plan needs by name, and what each item asks of them. */
export interface PlanPeople {
  readonly people: readonly PersonCapacity[];
  readonly workers: readonly Worker[];
  readonly abilities: readonly Ability[];
  readonly needs: readonly (readonly SkillNeed[])[];
  /** Who is assigned, by item; null where nobody is, or somebody who gives no time. */
  readonly assigned: readonly (PersonCapacity | null)[];
  readonly diagnostics: readonly Diagnostic[];
}

/** An item with somebody assigned waits for that person; else one that names a skill waits for whoever has it. */
export function planPeople(graph: ProgramGraph, items: readonly Item[], capacity: Capacity): PlanPeople {
  const assigned = items.map((item) => assignedTo(item, capacity));
  const skills = new Set(
    items.flatMap((item, index) => (assigned[index] === null && item.skill !== null ? [item.skill] : [])),
  );
  const named = new Set(assigned.filter((person) => person !== null));
  const skilled = [...capacity.people.values()].filter(
    (person) => gives(person) && person.skills.some((skill) => skills.has(skill)),
  );
  const people = [...new Set([...named, ...skilled])];
  const abilities: readonly Ability[] = [
    ...[...skills].map((skill) => ({ skill })),
    ...[...named].map(({ person }) => ({ person })),
  ];
  const place = new Map(abilities.map((ability, index) => [keyOf(ability), index]));
  const needOf = (ability: Ability): readonly SkillNeed[] => [
    { skill: place.get(keyOf(ability))!, level: 1, people: 1 },
  ];
  return {
    people,
    workers: people.map((person) => workerOf(person, place, capacity)),
    abilities,
    needs: items.map((item, index) => {
      const person = assigned[index];
      if (person) return needOf({ person: person.person });
      return item.skill === null ? [] : needOf({ skill: item.skill });
    }),
    assigned,
    diagnostics: strangers(graph, items, capacity),
  };
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

/** On a day on which somebody works less than half of what is usual, they take nothing up. */
function workerOf(person: PersonCapacity, place: ReadonlyMap<string, number>, { everybody }: Capacity): Worker {
  const own = [keyOf({ person: person.person }), ...person.skills.map((skill) => keyOf({ skill }))];
  const less = lessOf({ everybody, own: person.time }, 1, (share) => Number(share >= 0.5));
  return {
    skills: new Map(own.flatMap((key) => (place.has(key) ? [[place.get(key)!, 1] as const] : []))),
    away: less.map(({ from, until }) => ({ from, until })),
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

import type { Day } from '../../calendar/index.ts';
import { teamsOfPeople } from '../../capacity/index.ts';
import type { Item, ProgramGraph } from '../../program/index.ts';
import { isGivenLately } from '../../schedule/index.ts';
import type { ItemSize } from './item-size.ts';
import type { ModelInput, ModelItem, ModelPerson, ModelTeam } from './model-input.ts';

/** Who had an item that was given away lately, beside the size that it had for them; nothing for any other item. */
export function usualHolder(
  item: Item,
  { size, spread, usual }: ItemSize,
  asOf: Day,
): Partial<Pick<ModelItem, 'usual'>> {
  if (!isGivenLately(item, asOf)) return {};
  return { usual: { size, spread, ...usual, assignee: item.reassignedFrom } };
}

/** An item as it was before a plan gave it to somebody else lately: how long it takes was learned of whoever had it. */
export function asHad(item: Item, asOf: Day): Item {
  return isGivenLately(item, asOf) ? { ...item, assignee: item.reassignedFrom } : item;
}

/** Items of which whoever was given them lately has to learn first: they take that much longer. */
export function withLearning(
  graph: ProgramGraph,
  items: readonly ModelItem[],
  teams: readonly ModelTeam[],
): readonly ModelItem[] {
  return items.map((item) => {
    const learning = item.usual?.assignee === undefined ? 0 : (graph.items.get(item.id)?.learning ?? 0);
    return learning > 0 ? longer(item, learning, teams) : item;
  });
}

/** An item that takes so many working days more. */
export function longer(item: ModelItem, days: number, teams: readonly ModelTeam[]): ModelItem {
  const slotDays = teams.find(({ id }) => id === item.team)?.slotDays ?? 0;
  if (slotDays <= 0) return item;
  const learning = days / slotDays;
  const { usual } = item;
  return { ...item, size: item.size + learning, ...(usual === undefined ? {} : { usual: { ...usual, learning } }) };
}

/**
 * People of a plan in which items were given to somebody else: whoever had and whoever has them is planned by name, so that what is
 * theirs waits for them, and puts aside what is not planned.
 */
export function peopleByName(
  graph: ProgramGraph,
  program: string,
  { people, items }: Pick<ModelInput, 'people' | 'items'>,
): readonly ModelPerson[] {
  const involved = new Set(
    items.flatMap(({ assignee, usual }) => (usual?.assignee === undefined ? [] : [assignee, usual.assignee])),
  );
  if (involved.size === 0) return people;
  const homes = teamsOfPeople(graph, program);
  return people.map((person) =>
    involved.has(person.id) ? byName(person, person.team || (homes.get(person.id) ?? '')) : person,
  );
}

/** Somebody as a plan has them that plans them by name. */
export function byName(person: ModelPerson, team: string): ModelPerson {
  const { team: own, isDescribed } = person;
  return { said: { team: own, isDescribed }, ...person, team, isDescribed: true, isOnPlan: true };
}

/** The same plan without what was given to somebody else lately. */
export function withoutGiven(input: ModelInput): ModelInput {
  if (!isByName(input)) return input;
  const people = input.people.map(({ said, isOnPlan: _, ...person }) => ({ ...person, ...said }));
  const items = input.items.map((item): ModelItem => {
    if (item.usual?.assignee === undefined) return item;
    const { usual, ...rest } = item;
    const { assignee, learning = 0, ...sizes } = usual;
    const had = { ...rest, assignee: assignee ?? null, size: rest.size - learning };
    // Where nothing else was said of its size, there is no other one to speak of.
    return Math.abs(had.size - sizes.size) < 1e-9 && had.spread === sizes.spread ? had : { ...had, usual: sizes };
  });
  return { ...input, people, items };
}

/** Whether a plan has people by name. */
function isByName({ people }: Pick<ModelInput, 'people'>): boolean {
  return people.some(({ isOnPlan }) => isOnPlan);
}

/** The same plan with everybody doing what is not planned, too: as the record has them. */
export function asRecorded(input: ModelInput): ModelInput {
  if (!isByName(input)) return input;
  return {
    ...input,
    people: input.people.map((person) => (person.isOnPlan ? { ...person, isOnPlan: false } : person)),
  };
}

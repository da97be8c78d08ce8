import type { PersonRow } from '@fulcrum/connectors';
import { MS_PER_WEEK } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';

/** The people of a workspace by all that they may be called. */
export interface PeopleByName {
  /** The id of whom the first of some names means; `several` where it means more than one, null where none means anybody. */
  readonly find: (names: readonly string[]) => string | 'several' | null;
  /** Takes somebody new in; returns their id. */
  readonly add: (row: Pick<PersonRow, 'name' | 'email'>) => string;
}

/** People by id, address and name; case does not matter. Of several with one name, whoever has work now or had it lately is meant. */
export function peopleByName(graph: ProgramGraph): PeopleByName {
  const working = workingNow(graph);
  const ids = new Map<string, Set<string>>();
  const put = (name: string | null | undefined, id: string) => {
    const key = keyOf(name ?? '');
    if (key !== '') ids.set(key, (ids.get(key) ?? new Set()).add(id));
  };
  for (const { id, name, email, active } of graph.persons.values()) {
    put(id, id);
    put(email, id);
    // Somebody who has left is meant by their address alone.
    if (active !== false) put(name, id);
  }
  const find: PeopleByName['find'] = (names) => {
    const found = names.flatMap((name) => ids.get(keyOf(name)) ?? [])[0];
    if (found === undefined) return null;
    const meant = found.size === 1 ? [...found] : [...found].filter((id) => working.has(id));
    return meant.length === 1 ? meant[0]! : 'several';
  };
  const add: PeopleByName['add'] = ({ name, email }) => {
    const id = `people/${keyOf(email ?? name ?? '').replaceAll(' ', '-')}`;
    for (const each of [id, name, email]) put(each, id);
    return id;
  };
  return { find, add };
}

const LATELY = 26 * MS_PER_WEEK;

function workingNow({ items, at }: ProgramGraph): ReadonlySet<string> {
  const working = new Set<string>();
  for (const { assignee, finishedAt } of items.values())
    if (assignee !== null && (finishedAt === null || at - finishedAt < LATELY)) working.add(assignee);
  return working;
}

/** Whom a name means that was given for a whole file: a person, a team, or everybody; null where it means nobody. */
export function whoIs(graph: ProgramGraph, name: string): { person?: string; team?: string } | null {
  if (keyOf(name) === 'everybody') return {};
  const person = peopleByName(graph).find([name]);
  if (person !== null && person !== 'several') return { person };
  const team = [...graph.teams.values()].find((one) =>
    [one.id, one.name].some((each) => keyOf(each ?? '') === keyOf(name)),
  );
  return team === undefined ? null : { team: team.id };
}

function keyOf(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

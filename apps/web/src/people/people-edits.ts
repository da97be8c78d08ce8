import type { ImportedPeopleView, LoadView } from '@fulcrum/workbench/views';
import { programPath } from '../api/queries.ts';
import type { Edit } from '../edits/edit.ts';
import { formatDay } from '../time/format-day.ts';
import type { PersonLoad } from './people-query.ts';

/** What is said of somebody, by attribute. */
export type PersonSaid = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

type Recorded = { readonly id: string; readonly undo: PersonSaid };

const things = ({ program }: Pick<LoadView, 'program'>, kind: string): string =>
  programPath(program.id, 'things', kind);

/** Says something of a person; it can be taken back. */
export function personEdit(view: LoadView, person: PersonLoad, said: { set: PersonSaid; seen: PersonSaid }): Edit {
  const path = things(view, 'person');
  const back = (answer: unknown): Edit => ({
    method: 'post',
    path,
    body: { id: person.id, set: (answer as Recorded).undo },
    words: `${person.name} is as before.`,
  });
  return { method: 'post', path, body: { id: person.id, ...said }, words: `${person.name} is changed.`, undo: back };
}

/** Somebody, or a team, whose leave it is. */
export type Away = { readonly kind: 'person' | 'team'; readonly id: string; readonly name: string };

/** Enters leave of a person or a team. */
export function leaveEdit(view: LoadView, { kind, id, name }: Away, leave: { from: string; until: string }): Edit {
  const path = things(view, 'leave');
  const span = `${formatDay(leave.from, view.asOf)} – ${formatDay(leave.until, view.asOf)}`;
  const back = (answer: unknown): Edit => dropLeave(path, (answer as Recorded).id, `Leave of ${name} is taken back.`);
  const set = { [kind]: id, title: 'Leave', ...leave };
  return { method: 'post', path, body: { set }, words: `Leave of ${name}, ${span}, is entered.`, undo: back };
}

/** Calls leave off. */
export function noLeaveEdit(view: LoadView, { name }: Away, leave: PersonLoad['leaves'][number]): Edit {
  const path = things(view, 'leave');
  const back: Edit = {
    method: 'post',
    path,
    body: { id: leave.id, set: { deleted: false } },
    words: `Leave of ${name} is entered again.`,
  };
  return { ...dropLeave(path, leave.id, `Leave of ${name} is called off.`), undo: back };
}

function dropLeave(path: string, id: string, words: string): Edit {
  return { method: 'post', path, body: { id, set: { deleted: true } }, words };
}

type Rules = LoadView['rules']['said'];

/** Says for how long anybody may be above their ceiling; null takes the usual. */
export function rulesEdit(seen: Rules, rules: Rules): Edit {
  const of = (to: Rules, from: Rules) =>
    ({ method: 'put', path: '/api/workspace/ceiling', body: { ...to, seen: from } }) as const;
  const undo: Edit = { ...of(seen, rules), words: 'The ceiling is as before.' };
  return { ...of(rules, seen), words: 'The ceiling is changed.', undo };
}

/** Takes in a file of people or of leave; it can be taken back as a whole. */
export function importEdit(
  { program }: Pick<LoadView, 'program'>,
  { kind, text, of }: { readonly kind: string; readonly text: string; readonly of: string },
): Edit {
  const path = programPath(program.id, 'people', 'import');
  const undo = (answer: unknown): Edit | undefined => {
    const { batch } = answer as ImportedPeopleView;
    return batch === null
      ? undefined
      : { method: 'post', path: `${path}/undo`, body: batch, words: 'The import is taken back.' };
  };
  const words = (answer: unknown) => (answer as ImportedPeopleView).words;
  return { method: 'post', path, body: { kind, text, ...(of === '' ? {} : { of }) }, words, undo };
}

/** Says how many items a team works on at once; null takes that back. It can be taken back. */
export function slotsEdit(
  view: LoadView,
  team: Away,
  slots: { readonly set: number | null; readonly seen: number | null },
): Edit {
  const path = things(view, 'team');
  const of = (set: number | null, seen: number | null) =>
    ({ method: 'post', path, body: { id: team.id, set: { slots: set }, seen: { slots: seen } } }) as const;
  const undo: Edit = { ...of(slots.seen, slots.set), words: `${team.name} is as before.` };
  return { ...of(slots.set, slots.seen), words: `${team.name} is changed.`, undo };
}

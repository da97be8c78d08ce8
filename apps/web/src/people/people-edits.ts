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

/** Enters leave of a person. */
export function leaveEdit(view: LoadView, person: PersonLoad, leave: { from: string; until: string }): Edit {
  const path = things(view, 'leave');
  const span = `${formatDay(leave.from, view.asOf)} – ${formatDay(leave.until, view.asOf)}`;
  const back = (answer: unknown): Edit =>
    dropLeave(path, (answer as Recorded).id, `Leave of ${person.name} is taken back.`);
  const set = { person: person.id, title: 'Leave', ...leave };
  return { method: 'post', path, body: { set }, words: `Leave of ${person.name}, ${span}, is entered.`, undo: back };
}

/** Calls leave off. */
export function noLeaveEdit(view: LoadView, person: PersonLoad, leave: PersonLoad['leaves'][number]): Edit {
  const path = things(view, 'leave');
  const { id, title, from, until, share } = leave;
  const set = { person: person.id, title, from, until, share };
  const back: Edit = { method: 'post', path, body: { set }, words: `Leave of ${person.name} is entered again.` };
  return { ...dropLeave(path, id, `Leave of ${person.name} is called off.`), undo: back };
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

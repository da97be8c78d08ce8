import { EPOCH, type Instant } from '@fulcrum/core/calendar';
import { type FactWriter, factWriter } from '../kit/fact-writer.ts';
import type { Translation } from '../kit/translation.ts';
import type { Frame } from './frame.ts';
import type { DatedHistory } from './item-past.ts';
import type { JiraHistoryItem, JiraIssue, JiraUser } from './shape.ts';
import { userId } from './surroundings.ts';

const NAMES_PEOPLE = new Set(['assignee', 'reporter']);

/**
 * The people whom an issue names: as they are now where it holds them, by their names alone where only its history does.
 * Nobody else of the site is read.
 */
export function peopleOf(
  issue: JiraIssue,
  frame: Frame,
  given: { updated: Instant; histories: readonly DatedHistory[] },
): Translation {
  const writer = factWriter('jira', frame.said);
  for (const user of [issue.fields.assignee, issue.fields.reporter] as readonly (JiraUser | null | undefined)[]) {
    if (user) observeUser(writer, user, { frame, version: given.updated });
  }
  for (const { at, items } of given.histories) {
    for (const [id, name] of items.flatMap(namedIn)) observe(writer, { id, attributes: { name }, version: at }, frame);
  }
  return writer.translation();
}

/** Ids and names of people on both sides of a change. */
function namedIn(item: JiraHistoryItem): readonly (readonly [id: string, name: string])[] {
  if (!NAMES_PEOPLE.has(item.field.toLowerCase())) return [];
  const sides = [[item.from, item.fromString] as const, [item.to, item.toString] as const];
  return sides.flatMap(([id, name]) => (id && name ? [[String(id), name] as const] : []));
}

/** A person as an account tells it. */
export function observeUser(
  writer: FactWriter,
  user: JiraUser,
  { frame, version }: { frame: Frame; version: Instant },
): void {
  const id = userId(user);
  const { displayName, emailAddress, timeZone, active } = user;
  const email = emailAddress === '' ? undefined : emailAddress;
  if (id !== undefined)
    observe(writer, { id, attributes: { name: displayName ?? id, email, zone: timeZone, active }, version }, frame);
}

interface Seen {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string | boolean | undefined>>;
  readonly version: Instant;
}

// Many issues name the same people: who was seen later already is not said again.
function observe(writer: FactWriter, { id, attributes, version }: Seen, { newestOfPeople }: Frame): void {
  const key = `${id} ${Object.keys(attributes).length}`;
  if ((newestOfPeople.get(key) ?? Number.NEGATIVE_INFINITY) >= version) return;
  newestOfPeople.set(key, version);
  writer.observe(['person', id], attributes, { since: EPOCH, version, cause: `jira:user/${id}` });
}

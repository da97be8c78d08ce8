import { vocabulary } from '../vocabulary/index.ts';
import type { Draft } from './fold-subject.ts';
import type { Joins } from './joins.ts';
import type { Membership } from './thing.ts';

/** The kinds of things that can be the same, known from several tools. */
export const JOINED_KINDS = ['item', 'person'] as const;
export type JoinedKind = (typeof JOINED_KINDS)[number];

/** True for a kind whose things can be the same. */
export function isJoinedKind(kind: string): kind is JoinedKind {
  return (JOINED_KINDS as readonly string[]).includes(kind);
}

/**
 * The one thing that several are: the first stands for all. It keeps what it says; what it leaves empty the others fill, in
 * their order; lists are put together. The states that it went through are those of one tool, since the states of two would
 * contradict each other. It exists since the earliest of them does.
 */
export function joinedDraft(kind: JoinedKind, members: readonly Draft[]): Draft {
  const [first] = members as [Draft];
  const joined: Draft = { ...first };
  for (const [name, { many }] of Object.entries(vocabulary[kind].attributes)) {
    const values = members.map((member) => member[name]);
    joined[name] = many
      ? [...new Set((values as string[][]).flat())]
      : (values.find((value) => value !== null) ?? null);
  }
  joined.sameAs = null;
  joined.createdAt = Math.min(...members.map((member) => member.createdAt));
  if (kind === 'person') return joined;
  const stated = members.find((member) => member.state !== null) ?? first;
  for (const name of ['state', 'resolution', 'trail']) joined[name] = stated[name];
  joined.memberships = united(members.flatMap((member) => member.memberships ?? []));
  return joined;
}

/** Stays that touch or overlap in the same milestone, as one. */
function united(stays: readonly Membership[]): Membership[] {
  const last = new Map<string, number>();
  const whole: Membership[] = [];
  for (const stay of stays.toSorted((one, other) => one.from - other.from)) {
    const place = last.get(stay.milestone) ?? -1;
    const before = whole[place];
    if (before !== undefined && endOf(before) >= stay.from) {
      whole[place] = { ...before, to: endOf(stay) > endOf(before) ? stay.to : before.to };
    } else last.set(stay.milestone, whole.push(stay) - 1);
  }
  return whole;
}

function endOf({ to }: Membership): number {
  return to ?? Number.POSITIVE_INFINITY;
}

/** Attributes that name an item or a person, by the kind of thing that has them. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, JoinedKind>>>> = {
  item: { parent: 'item', assignee: 'person', reporter: 'person' },
  link: { from: 'item', to: 'item' },
  pull: { author: 'person', reviewers: 'person', items: 'item' },
  wait: { item: 'item' },
  risk: { items: 'item', owner: 'person' },
  leave: { person: 'person' },
};

/** The kinds of things that name items or persons. */
export const REFERRING_KINDS = Object.keys(REFERENCES);

/** Lets a draft name the thing that stands for another, wherever it names the other. */
export function redirect(kind: string, draft: Draft, joins: Readonly<Record<JoinedKind, Joins>>): void {
  for (const [name, named] of Object.entries(REFERENCES[kind] ?? {})) {
    const { standIn } = joins[named];
    if (standIn.size > 0) draft[name] = redirected(draft[name] as Reference, standIn);
  }
  if (kind === 'item' && draft.parent === draft.id) draft.parent = null;
}

type Reference = string | readonly string[] | null;

function redirected(value: Reference, standIn: ReadonlyMap<string, string>): Reference {
  if (value === null) return null;
  if (typeof value === 'string') return standIn.get(value) ?? value;
  if (!value.some((id) => standIn.has(id))) return value;
  return [...new Set(value.map((id) => standIn.get(id) ?? id))];
}

import type { Instant } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import type { FactWriter } from './fact-writer.ts';

/** The attributes of an item whose past the tool tells, as they are at one time. */
export type Told = Readonly<Record<string, Value>>;

/** A value that gave way to another one. */
export interface Turn {
  readonly attribute: string;
  readonly before: Value;
  readonly after: Value;
  readonly at: Instant;
  readonly cause: string;
}

/** Members that left a list, and others that came. */
export interface Move {
  readonly attribute: string;
  readonly out: readonly string[];
  readonly into: readonly string[];
  readonly at: Instant;
  readonly cause: string;
}

/** How an item began, and what happened since, in the order of time. */
export interface Past {
  readonly initial: Told;
  readonly turns: readonly Turn[];
  readonly moves: readonly Move[];
}

/** Tells how an item began by undoing what happened to it, from how it is now. Turns and moves are in the order of time. */
export function pastOf(now: Told, turns: readonly Turn[], moves: readonly Move[]): Past {
  const initial: Record<string, Value> = { ...now };
  for (const { attribute, before } of turns.toReversed()) initial[attribute] = before;
  for (const { attribute, out, into } of moves.toReversed()) {
    const after = membersOf(initial[attribute]).filter((member) => !into.includes(member));
    initial[attribute] = [...new Set([...after, ...out])].sort();
  }
  return { initial, turns, moves };
}

function membersOf(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** An item with its past, when it was created and last changed, and what tells its record: `linear:issue/1`. */
export interface Lived {
  readonly now: Told;
  readonly past: Past;
  readonly created: Instant;
  readonly updated: Instant;
  readonly cause: string;
}

/** Says how an item began and what happened since. Where that does not lead to how it is now, the rest holds from its last change on. */
export function sayPast(writer: FactWriter, id: string, { now, past, created, updated, cause }: Lived): void {
  writer.say(['item', id], past.initial, { at: created, cause: `${cause}/created` });
  for (const { attribute, after, ...origin } of past.turns)
    writer.change(`item:${id}`, { attribute, op: 'set', value: after }, origin);
  for (const move of past.moves) sayMove(writer, id, move);
  const origin = { at: Math.max(updated, created), cause: `${cause}@${updated}` };
  const last = new Map(past.turns.map(({ attribute, after }) => [attribute, after]));
  for (const [attribute, value] of Object.entries(now)) {
    const told = last.get(attribute);
    if (told !== undefined && told !== value) writer.say(['item', id], { [attribute]: value }, origin);
  }
}

function sayMove(writer: FactWriter, id: string, { attribute, out, into, ...origin }: Move): void {
  for (const value of out) writer.change(`item:${id}`, { attribute, op: 'remove', value }, origin);
  for (const value of into) writer.change(`item:${id}`, { attribute, op: 'add', value }, origin);
}

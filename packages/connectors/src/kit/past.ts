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

/** How an item began, and each step since, in the order of time. */
export interface Past {
  readonly initial: Told;
  readonly steps: readonly Turn[];
}

/** Tells how an item began by undoing what happened to it, from how it is now. Turns and moves are in the order of time. */
export function pastOf(now: Told, turns: readonly Turn[], moves: readonly Move[]): Past {
  const initial: Record<string, Value> = { ...now };
  const steps = [...turns];
  for (const { attribute, before } of turns.toReversed()) initial[attribute] = before;
  for (const { attribute, out, into, at, cause } of moves.toReversed()) {
    const after = sorted(initial[attribute]);
    const before = sorted([...after.filter((member) => !into.includes(member)), ...out]);
    steps.push({ attribute, before, after, at, cause });
    initial[attribute] = before;
  }
  return { initial, steps: steps.sort((one, other) => one.at - other.at) };
}

function sorted(members: Value | undefined): readonly string[] {
  return Array.isArray(members) ? [...new Set(members as readonly string[])].sort() : [];
}

/** An item with its past, when it was created and last changed, and what tells its record: `linear:issue/1`. */
export interface Lived {
  readonly now: Told;
  readonly past: Past;
  readonly created: Instant;
  readonly updated: Instant;
  readonly cause: string;
}

/** Says how an item began and each step since. Where the steps do not lead to how it is now, that holds from its last change on. */
export function sayPast(writer: FactWriter, id: string, { now, past, created, updated, cause }: Lived): void {
  writer.say(['item', id], past.initial, { at: created, cause: `${cause}/created` });
  for (const { attribute, after, at, cause: because } of past.steps)
    writer.change(`item:${id}`, { attribute, op: 'set', value: after }, { at, cause: because });
  for (const [attribute, value] of Object.entries(now)) {
    const last = past.steps.findLast((step) => step.attribute === attribute)?.after;
    if (last === undefined || isSame(last, value)) continue;
    const origin = { at: Math.max(updated, created), cause: `${cause}@${updated}` };
    writer.say(['item', id], { [attribute]: value }, origin);
  }
}

function isSame(one: Value, other: Value): boolean {
  return one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(sorted(other)));
}

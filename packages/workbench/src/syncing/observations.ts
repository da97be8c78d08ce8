import type { Observation } from '@fulcrum/connectors';
import { type FactLog, saidLast } from '@fulcrum/core/program';
import type { Fact, Value } from '@fulcrum/core/vocabulary';

/** The last version seen of an attribute, and its value then. */
export interface Seen {
  readonly version: number;
  readonly value: Value;
}

/** What was seen so far, by `keyOfSeen`. */
export type SeenBefore = Pick<ReadonlyMap<string, Seen>, 'get'>;

/** The key of an attribute of a thing among those that were seen. */
export function keyOfSeen({ subject, attribute }: { readonly subject: string; readonly attribute: string }): string {
  return `${subject}\n${attribute}`;
}

/**
 * Facts of what records say as they are, of attributes whose past nobody tells. The first value known holds since `since`; a
 * newer version that differs became true at that version; an older one says nothing. Of two values of the same version the
 * one whose JSON is greater counts. So the value at the end is that of the newest version, whatever the order.
 * @param log what is known otherwise: a value that a history or a file told is not told again
 * @returns the facts, and what is seen now where that changed
 */
export function factsOfObservations(
  log: FactLog,
  observations: readonly Observation[],
  before: SeenBefore,
): { readonly facts: readonly Fact[]; readonly seen: ReadonlyMap<string, Seen & Pick<Fact, 'subject' | 'attribute'>> } {
  const facts: Fact[] = [];
  const seen = new Map<string, Seen & Pick<Fact, 'subject' | 'attribute'>>();
  for (const observation of observations) {
    const key = keyOfSeen(observation);
    const last = seen.get(key) ?? before.get(key);
    if (last !== undefined && !isNewer(observation, last)) continue;
    const fact = factOf(log, observation, last);
    if (fact !== null) facts.push(fact);
    const { subject, attribute, version, value } = observation;
    seen.set(key, { subject, attribute, version, value });
  }
  return { facts, seen };
}

function isNewer(one: Seen, other: Seen): boolean {
  if (one.version !== other.version) return one.version > other.version;
  return JSON.stringify(one.value) > JSON.stringify(other.value);
}

function factOf(log: FactLog, observation: Observation, last: Seen | undefined): Fact | null {
  const { subject, attribute, value, since, version, source } = observation;
  const known = last === undefined ? saidLast(log, subject, attribute) : last.value;
  if (known !== undefined && JSON.stringify(known) === JSON.stringify(value)) return null;
  // What is said twice must differ in its cause, or "A, then B, then A again" would end with B.
  const cause = `${observation.cause}@${new Date(version).toISOString()}`;
  return {
    subject,
    attribute,
    op: 'set',
    value,
    at: known === undefined ? since : Math.max(version, since),
    source,
    cause,
  };
}

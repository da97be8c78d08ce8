import type { Value } from '@fulcrum/core/vocabulary';
import { closest, distance } from 'fastest-levenshtein';

/** A name that nothing has; the message suggests the nearest one. */
export class NotFound extends Error {}

/** An input that cannot be meant; the message says how to write it. */
export class BadInput extends Error {}

/** Something that was said since somebody looked. */
export interface ChangedSince {
  /** The attribute, or what a scenario changes. */
  readonly what: string;
  readonly seen: Value;
  readonly theirs: Value;
  readonly mine: Value;
  /** Who said it (`you`: from another window), and when (ISO 8601); null where nobody knows. */
  readonly by: string | null;
  readonly at: string | null;
}

/** Refused, since somebody else said something else meanwhile: whoever asks has to choose. */
export class Conflict extends Error {
  readonly changed: readonly ChangedSince[];

  constructor(changed: readonly ChangedSince[]) {
    const shown = changed.map(({ what, theirs }) => `${what} is ${JSON.stringify(theirs)} by now`).join('; ');
    super(`somebody said something else meanwhile: ${shown}. Say it again without "seen" to put it over that`);
    this.changed = changed;
  }
}

// So much of a name may be mistyped; half of it is another name.
const NEAR = 0.4;

/** The error for an unknown name, with the nearest known one where that is near. */
export function notFound(kind: string, wanted: string, known: readonly string[]): NotFound {
  // Nothing is named so long, and the search for the nearest takes its time.
  const name = wanted.slice(0, 200);
  const nearest =
    known.length === 0
      ? undefined
      : closest(
          name.toLowerCase(),
          known.map((each) => each.toLowerCase()),
        );
  const original = known.find((each) => each.toLowerCase() === nearest);
  const isNear = original !== undefined && areNear(name.toLowerCase(), original.toLowerCase());
  const hint = isNear
    ? `did you mean "${original}"?`
    : known.length > 0 && known.length <= 8
      ? `there are ${known.map((each) => `"${each}"`).join(', ')}`
      : known.length === 0
        ? 'there is none yet'
        : `there are ${known.length}, such as ${known
            .slice(0, 5)
            .map((each) => `"${each}"`)
            .join(', ')}`;
  return new NotFound(`there is no ${kind} "${name}": ${hint}`);
}

/** One is the other mistyped: a few letters differ, or have changed places. */
function areNear(one: string, other: string): boolean {
  const letters = (text: string) => [...text].sort().join('');
  return distance(one, other) <= Math.max(1, Math.floor(NEAR * one.length)) || letters(one) === letters(other);
}

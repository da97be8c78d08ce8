import { distance } from 'fastest-levenshtein';

/** How near two names are: the same words, one that may stand for the other, or neither. */
export type Nearness = 'same' | 'near' | null;

/**
 * How near two names, or names of accounts, are. Case, accents and the order of words do not count; an initial stands for a
 * word, and `alovelace` for Ada Lovelace. It is only ever a reason to ask: names join nobody.
 */
export function nearness(one: string, other: string): Nearness {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (isTooShort(a) || isTooShort(b)) return null;
  if (a.toSorted().join(' ') === b.toSorted().join(' ')) return 'same';
  if (a.join('') === b.join('')) return 'near';
  return isMistyped(a, b) || isShortened(a, b) || isShortened(b, a) || isHandle(a, b) || isHandle(b, a) ? 'near' : null;
}

/** Keys that two names share whenever they are near, so that not every pair has to be compared. */
export function keysOfName(name: string): readonly string[] {
  const words = wordsOf(name);
  const joined = words.join('');
  if (isTooShort(words)) return [];
  const last = words.at(-1) as string;
  const starts = words.map((word) => `start ${word.slice(0, START)}`);
  const ends = words.map((word) => `end ${word.slice(-START)}`);
  return [
    ...new Set([
      ...starts,
      ...ends,
      `end ${joined.slice(-START)}`,
      `start ${joined.slice(0, START)}`,
      `end ${last.slice(-START)}`,
    ]),
  ];
}

const START = 3;
const SHORTEST = 3;

/** The words of a name in plain small letters: `Zoë O'Brien` gives zoe, obrien. */
function wordsOf(name: string): readonly string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’]/g, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !/^\d+$/.test(word));
}

function isTooShort(words: readonly string[]): boolean {
  return words.join('').length < SHORTEST;
}

const LONG = 8;

/** One letter is another, missing or too many; of short names that would be a different name. */
function isMistyped(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [a.join(' '), b.join(' ')];
  return Math.min(one.length, other.length) >= LONG && a.length === b.length && distance(one, other) <= 1;
}

/** Each word of the shorter begins a different word of the longer, and at least one is that word: `Ada L.`, `A. Lovelace`, `Lovelace`. */
function isShortened(short: readonly string[], long: readonly string[]): boolean {
  if (short.length > long.length || short.length < 2) return false;
  const left = [...long];
  let hasWhole = false;
  for (const word of short.toSorted((one, other) => other.length - one.length)) {
    const whole = left.indexOf(word);
    const place = whole >= 0 ? whole : left.findIndex((each) => word.length === 1 && each.startsWith(word));
    if (place < 0) return false;
    hasWhole ||= whole >= 0 && word.length >= SHORTEST;
    left.splice(place, 1);
  }
  return hasWhole;
}

/** One word that is made of the words of a name: adalovelace, alovelace, adal, lovelacea. */
function isHandle(handle: readonly string[], name: readonly string[]): boolean {
  const [word] = handle;
  if (word === undefined || handle.length !== 1 || name.length < 2) return false;
  const [first, last] = [name[0] as string, name.at(-1) as string];
  const bare = word.replace(/\d+$/, '');
  const made = [first + last, last + first, first.charAt(0) + last, first + last.charAt(0), last + first.charAt(0)];
  return bare.length > SHORTEST && made.includes(bare);
}

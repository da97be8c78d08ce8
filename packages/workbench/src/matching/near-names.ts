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

/** Keys of which two names share one whenever they are near, so that not every pair has to be compared. */
export function keysOfName(name: string): readonly string[] {
  const words = wordsOf(name);
  if (isTooShort(words)) return [];
  const whole = [`same ${words.toSorted().join(' ')}`, `joined ${words.join('')}`];
  const handles = words.length === 1 ? [bareOf(words[0] as string)] : handlesOf(words);
  const parts = words.flatMap((word, at) =>
    words.flatMap((other, place) => (place === at ? [] : [`part ${word} ${other.charAt(0)}`])),
  );
  return [...new Set([...whole, ...handles.map((handle) => `handle ${handle}`), ...parts, ...halvesOf(words)])];
}

/** One wrong letter leaves one of the halves as it is. */
function halvesOf(words: readonly string[]): readonly string[] {
  const text = words.join(' ');
  if (text.length < LONG - 1) return [];
  const lengths = new Set([Math.floor((text.length - 1) / 2), Math.floor(text.length / 2)]);
  return [...lengths].flatMap((length) => [`first ${text.slice(0, length)}`, `last ${text.slice(-length)}`]);
}

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

/** Each word of the shorter is one of the longer, or its initial, and at least one is whole: `Ada L.` and `A. Lovelace` of Ada King Lovelace. */
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
  const bare = bareOf(word);
  return bare.length > SHORTEST && handlesOf(name).includes(bare);
}

function bareOf(handle: string): string {
  return handle.replace(/\d+$/, '');
}

/** What people call their accounts after a name of several words. */
function handlesOf(name: readonly string[]): readonly string[] {
  const [first, last] = [name[0] as string, name.at(-1) as string];
  return [first + last, last + first, first.charAt(0) + last, first + last.charAt(0), last + first.charAt(0)];
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOfName, nearness } from './near-names.ts';

const word = fc.constantFrom(
  'ada',
  'lovelace',
  'Lovelave',
  'king',
  'a',
  'l',
  'k',
  'al',
  'adal',
  'adalovelace',
  'Zoë',
  '42',
);
const name = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
const edited = fc
  .tuple(name, fc.nat({ max: 40 }), fc.constantFrom('', 'x', 'xy'))
  .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1));

describe('near names', () => {
  it('are near both ways round, and share a key, so that none is missed', () => {
    fc.assert(
      fc.property(name, fc.oneof(name, edited), (one, other) => {
        expect(nearness(one, other)).toBe(nearness(other, one));
        if (nearness(one, other) === null) return;
        const keys = new Set(keysOfName(one));
        expect(keysOfName(other).some((key) => keys.has(key))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

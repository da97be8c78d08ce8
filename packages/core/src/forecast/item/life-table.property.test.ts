import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEVER } from '../ledger.ts';
import type { ItemLife } from './item-lives.ts';
import { lifeTable, remainingDays } from './life-table.ts';

const TODAY = 17_000;
const word = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null });
const lives: fc.Arbitrary<readonly ItemLife[]> = fc.array(
  fc
    .record({
      age: fc.integer({ min: -50, max: 3_000 }),
      took: fc.option(fc.integer({ min: 0, max: 3_000 })),
      a: word,
      b: word,
    })
    .map(({ age, took, a, b }) => ({
      id: '',
      created: TODAY - age,
      over: took === null ? NEVER : TODAY - age + took,
      traits: [a, b],
    })),
  { maxLength: 100 },
);
const P = [0, 0.001, 0.05, 0.5, 0.85, 0.95, 0.999];

describe('the days until an open item is over', () => {
  it('rise with the probability and are numbers, whatever the history', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 0, max: 4_000 }), word, (all, age, trait) => {
        const days = P.map(remainingDays(lifeTable(all, TODAY), { created: TODAY - age, traits: [trait, 'a'] }));
        expect(days.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
        expect(days).toEqual([...days].sort((one, other) => one - other));
      }),
    );
  });

  it('look at nothing that came later, and do not hang on the order of the items', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const known = all
          .filter(({ created }) => created <= TODAY)
          .map((life) => ({ ...life, over: life.over <= TODAY ? life.over : NEVER }));
        const item = { created: TODAY - 10, traits: ['a', 'b'] };
        const days = P.map(remainingDays(lifeTable(all, TODAY), item));
        expect(P.map(remainingDays(lifeTable(known, TODAY), item))).toEqual(days);
        const turned = P.map(remainingDays(lifeTable([...all].reverse(), TODAY), item));
        for (const [index, day] of turned.entries()) expect(day).toBeCloseTo(days[index]!, 6);
      }),
    );
  });
});

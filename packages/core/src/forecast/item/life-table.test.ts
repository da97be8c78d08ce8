import { describe, expect, it } from 'vitest';
import { uniform } from '../../stats/index.ts';
import { NEVER } from '../ledger.ts';
import type { ItemLife } from './item-lives.ts';
import { lifeTable, remainingDays } from './life-table.ts';

const TODAY = 17_000;
const life = (created: number, took: number, team = 'a'): ItemLife => {
  const over = created + took <= TODAY ? created + took : NEVER;
  return { id: `${created}`, created, over, traits: ['Bug', team] };
};
/** Items that each have the same chance to be over on any day: half of them within 20 days. */
const even = Array.from({ length: 4000 }, (_, index) =>
  life(TODAY - 900 + (index % 900), Math.floor((-20 * Math.log(uniform(1, index))) / Math.LN2)),
);
const medianOf = (lives: readonly ItemLife[], age: number, team = 'a'): number =>
  remainingDays(lifeTable(lives, TODAY), { created: TODAY - age, traits: ['Bug', team] })(0.5);

describe('a table of how long items live', () => {
  it('finds the chance by which they were over, at any age', () => {
    for (const age of [1, 5, 20, 60]) {
      expect(medianOf(even, age)).toBeGreaterThan(15);
      expect(medianOf(even, age)).toBeLessThan(26);
    }
  });

  it('counts those that are still open: with as many that nobody does, it takes much longer', () => {
    const forgotten = Array.from({ length: 4000 }, (_, index) => life(TODAY - 900 + (index % 900), 1e6));
    expect(medianOf([...even, ...forgotten], 100)).toBeGreaterThan(10 * medianOf(even, 100));
  });

  it('knows which team is quicker', () => {
    const slow = even.map((one) =>
      life(one.created, 5 * ((one.over === NEVER ? TODAY : one.over) - one.created), 'slow'),
    );
    const both = [...even, ...slow];
    expect(medianOf(both, 3, 'slow')).toBeGreaterThan(2.5 * medianOf(both, 3, 'a'));
    expect(medianOf(both, 3, 'unheard of')).toBeGreaterThan(medianOf(both, 3, 'a'));
  });

  it('is not misled by a day on which old items are tidied up', () => {
    const old = Array.from({ length: 600 }, (_, index) => life(TODAY - 1500, 1500 - (index < 300 ? 100 : -1e6)));
    const quiet = Array.from({ length: 20 }, (_, index) => life(TODAY - 1500, 1500 - 8 * index));
    const untouched = old.map((one) => ({ ...one, over: NEVER }));
    const tidied = medianOf([...old, ...quiet], 1400);
    expect(tidied).toBeGreaterThan(0.7 * medianOf([...untouched, ...quiet], 1400));
  });

  it('says something wide when nothing is known: half of the items take longer than their age again', () => {
    const wide = remainingDays(lifeTable([], TODAY), { created: TODAY - 30, traits: ['Bug', null] });
    expect(wide(0.5)).toBeGreaterThan(30);
    expect(wide(0.95)).toBeGreaterThan(1_000);
  });
});

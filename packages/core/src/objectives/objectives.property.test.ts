import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lossOfDelay } from './delay.ts';
import { type Landing, landingOf, pairedOdds } from './landing.ts';
import { type Contender, costOfOrder, gainOfOrder, rankedByCd3 } from './order.ts';

const days = fc.array(fc.double({ min: 0.5, max: 3000, noNaN: true }), { minLength: 20, maxLength: 20 });
const work = fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), days });

const landing = (parts: readonly { readonly share: number; readonly days: readonly number[] }[]): Landing =>
  landingOf(
    parts.map(({ share, days: own }, index) => {
      return { name: `M${index}`, share, end: { status: 'ok', days: Float64Array.from(own) } };
    }),
  );

describe('an objective', () => {
  it('lands no sooner than any of its work in any future, and its own time is no longer than that', () => {
    fc.assert(
      fc.property(fc.array(work, { minLength: 1, maxLength: 5 }), (parts) => {
        const found = landing(parts);
        if (found.status !== 'ok') throw new Error(found.status);
        for (const part of parts)
          for (const [r, day] of part.days.entries()) expect(found.days[r]).toBeGreaterThanOrEqual(day);
        for (const [r, own] of found.duration.entries()) expect(own).toBeLessThanOrEqual(found.days[r]!);
      }),
    );
  });
});

describe('two avenues', () => {
  it('have odds that add up to one, and mirror each other', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        const [first, second] = [one, other].map((own) => ({ days: Float64Array.from(own) }));
        const odds = pairedOdds(first!, second!);
        expect(odds.sooner + odds.same + odds.later).toBeCloseTo(1, 12);
        expect(pairedOdds(second!, first!).sooner).toBeCloseTo(odds.later, 12);
        expect(pairedOdds(first!, first!)).toEqual({ sooner: 0, same: 1, later: 0 });
      }),
    );
  });
});

const job = fc.record({
  costOfDelay: fc.double({ min: 0, max: 1e6, noNaN: true }),
  weeks: fc.double({ min: 0.5, max: 200, noNaN: true }),
});

/** A job that takes the same in each future. */
const contender = ({ costOfDelay, weeks }: { costOfDelay: number; weeks: number }, index: number): Contender => {
  return { id: String(index), value: null, costOfDelay, duration: new Float64Array(2).fill(weeks * 7) };
};

function* orders<T>(rest: readonly T[]): Generator<readonly T[]> {
  if (rest.length === 0) yield [];
  for (const [index, first] of rest.entries())
    for (const tail of orders(rest.filter((_, other) => other !== index))) yield [first, ...tail];
}

describe('the order by cost of delay over duration', () => {
  it('loses least of all orders, where one is done after the other', () => {
    fc.assert(
      fc.property(fc.array(job, { minLength: 1, maxLength: 5 }), (jobs) => {
        const contenders = jobs.map(contender);
        const byId = new Map(contenders.map((one) => [one.id, one]));
        const chosen = costOfOrder(rankedByCd3(contenders).map(({ id }) => byId.get(id)!))[0]!;
        for (const order of orders(contenders))
          expect(chosen).toBeLessThanOrEqual(costOfOrder(order)[0]! * (1 + 1e-9) + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('is the best of all 5,040 orders of seven', () => {
    fc.assert(
      fc.property(fc.array(job, { minLength: 7, maxLength: 7 }), (jobs) => {
        const contenders = jobs.map(contender);
        const byId = new Map(contenders.map((one) => [one.id, one]));
        const chosen = costOfOrder(rankedByCd3(contenders).map(({ id }) => byId.get(id)!))[0]!;
        const least = Math.min(...[...orders(contenders)].map((order) => costOfOrder(order)[0]!));
        expect(chosen).toBeLessThanOrEqual(least * (1 + 1e-9) + 1e-6);
      }),
      { numRuns: 5 },
    );
  });

  it('gains nothing against itself, and as much as the other loses', () => {
    fc.assert(
      fc.property(fc.array(job, { minLength: 2, maxLength: 6 }), (jobs) => {
        const contenders = jobs.map(contender);
        const gain = gainOfOrder(contenders, contenders.toReversed());
        expect(gainOfOrder(contenders, contenders)?.mean).toBe(0);
        expect(gain!.mean).toBeCloseTo(-gainOfOrder(contenders.toReversed(), contenders)!.mean, 3);
      }),
    );
  });
});

describe('what waiting loses', () => {
  it('is never negative, and never less for waiting longer', () => {
    const profile = fc.record({
      urgency: fc.constantFrom('steady' as const, 'deadline' as const, 'decaying' as const),
      costOfDelay: fc.double({ min: 0, max: 1e6, noNaN: true }),
      value: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })),
      halvesIn: fc.double({ min: 1, max: 520, noNaN: true }),
    });
    const late = fc.integer({ min: -400, max: 4000 });
    fc.assert(
      fc.property(profile, late, late, (given, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((each) => lossOfDelay(given, each));
        expect(less).toBeGreaterThanOrEqual(0);
        expect(more!).toBeGreaterThanOrEqual(less! - 1e-6);
      }),
    );
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayAt, folding, PROGRAM, type SampleOptions, sampleFacts } from '../../../../tests/programs/sample-program.ts';
import { endOfDay } from '../calendar/index.ts';
import type { StoredFact } from '../vocabulary/index.ts';
import { forecastProgram } from './forecast-program.ts';
import { learn } from './learn.ts';
import { ledgerOf } from './ledger.ts';
import { rememberedDays } from './remembered-days.ts';

const RUN = { seed: 1, replications: 200 };

afterEach(() => vi.resetModules());

/** The engine with an empty memory. */
async function fresh() {
  vi.resetModules();
  return { ...(await import('./learn.ts')), ...(await import('./forecast-program.ts')) };
}

/** Some items were opened again and finished later: what was known of the past is not what is known now. */
function reopened(facts: readonly StoredFact[]): readonly StoredFact[] {
  const closed = facts.filter(({ attribute, value }) => attribute === 'state' && value === 'Closed');
  const again = closed
    .filter((_, index) => index % 9 === 0)
    .flatMap((fact) => {
      const later = (days: number, value: string) => ({ ...fact, value, at: fact.at + days * 864e5 });
      return [later(20, 'Doing'), later(45, 'Closed')];
    });
  return [...facts, ...again.map((fact, index) => ({ ...fact, cause: `again/${index}`, seq: 50_000 + index }))];
}

const BASE: SampleOptions = { versions: 9, itemsPerVersion: 24, history: 'changelog' };
// The same ids each time, so that nothing but the content tells them apart.
const FACTS = [1, 2].map((seed) => reopened(sampleFacts({ ...BASE, seed })));
// The same work, of which less belongs to one milestone: that one stands elsewhere, and later ones see it grow less.
const SMALLER = FACTS[0]!.filter(
  ({ subject, attribute }) => attribute !== 'milestones' || !/^item:V3-.*[05]$/.test(subject),
);
const PROGRAMS = [...FACTS, SMALLER].map(folding);
const DAYS = [440, 439, 430, 380, 381, 250];

describe('what was learned with snapshots remembered from other days and programs', () => {
  it('is what is learned afresh, to the last bit', async () => {
    for (const day of DAYS) {
      for (const foldAt of PROGRAMS) {
        const graph = foldAt(endOfDay(dayAt(day)));
        const ledger = ledgerOf(graph, PROGRAM);
        const { snapshots, early, growth } = learn(ledger);
        expect(snapshots.length + early.length).toBeGreaterThan(30);
        const anew = (await fresh()).learn(ledger);
        expect({ snapshots, early, growth }).toEqual({
          snapshots: anew.snapshots,
          early: anew.early,
          growth: anew.growth,
        });
      }
    }
  });

  it('makes the same forecasts', async () => {
    for (const day of DAYS) {
      const graph = PROGRAMS[0]!(endOfDay(dayAt(day)));
      const anew = (await fresh()).forecastProgram(graph, PROGRAM, RUN);
      expect(forecastProgram(graph, PROGRAM, RUN)).toEqual(anew);
    }
  });
});

describe('the memory', () => {
  it('computes each key once', () => {
    const compute = vi.fn(() => ({ release: 1, items: 2 }));
    rememberedDays('a test', compute);
    expect(rememberedDays('a test', compute)).toEqual({ release: 1, items: 2 });
    expect(compute).toHaveBeenCalledTimes(1);
  });
});

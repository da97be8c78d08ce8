import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifeTable } from '../item/life-table.ts';
import { NEVER } from '../ledger.ts';
import { backtestSprints } from './backtest-sprints.ts';
import { forecastSprint } from './forecast-sprint.ts';
import type { SprintMember, SprintRecord } from './sprint-records.ts';

const FIRST = 17_000;
const LENGTH = 14;

const member = fc.record({
  created: fc.integer({ min: -400, max: 10 }),
  took: fc.option(fc.integer({ min: 0, max: 60 })),
  isCarried: fc.boolean(),
  type: fc.option(fc.constantFrom('Bug', 'Story'), { nil: null }),
});

/** Sprints of two weeks that follow each other, with whatever items. */
const sprints = fc
  .array(fc.array(member, { maxLength: 12 }), { minLength: 1, maxLength: 16 })
  .map((all) => all.map((items, index) => sprintOf(items, index)));

interface Made {
  readonly created: number;
  readonly took: number | null;
  readonly isCarried: boolean;
  readonly type: string | null;
}

function sprintOf(items: readonly Made[], index: number): SprintRecord {
  const start = FIRST + index * LENGTH;
  const members = items.map(({ created, took, isCarried, type }, at): SprintMember => {
    const over = took === null ? NEVER : start + Math.max(created, 0) + took;
    const born = start + created;
    const joined = Math.max(born, start);
    return {
      id: `${index}-${at}`,
      created: born,
      started: NEVER,
      over,
      joined,
      left: NEVER,
      isCarried,
      traits: [type],
    };
  });
  const name = `Sprint ${index}`;
  return { id: name, name, series: 'sprint', start, end: start + LENGTH - 1, closed: NEVER, isDated: true, members };
}

const livesOf = (records: readonly SprintRecord[]) => records.flatMap(({ members }) => members);

describe('the forecast of a sprint', () => {
  it('holds odds within 0 and 1, numbers within what is open, in order, and never falls as days go on', () => {
    fc.assert(
      fc.property(sprints, fc.integer({ min: 0, max: LENGTH - 1 }), (records, into) => {
        const sprint = records.at(-1) as SprintRecord;
        const day = sprint.start + into;
        const forecast = forecastSprint(records, sprint, { day, table: lifeTable(livesOf(records), day) });
        const { state } = forecast;
        expect(state.done + state.open.length).toBe(state.total);
        if (forecast.status !== 'ok') {
          expect(forecast.reason).toMatch(/floor/);
          return;
        }
        for (const odds of [...forecast.odds.values(), forecast.oddsOfAll]) {
          expect(odds).toBeGreaterThanOrEqual(0);
          expect(odds).toBeLessThanOrEqual(1);
        }
        expect(forecast.counts.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
        const steps = [...forecast.course, forecast.quantiles];
        for (const [index, { p5, p15, p50, p85, p95 }] of steps.entries()) {
          const all = [state.done, p5, p15, p50, p85, p95, state.total];
          expect(all).toEqual([...all].sort((a, b) => a - b));
          expect(p50).toBeGreaterThanOrEqual(steps[index - 1]?.p50 ?? 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('looks at nothing that comes after its day, and does not hang on the order of sprints', () => {
    fc.assert(
      fc.property(sprints, (records) => {
        const sprint = records.at(-1) as SprintRecord;
        const day = sprint.start + 5;
        const hide = (one: SprintMember): SprintMember => ({ ...one, over: one.over <= day ? one.over : NEVER });
        const known = records.map((record) => ({
          ...record,
          members: record.members.filter(({ created }) => created <= day).map(hide),
        }));
        const said = (all: readonly SprintRecord[]) => {
          const own = all.find(({ id }) => id === sprint.id) as SprintRecord;
          return forecastSprint(all, own, { day, table: lifeTable(livesOf(records), day) });
        };
        const [one, other, turned] = [said(records), said(known), said([...records].reverse())];
        if (one.status !== 'ok') {
          expect(other.status).toBe(one.status);
          return;
        }
        expect(other).toMatchObject({ quantiles: one.quantiles, oddsOfAll: one.oddsOfAll });
        expect(turned).toMatchObject({ quantiles: one.quantiles });
      }),
      { numRuns: 40 },
    );
  });

  it('gives every item of a running sprint a chance, and none on its last day', () => {
    const items = Array.from({ length: 6 }, (_, at) => ({
      created: -at,
      took: at < 3 ? at : 40,
      isCarried: false,
      type: null,
    }));
    const records = Array.from({ length: 8 }, (_, index) => sprintOf(items, index));
    const last = records.at(-1) as SprintRecord;
    const on = (day: number) => {
      const forecast = forecastSprint(records, last, { day, table: lifeTable(livesOf(records), day) });
      if (forecast.status !== 'ok') throw new Error(forecast.reason);
      return forecast;
    };
    const first = on(last.start);
    expect(first.quantiles.p50).toBeGreaterThan(0);
    expect([...first.odds.values()].every((odds) => odds > 0)).toBe(true);
    expect(on(last.end)).toMatchObject({ oddsOfAll: 0, course: [], quantiles: { p5: 3, p95: 3 } });
  });

  it('is scored against what happened', () => {
    const items = Array.from({ length: 8 }, (_, at) => ({ created: -at, took: at * 4, isCarried: false, type: null }));
    const records = Array.from({ length: 12 }, (_, index) => sprintOf(items, index));
    const { scores, points, refused } = backtestSprints(records, livesOf(records), FIRST + 12 * LENGTH);
    expect(refused).toBeGreaterThan(0);
    expect(points.length).toBeGreaterThan(10);
    expect(scores[0]).toMatchObject({ origin: null, count: points.length, within: 1 });
  });
});

import { describe, expect, it } from 'vitest';
import type { EffortRecord } from './effort-record.ts';
import { fitEffort } from './fit-effort.ts';

const TASK = { estimate: 10, size: null, type: null, person: null, project: null, team: null };
const record = (over: Partial<EffortRecord>, day = 0): EffortRecord => ({
  ...TASK,
  actual: 10,
  estimatedOn: day,
  knownOn: day + 1,
  ...over,
});
const many = (count: number, of: (index: number) => Partial<EffortRecord>): EffortRecord[] =>
  Array.from({ length: count }, (_, index) => record(of(index), index));

describe('a model of effort', () => {
  it('takes the estimate for the middle without any history, with a range that is wide', () => {
    const { predict, records } = fitEffort([], 100);
    expect(records).toBe(0);
    expect(predict(TASK)(0.5)).toBeCloseTo(10, 1);
    expect(predict(TASK)(0.85)).toBeGreaterThan(15);
  });

  it('learns little from one record and nothing from what is no effort, which it counts', () => {
    const { predict, records, leftOut } = fitEffort(
      [record({ actual: 20 }), record({ actual: Number.NaN }), record({ actual: 0 }), record({ actual: -3 })],
      100,
    );
    expect({ records, leftOut }).toEqual({ records: 1, leftOut: 3 });
    expect(predict(TASK)(0.5)).toBeGreaterThan(10);
    expect(predict(TASK)(0.5)).toBeLessThan(20);
  });

  it('narrows to what always comes: all the same', () => {
    const { predict } = fitEffort(
      many(300, () => ({})),
      400,
    );
    expect(predict(TASK)(0.5)).toBeCloseTo(10, 1);
    expect(predict(TASK)(0.85)).toBeLessThan(10.5);
  });

  it('knows who takes twice as long, and draws those of whom it knows little towards the others', () => {
    const slow = many(200, (index) => (index % 2 === 0 ? { person: 'slow', actual: 20 } : { person: 'quick' }));
    const { predict } = fitEffort([...slow, record({ person: 'new', actual: 200 }, 201)], 400);
    const median = (person: string): number => predict({ ...TASK, person })(0.5);
    expect(median('slow')).toBeCloseTo(20, -0.5);
    expect(median('quick')).toBeLessThan(13);
    expect(median('new')).toBeLessThan(60);
  });

  it('goes by the size where there is no estimate', () => {
    const sized = many(200, (index) => ({ estimate: null, size: 1 + (index % 5), actual: 4 * (1 + (index % 5)) }));
    const { predict } = fitEffort(sized, 400);
    expect(predict({ ...TASK, estimate: null, size: 4 })(0.5)).toBeGreaterThan(13);
    expect(predict({ ...TASK, estimate: null, size: 1 })(0.5)).toBeLessThan(6);
  });

  it('finds that tasks of one time are late together', () => {
    const waves = many(600, (index) => ({
      actual: (Math.floor(index / 25) % 2 === 0 ? 5 : 20) * (1 + (index % 7) / 10),
    }));
    const even = many(600, (index) => ({ actual: (index % 2 === 0 ? 5 : 20) * (1 + (index % 7) / 10) }));
    expect(fitEffort(waves, 700).common).toBeGreaterThan(2 * fitEffort(even, 700).common);
  });
});

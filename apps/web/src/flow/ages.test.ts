import { describe, expect, it } from 'vitest';
import { daysBetween } from '../time/day.ts';
import { ageEvidence, agesOf } from './ages.ts';

const AS_OF = '2017-09-15';

describe('the ages of open items', () => {
  it('puts every item into exactly one column', () => {
    const items = Array.from({ length: 3000 }, (_, days) => ({ days: days + 0.4 }));
    const columns = agesOf(items, AS_OF);
    expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(3000);
    expect(columns[0]?.count).toBe(7);
  });

  it('opens the days of creation of exactly these ages', () => {
    const columns = agesOf([], AS_OF);
    expect([columns[0]?.createdFrom, columns[0]?.createdTo]).toEqual(['2017-09-09', AS_OF]);
    for (const [index, column] of columns.entries()) {
      const next = columns[index + 1];
      // The columns leave no day out and count none twice.
      if (column.createdFrom && next) expect(daysBetween(next.createdTo, column.createdFrom)).toBe(1);
    }
    expect(columns.at(-1)?.createdFrom).toBeUndefined();
  });

  it('carries the filter of the page along, and nothing that is not set', () => {
    const [column] = agesOf([{ days: 1 }], AS_OF);
    const filter = { team: 'TIMOB/iOS', milestone: null, type: null };
    const evidence = column && ageEvidence(column, { program: 'TIMOB', filter });
    expect(evidence).toMatchObject({ kind: 'items', count: 1 });
    expect(evidence?.params).toEqual({
      program: 'TIMOB',
      team: 'TIMOB/iOS',
      category: 'open',
      createdFrom: '2017-09-09',
      createdTo: AS_OF,
    });
  });
});

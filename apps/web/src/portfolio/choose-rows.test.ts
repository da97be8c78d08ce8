import { describe, expect, it } from 'vitest';
import { sampleRow } from '../milestones/sample-row.ts';
import { choiceIn, chooseRows, isNarrowed } from './choose-rows.ts';

const at = (p85: string) => ({ p5: p85, p15: p85, p50: p85, p85, p95: p85 });
const rows = [
  sampleRow({ name: 'Release 10', health: 'late', target: '2017-12-01', quantiles: at('2018-03-01'), movedDays: 3 }),
  sampleRow({ name: 'Release 9', health: 'on-track', target: '2017-10-01', quantiles: at('2017-09-30') }),
  sampleRow({ name: 'Camera', form: 'epic', quantiles: at('2017-11-01'), movedDays: -20 }),
  sampleRow({ name: 'Empty', form: 'epic', health: 'no-forecast' }),
];
const shown = (search: Record<string, unknown>) => chooseRows(rows, choiceIn(search)).map(({ name }) => name);

describe('the choice of the portfolio', () => {
  it('keeps all rows in their order when nothing is chosen, or nothing that there is', () => {
    expect(shown({})).toEqual(rows.map(({ name }) => name));
    expect(shown({ status: 'purple', kind: ['epic'], sort: '' })).toEqual(rows.map(({ name }) => name));
  });

  it('narrows by status and kind together', () => {
    expect(shown({ status: 'late' })).toEqual(['Release 10']);
    expect(shown({ kind: 'epic' })).toEqual(['Camera', 'Empty']);
    expect(shown({ status: 'late', kind: 'epic' })).toEqual([]);
    expect(isNarrowed(choiceIn({ sort: 'name' }))).toBe(false);
    expect(isNarrowed(choiceIn({ kind: 'epic' }))).toBe(true);
  });

  it('sorts, with what is missing last', () => {
    expect(shown({ sort: 'target' })).toEqual(['Release 9', 'Release 10', 'Camera', 'Empty']);
    expect(shown({ sort: 'date' })).toEqual(['Release 9', 'Camera', 'Release 10', 'Empty']);
    expect(shown({ sort: 'moved' })).toEqual(['Camera', 'Release 10', 'Empty', 'Release 9']);
    expect(shown({ sort: 'name' })).toEqual(['Camera', 'Empty', 'Release 9', 'Release 10']);
  });
});

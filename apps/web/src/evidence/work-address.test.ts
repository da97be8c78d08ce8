import { describe, expect, it } from 'vitest';
import { plainFilter, workAddress } from './work-address.ts';

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

describe('a set of items in the words of the Work page', () => {
  it('turns spans of whole days into their days', () => {
    const finished = { from: at('2017-09-09'), until: at('2017-09-16') };
    expect(plainFilter(JSON.stringify({ program: 'TIMOB', team: 'TIMOB/iOS', finished }))).toEqual({
      team: 'TIMOB/iOS',
      finishedFrom: '2017-09-09',
      finishedTo: '2017-09-15',
    });
  });

  it('says open, closed, no team and named items', () => {
    expect(plainFilter('{"categories":["doing","todo"],"team":null}')).toEqual({ category: 'open', team: 'none' });
    expect(plainFilter('{"categories":["dropped","done"]}')).toEqual({ category: 'closed' });
    expect(plainFilter('{"categories":["done"]}')).toEqual({ category: 'done' });
    expect(plainFilter('{"ids":["A-1","A-2"]}')).toEqual({ ids: 'A-1,A-2' });
  });

  it('leaves alone what these words cannot say', () => {
    for (const filter of [{ openAt: 5 }, { started: { until: 5 } }, { created: { from: 1 } }]) {
      expect(plainFilter(JSON.stringify(filter))).toEqual({ filter: JSON.stringify(filter) });
    }
    expect(plainFilter('not json')).toEqual({ filter: 'not json' });
  });
});

describe('the address of items in Work', () => {
  it('names a day only when it is another than that of the page', () => {
    const params = { asOf: '2017-09-08', milestone: 'TIMOB/17609' };
    expect(workAddress({ program: 'TIMOB', params, asOf: '2017-09-15' })).toBe(
      '/programs/TIMOB/work?milestone=TIMOB/17609&asOf=2017-09-08',
    );
    expect(workAddress({ program: 'TIMOB', params, asOf: '2017-09-08' })).toBe(
      '/programs/TIMOB/work?milestone=TIMOB/17609',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { CLEARED, filterIn, isFiltered, nextSort, sortIn, sortText, without } from './item-filter.ts';

describe('the filter of an address', () => {
  it('takes the words that it knows and leaves the others alone', () => {
    const filter = filterIn({ team: 'TIMOB/iOS', q: 'camera', asOf: '2017-09-15', evidence: 'items~~x', type: '' });
    expect(filter).toEqual({ team: 'TIMOB/iOS', q: 'camera' });
  });

  it('leaves out a word that comes twice, which no list has', () => {
    expect(filterIn({ team: ['a', 'b'] })).toEqual({});
  });

  it('is empty once it is cleared', () => {
    const filter = filterIn({ team: 'none', createdFrom: '2017-09-01', filter: '{}' });
    expect(isFiltered(filter)).toBe(true);
    expect(isFiltered({ ...filter, ...CLEARED })).toBe(false);
  });

  it('can do without one condition', () => {
    expect(without({ team: 'a', q: 'b' }, 'team')).toEqual({ team: undefined, q: 'b' });
  });
});

describe('the sort of an address', () => {
  it('is the newest first when the address names none, or none that there is', () => {
    expect(sortIn(undefined)).toEqual({ by: 'created', down: true });
    expect(sortIn('-shoe-size')).toEqual({ by: 'created', down: true });
  });

  it('reads what it writes', () => {
    for (const text of ['key', '-key', 'title', '-age', 'finished']) expect(sortText(sortIn(text))).toBe(text);
  });

  it('turns round at the second click on a head', () => {
    const first = nextSort({ by: 'created', down: true }, 'title');
    expect(first).toEqual({ by: 'title', down: false });
    expect(nextSort(first, 'title')).toEqual({ by: 'title', down: true });
    expect(nextSort(first, 'age')).toEqual({ by: 'age', down: true });
  });
});

import { describe, expect, it } from 'vitest';
import { changeOf } from './draft-change.ts';

describe('a change that is being filled in', () => {
  it('is a change once enough is said', () => {
    expect(changeOf({ form: 'target', milestone: 'm', day: '2018-01-15' })).toEqual({
      form: 'target',
      milestone: 'm',
      day: '2018-01-15',
    });
    expect(changeOf({ form: 'capacity', team: 't', count: '4' })).toEqual({ form: 'capacity', team: 't', slots: 4 });
    expect(changeOf({ form: 'person-leave', person: ' Gita ', day: '2018-01-01', until: '2018-01-05' })).toMatchObject({
      form: 'leave',
      person: 'Gita',
    });
    expect(changeOf({ form: 'link', item: 'A-1', other: 'A-2' })).toEqual({ form: 'link', from: 'A-2', to: 'A-1' });
    expect(changeOf({ form: 'risk', title: 'Audit', milestone: 'm', chance: '30', count: '10' })).toMatchObject({
      chance: 0.3,
      likely: 10,
    });
    expect(changeOf({ form: 'cut-item', item: ' A-1 ', milestone: 'm' })).toMatchObject({ item: 'A-1' });
  });

  it('is none while something is missing or cannot be meant', () => {
    expect(changeOf({ form: 'target', milestone: 'm' })).toBeUndefined();
    for (const count of ['', '0', '-3', '1.5', '9999', 'many'])
      expect(changeOf({ form: 'capacity', team: 't', count }), count).toBeUndefined();
    expect(changeOf({ form: 'risk', title: 'Audit', milestone: 'm', chance: '101', count: '10' })).toBeUndefined();
    expect(changeOf({ form: 'assign', item: 'A-1' })).toBeUndefined();
    expect(changeOf({ form: 'leave', team: 't', day: '2018-02-02', until: '2018-02-01' })).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { meaningsOf, wordEdit } from './meanings.ts';
import type { Word } from './queries.ts';

const TEAMS = [
  { id: 'TIMOB/iOS', name: 'iOS' },
  { id: 'TIMOB/Android', name: 'Android' },
];
const STATE: Word = {
  id: 'state/Closed',
  field: 'state',
  text: 'Closed',
  program: null,
  means: 'done',
  meansName: 'done',
  items: 9,
};
const COMPONENT: Word = { ...STATE, id: 'component/TIMOB/iOS', field: 'component', text: 'iOS', means: 'TIMOB/iOS' };

describe('what a word can mean', () => {
  it('is a category, an end or a team', () => {
    expect(meaningsOf(STATE, TEAMS).map(([value]) => value)).toEqual(['todo', 'doing', 'done', 'dropped']);
    expect(meaningsOf({ ...STATE, field: 'resolution', means: null }, TEAMS).map(([value]) => value)).toEqual([
      'delivered',
      'dropped',
    ]);
    expect(meaningsOf(COMPONENT, TEAMS).map(([, label]) => label)).toEqual(['Android', 'iOS']);
  });

  it('keeps a team that is no longer there', () => {
    const gone = { ...COMPONENT, means: 'TIMOB/Old', meansName: 'Old' };
    expect(meaningsOf(gone, TEAMS)[0]).toEqual(['TIMOB/Old', 'Old']);
  });

  it('is changed by the id of the word', () => {
    expect(wordEdit(COMPONENT, 'TIMOB/Android', TEAMS)).toEqual({
      method: 'put',
      path: '/api/words',
      body: { id: 'component/TIMOB/iOS', means: 'TIMOB/Android', seen: 'TIMOB/iOS' },
      words: '“iOS” means Android now.',
      undo: {
        method: 'put',
        path: '/api/words',
        body: { id: 'component/TIMOB/iOS', means: 'TIMOB/iOS', seen: 'TIMOB/Android' },
        words: '“iOS” means iOS now.',
      },
    });
  });
});

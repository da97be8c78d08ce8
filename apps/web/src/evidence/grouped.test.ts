import { expect, it } from 'vitest';
import { grouped } from './grouped.ts';

it('says the same of several places once, in the order of finding', () => {
  const note = { code: 'no-date', severity: 'note' as const, what: 'it has no date', mend: 'give it one' };
  const groups = grouped([
    { ...note, where: 'A-1' },
    { ...note, where: 'A-2', what: 'it has two dates' },
    { ...note, where: 'A-3' },
    { ...note, where: 'A-1' },
  ]);
  expect(groups.map(({ what, places }) => [what, places])).toEqual([
    ['it has no date', ['A-1', 'A-3']],
    ['it has two dates', ['A-2']],
  ]);
});

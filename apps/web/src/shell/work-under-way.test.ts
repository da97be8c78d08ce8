import { describe, expect, it } from 'vitest';
import { timeLeft } from './work-under-way.tsx';

const work = { task: 'import', label: 'Reading', done: 25, total: 100, since: 0 };

describe('timeLeft', () => {
  it('says nothing before there is something to go by', () => {
    expect(timeLeft(work, 1000)).toBe('');
    expect(timeLeft({ ...work, done: 0 }, 10_000)).toBe('');
  });

  it('goes by the pace so far', () => {
    expect(timeLeft(work, 10_000)).toBe(', about 30 s left');
    expect(timeLeft(work, 100_000)).toBe(', about 5 min left');
  });
});

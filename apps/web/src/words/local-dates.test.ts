import { describe, expect, it } from 'vitest';
import { localDates } from './local-dates.ts';

describe('localDates', () => {
  it('writes the dates of the server as the reader does, and nothing else', () => {
    expect(localDates('by 18\u00a0Nov, not 4\u00a0Dec\u00a02018, of 3 Mar items', 'en-US')).toBe(
      'by Nov\u00a018, not Dec\u00a04,\u00a02018, of 3 Mar items',
    );
  });

  it('keeps a name from turning the rest of the sentence around', () => {
    expect(localDates('a\u202Eb\u2066c lands')).toBe('abc lands');
  });
});

import { describe, expect, it } from 'vitest';
import { formatDay, formatDayLong, formatDayOfYear, formatMonth } from './format-day.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formatDay', () => {
  it('leaves out the year of the as-of day, and writes any other', () => {
    expect(plain(formatDay('2017-11-18', '2017-09-15', 'de'))).toBe('18. Nov.');
    expect(plain(formatDay('2018-01-12', '2017-09-15', 'en-US'))).toBe('Jan 12, 2018');
    expect(plain(formatDay('2018-01-12', undefined, 'fr'))).toBe('12 janv. 2018');
  });

  it('is one word that never breaks', () => {
    expect(formatDay('2018-01-12', undefined, 'en-US')).not.toContain(' ');
  });

  it('never slips by a day, whatever the zone', () => {
    expect(formatDayLong('2017-01-01', 'en-US')).toBe('January 1, 2017');
    expect(plain(formatDayOfYear('2017-12-31', 'en-US'))).toBe('Dec 31');
    expect(formatMonth('2017-12-01', 'en-US')).toBe('Dec');
  });
});

import { describe, expect, it } from 'vitest';
import { dayIn, isZone } from './zone.ts';

describe('the day in a zone', () => {
  it('turns at midnight there, also where clocks change', () => {
    const at = (text: string) => Date.parse(text);
    expect(dayIn(null, at('2026-11-21T23:30Z'))).toBe('2026-11-21');
    expect(dayIn('Europe/Berlin', at('2026-11-21T23:30Z'))).toBe('2026-11-22');
    expect(dayIn('America/Los_Angeles', at('2026-11-22T04:00Z'))).toBe('2026-11-21');
    expect(dayIn('Europe/Berlin', at('2026-03-29T22:30Z'))).toBe('2026-03-30');
    expect(dayIn('Nowhere/Land', at('2026-11-21T23:30Z'))).toBe('2026-11-21');
    expect([isZone('Asia/Kolkata'), isZone('Mars/Olympus')]).toEqual([true, false]);
  });
});

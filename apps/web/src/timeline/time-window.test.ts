import { describe, expect, it } from 'vitest';
import { dayNumber } from '../time/day.ts';
import { AS_OF, item, milestone, view } from './testing/made-up-view.ts';
import { dayAt, heldZoom, spanOf, ticksIn, xOf } from './time-window.ts';

const window = (pxPerDay: number) => ({ first: dayNumber('2026-01-01'), last: dayNumber('2029-01-01'), pxPerDay });

describe('a window of time', () => {
  it('places days, and finds them again', () => {
    const day = dayNumber('2026-07-01');
    for (const px of [0.2, 1, 14, 60]) expect(dayAt(window(px), xOf(window(px), day))).toBeCloseTo(day, 6);
    expect([heldZoom(0), heldZoom(1e9)]).toEqual([0.2, 60]);
  });

  it('has ticks that never overprint, from days to years', () => {
    for (const px of [0.2, 0.5, 1.6, 4.5, 14, 60]) {
      const ticks = ticksIn(window(px));
      expect(ticks.length).toBeGreaterThan(1);
      const gaps = ticks.slice(1).map(({ x }, index) => x - (ticks[index]?.x ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThan(40);
    }
  });

  it('looks first at most of the plan, and holds all of it', () => {
    const far = milestone('m2', { planned: '2028-01-01', p95: '2060-01-01' });
    const plan = view({
      milestones: [milestone('m1'), far],
      items: Array.from({ length: 20 }, (_, i) => item(`A-${i}`)),
    });
    const { near, whole } = spanOf(plan);
    expect(near[0]).toBeLessThan(dayNumber(AS_OF));
    expect(near[1]).toBeGreaterThan(dayNumber('2026-05-01'));
    expect(near[1]).toBeLessThan(dayNumber('2026-09-01'));
    expect(whole[1]).toBeGreaterThan(dayNumber('2028-01-01'));
    expect(whole[1]).toBeLessThan(dayNumber('2045-01-01'));
    const none = spanOf(view({}));
    expect(none.near[1] - none.near[0]).toBeGreaterThan(50);
  });
});

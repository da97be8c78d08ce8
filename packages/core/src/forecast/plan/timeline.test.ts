import { describe, expect, it } from 'vitest';
import { madeUpPlan } from '../../../../../bench/made-up-plan.ts';
import { addDays } from '../../calendar/index.ts';
import { calibratedPlan } from './calibrate-plan.ts';
import { planModel } from './plan-model.ts';
import { type PlannedDays, timelineOf } from './timeline.ts';

const MODEL = planModel(calibratedPlan(madeUpPlan(60)), { replications: 2_048 });
const { asOf, items: ITEMS, milestones: MILESTONES } = MODEL.input;
const BARE = timelineOf(MODEL, null);

/** A schedule that has each thing end on a day. */
function ending(day: (thing: string) => string): PlannedDays {
  const bars = ITEMS.map(({ id }) => ({ item: id, end: day(id) }));
  const milestones = MILESTONES.map(({ id }) => ({ milestone: id, end: day(id) }));
  return { bars, milestones } as unknown as PlannedDays;
}

describe('the odds of a schedule', () => {
  it.each([
    ['p50', 0.5],
    ['p85', 0.85],
  ] as const)('are those of the range for what is scheduled for its %s, and less the day before', (which, share) => {
    const range = timelineOf(
      MODEL,
      ending(() => asOf),
    );
    const days = new Map([
      ...range.items.map((row) => [row.item, row[which]!] as const),
      ...range.milestones.map((row) => [row.milestone, row[which]!] as const),
    ]);
    const by = (days: (thing: string) => string) => {
      const { items, milestones } = timelineOf(MODEL, ending(days));
      return [...items, ...milestones].map(({ oddsOfPlanned }) => oddsOfPlanned!);
    };
    for (const odds of by((thing) => days.get(thing)!)) expect(odds).toBeGreaterThan(share - 0.02);
    for (const odds of by((thing) => addDays(days.get(thing)!, -1))) expect(odds).toBeLessThan(share + 0.02);
  });

  it('are none of what is scheduled for today, and all of what is for ten years ahead', () => {
    const none = timelineOf(
      MODEL,
      ending(() => asOf),
    );
    const all = timelineOf(
      MODEL,
      ending(() => addDays(asOf, 3_650)),
    );
    expect(new Set([...none.items, ...none.milestones].map(({ oddsOfPlanned }) => oddsOfPlanned))).toEqual(
      new Set([0]),
    );
    expect(new Set([...all.items, ...all.milestones].map(({ oddsOfPlanned }) => oddsOfPlanned))).toEqual(new Set([1]));
  });

  it('are unknown without a schedule', () => {
    expect(new Set([...BARE.items, ...BARE.milestones].map(({ oddsOfPlanned }) => oddsOfPlanned))).toEqual(
      new Set([null]),
    );
  });
});

it('tells how often an item is on the longest path to its milestone', () => {
  const shares = BARE.items.map(({ criticality }) => criticality!);
  for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
  expect(Math.max(...shares)).toBeGreaterThan(0.2);
  expect(Math.min(...shares)).toBeLessThan(0.05);
});

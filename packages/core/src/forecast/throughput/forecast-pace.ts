import { bits, chiSquare4, NORMAL_TABLE, normal, streamKey, uniform } from '../../stats/index.ts';
import { HORIZON_DAYS, HORIZON_WEEKS } from '../calibrate.ts';
import { holidayFactor } from '../holidays.ts';
import type { DayNumber } from '../ledger.ts';
import { DRIFT, LOG_CAP, MOST_SCALE, PERSISTENCE } from '../level.ts';
import { cumulativeWeights, FLOOR_ITEMS, FLOOR_WEEKS, PAST_WEEKS, recentFinishes } from '../pace.ts';
import { weekPicker } from '../simulate.ts';
import { cleanWeeks, type FinishSeries } from './finish-series.ts';
import { WANDER_WEEKS, type Wander, wanderOf } from './wander.ts';
import { dayOfShare, weekdayShares } from './weekdays.ts';

/** How one series runs as of a day: all that its future is simulated from. */
export interface Pace {
  readonly status: 'ok';
  readonly day: DayNumber;
  /** Past weeks, newest first, cleaned and freed of holidays. */
  readonly weeks: Float64Array;
  readonly wander: Wander;
  /** See `weekdayShares`. */
  readonly weekdays: Float64Array;
}

/** No pace: `reason` says what is missing. */
export interface NoPace {
  readonly status: 'insufficient-data';
  readonly reason: string;
}

/** The draws of a forecast: the same seed gives the same answer. */
export interface Draws {
  readonly seed: number;
  readonly replications: number;
}

/** Weeks with a finish among the last twelve that a pace needs: fewer are a burst. */
const LEAST_ACTIVE_WEEKS = 3;

/** The pace of a series as of a day, from what was finished up to it alone; or why there is none. */
export function paceOf(series: FinishSeries, day: DayNumber): Pace | NoPace {
  const weeks = cleanWeeks(series, day, WANDER_WEEKS);
  const reason = floorReason(weeks);
  if (reason !== null) return { status: 'insufficient-data', reason };
  return {
    status: 'ok',
    day,
    weeks: weeks.slice(0, PAST_WEEKS),
    wander: wanderOf(weeks),
    weekdays: weekdayShares(series, day),
  };
}

function floorReason(weeks: Float64Array): string | null {
  if (weeks.length < FLOOR_WEEKS) return `${weeks.length} weeks of history, the floor is ${FLOOR_WEEKS}`;
  const finished = recentFinishes(weeks);
  if (finished < FLOOR_ITEMS) return `${finished} items finished in ${FLOOR_WEEKS} weeks, the floor is ${FLOOR_ITEMS}`;
  const active = weeks.subarray(0, FLOOR_WEEKS).filter((week) => week > 0).length;
  if (active >= LEAST_ACTIVE_WEEKS) return null;
  return `items were finished in ${active} of ${FLOOR_WEEKS} weeks, the floor is ${LEAST_ACTIVE_WEEKS}`;
}

/**
 * How many items are finished within so many weeks: a sample, ascending (docs/methods/pace.md). What is finished with 85 %
 * confidence is its quantile at 15 %.
 */
export function itemsWithin(pace: Pace, weeks: number, draws: Draws): Float64Array {
  return simulatePace(pace, { weeks, items: Number.POSITIVE_INFINITY }, draws).items.sort();
}

/** Days until so many items are finished: a sample, ascending; just beyond ten years for what takes longer. */
export function daysUntil(pace: Pace, items: number, draws: Draws): Float64Array {
  // The last of whole items comes, on average, with half of it to go.
  return simulatePace(pace, { weeks: HORIZON_WEEKS, items: items - 0.5 }, draws).days.sort();
}

/** Where a simulation ends: after so many weeks, or with so many items. */
interface Goal {
  readonly weeks: number;
  readonly items: number;
}

interface Reached {
  readonly items: Float64Array;
  readonly days: Float64Array;
}

// The hot loop: replications × weeks, some 20 ns each.
function simulatePace(pace: Pace, goal: Goal, { seed, replications }: Draws): Reached {
  const { doubt } = pace.wander;
  const factors = factorsOf(pace.wander, uniform(streamKey(seed, 'wander'), 0), replications);
  const [week, level] = [streamKey(seed, 'week'), streamKey(seed, 'level')];
  const pick = weekPicker(cumulativeWeights(pace.weeks.length));
  const yields = Float64Array.from({ length: goal.weeks }, (_, j) => holidayFactor(pace.day + 1 + 7 * j));
  const reached: Reached = {
    items: new Float64Array(replications),
    days: new Float64Array(replications).fill(HORIZON_DAYS + 1),
  };
  for (let r = 0; r < replications; r++) {
    const scale = factors[r]! * Math.min(MOST_SCALE, Math.sqrt(4 / chiSquare4(level, r)));
    const start = scale * DRIFT.now * normal(level, LEVEL_OFFSET + r) + doubt * normal(level, DOUBT_OFFSET + r);
    let [drift, items] = [0, 0];
    for (let j = 0; j < goal.weeks; j++) {
      const random = bits(week, r * WEEKS_APART + j);
      drift = PERSISTENCE * drift + NORMAL_TABLE[random & 0xfff]! * DRIFT.weekly;
      const log = Math.min(LOG_CAP, Math.max(-LOG_CAP, start + scale * drift));
      const finished = pace.weeks[pick[random >>> 22]!]! * yields[j]! * Math.exp(log);
      items += finished;
      if (items < goal.items) continue;
      reached.days[r] = 7 * j + dayOfShare(pace.weekdays, 1 - (items - goal.items) / finished);
      break;
    }
    reached.items[r] = items;
  }
  return reached;
}

// Draws of one stream for different ends lie this far apart.
const LEVEL_OFFSET = 0x40000000;
const DOUBT_OFFSET = 0x60000000;
const WEEKS_APART = 1024;

const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

// Each replication's factor: evenly over the odds, in an order that follows no other draw.
function factorsOf({ factors, odds }: Wander, start: number, replications: number): Float64Array {
  return Float64Array.from({ length: replications }, (_, r) => {
    let left = (start + r * GOLDEN_RATIO) % 1;
    let index = 0;
    while (index < odds.length - 1 && left > odds[index]!) left -= odds[index++]!;
    return factors[index]!;
  });
}

import type { i32 } from './heap.ts';
import { at, cappedTimes, copyWords, least, put, times } from './heap.ts';
import {
  BEST_COST,
  BEST_LATE,
  BEST_STARTS,
  COST,
  COUNT,
  CURRENT,
  DEADLINE,
  DURATION,
  IS_MOVING,
  IS_PLAIN,
  LATE,
  LENGTH,
  LENGTH_COST,
  MOVE_COST,
  NEVER,
  RELEASE,
  STARTS,
  SUM,
  SUM_SHIFT,
} from './layout.ts';

/**
 * Scores the schedule that was generated last. What is later than its deadline counts first, then makespan and moves, then
 * the sum of the starts: of two that end together, the one with its work earlier leaves more room to improve.
 */
export function evaluate(side: i32): void {
  const count = at(COUNT);
  const starts = at(STARTS);
  const durations = at(DURATION);
  const releases = at(RELEASE);
  const shift = at(SUM_SHIFT);
  let length = 0;
  let reach = 0;
  let sum = 0;
  for (let activity = 0; activity < count; activity++) {
    const start = at(starts + activity);
    const end = start + at(durations + activity);
    if (end > length) length = end;
    // Backward: how late a schedule begins that is turned round and moved behind its releases.
    const reached = end + at(releases + activity);
    if (reached > reach) reach = reached;
    sum += start >> shift;
  }
  put(LENGTH, length);
  put(SUM, sum);
  put(LATE, 0);
  put(COST, times(side === 0 ? length : reach, at(LENGTH_COST)));
  if (side === 0 && at(IS_PLAIN) === 0) addLateAndMoves();
}

function addLateAndMoves(): void {
  const count = at(COUNT);
  let late = 0;
  let moves = 0;
  for (let activity = 0; activity < count; activity++) {
    const start = at(at(STARTS) + activity);
    const by = start + at(at(DURATION) + activity) - at(at(DEADLINE) + activity);
    if (by > 0) late = least(late + by, NEVER);
    const move = start - at(at(CURRENT) + activity);
    const moved = move < 0 ? -move : move;
    moves = least(moves + moved, NEVER);
  }
  put(LATE, late);
  if (at(IS_MOVING) === 0) return;
  put(COST, least(at(COST) + cappedTimes(moves, at(MOVE_COST)), NEVER));
}

/** Keeps the schedule that was generated last when it is the best so far. */
export function keepBest(side: i32): void {
  if (side === 1 && at(IS_PLAIN) === 0) return;
  if (at(LATE) > at(BEST_LATE) || (at(LATE) === at(BEST_LATE) && at(COST) >= at(BEST_COST))) return;
  const count = at(COUNT);
  put(BEST_LATE, at(LATE));
  put(BEST_COST, at(COST));
  if (side === 0) {
    copyWords(at(BEST_STARTS), at(STARTS), count);
    return;
  }
  const length = at(LENGTH);
  for (let activity = 0; activity < count; activity++) {
    put(at(BEST_STARTS) + activity, length - at(at(STARTS) + activity) - at(at(DURATION) + activity));
  }
}

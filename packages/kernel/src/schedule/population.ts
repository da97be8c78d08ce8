import { draw } from './draw.ts';
import type { i32 } from './heap.ts';
import { at, copyWords, put } from './heap.ts';
import {
  COST,
  FIRST_PEOPLE,
  HAS_CHAMPION,
  KEPT_WORDS,
  LATE,
  LENGTH,
  PEOPLE,
  SCORE_COST,
  SCORE_LATE,
  SCORE_LENGTH,
  SCORE_SUM,
  SCORE_WORDS,
  SLOTS,
  SUM,
} from './layout.ts';
import { orderOfEnds } from './order.ts';

/** The place in the table of slots of a schedule of a side. */
export function slotOf(side: i32, index: i32): i32 {
  return at(SLOTS) + (side === 0 ? 0 : at(FIRST_PEOPLE)) + index;
}

function championSlot(side: i32): i32 {
  return at(SLOTS) + 2 * at(FIRST_PEOPLE) + side;
}

/** The place in the table of a schedule that is not in the population yet. */
export function childSlot(): i32 {
  return at(SLOTS) + 2 * at(FIRST_PEOPLE) + 2;
}

/** Keeps the schedule that was generated last, from this list, where a slot points. */
export function keepIn(slot: i32, side: i32, list: i32): void {
  const kept = at(slot);
  put(kept + SCORE_LATE, at(LATE));
  put(kept + SCORE_COST, at(COST));
  put(kept + SCORE_SUM, at(SUM));
  put(kept + SCORE_LENGTH, at(LENGTH));
  orderOfEnds(side, list, kept + SCORE_WORDS);
}

/** Is the schedule of one slot better than that of another? */
function isBetter(slot: i32, than: i32): boolean {
  const a = at(slot);
  const b = at(than);
  if (at(a + SCORE_LATE) !== at(b + SCORE_LATE)) return at(a + SCORE_LATE) < at(b + SCORE_LATE);
  if (at(a + SCORE_COST) !== at(b + SCORE_COST)) return at(a + SCORE_COST) < at(b + SCORE_COST);
  return at(a + SCORE_SUM) < at(b + SCORE_SUM);
}

/** Is the schedule that was generated last better than that of a slot? */
export function isNowBetter(than: i32): boolean {
  const kept = at(than);
  if (at(LATE) !== at(kept + SCORE_LATE)) return at(LATE) < at(kept + SCORE_LATE);
  if (at(COST) !== at(kept + SCORE_COST)) return at(COST) < at(kept + SCORE_COST);
  return at(SUM) < at(kept + SCORE_SUM);
}

/** A drawn schedule of a side; three times of four the better of two. */
export function drawMate(side: i32): i32 {
  const one = slotOf(side, draw(at(PEOPLE)));
  if (draw(4) === 0) return one;
  const other = slotOf(side, draw(at(PEOPLE)));
  return isBetter(other, one) ? other : one;
}

export function swapSlots(one: i32, other: i32): void {
  const kept = at(one);
  put(one, at(other));
  put(other, kept);
}

/** Keeps the best of a side over generations: it comes back, for the worst, when the new generation has none as good. */
export function keepChampion(side: i32): void {
  const champion = championSlot(side);
  const best = extreme(side, true);
  if (at(HAS_CHAMPION + side) === 1 && isBetter(champion, best)) {
    copySchedule(champion, extreme(side, false));
    return;
  }
  put(HAS_CHAMPION + side, 1);
  copySchedule(best, champion);
}

/** Makes a population smaller; the worst go. */
export function shrinkTo(side: i32, people: i32): void {
  while (at(PEOPLE) > people) {
    swapSlots(extreme(side, false), slotOf(side, at(PEOPLE) - 1));
    put(PEOPLE, at(PEOPLE) - 1);
  }
}

function extreme(side: i32, isBest: boolean): i32 {
  let found = slotOf(side, 0);
  const end = slotOf(side, at(PEOPLE));
  for (let slot = found + 1; slot < end; slot++) {
    if (isBest ? isBetter(slot, found) : isBetter(found, slot)) found = slot;
  }
  return found;
}

function copySchedule(from: i32, to: i32): void {
  copyWords(at(to), at(from), at(KEPT_WORDS));
}

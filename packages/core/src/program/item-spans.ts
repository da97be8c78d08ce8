import type { Instant } from '../calendar/index.ts';
import type { FactLog } from './fact-log.ts';
import { finishItem } from './finish-item.ts';
import { draftOf } from './fold.ts';
import { resolveWhen } from './fold-subject.ts';
import type { Mapping } from './mapping.ts';
import type { Item } from './thing.ts';

/** A stretch of an item's life in which nothing about it changed: from the first instant up to, but without, the second. */
export interface ItemSpan {
  readonly item: Item;
  readonly from: Instant;
  /** Infinity while it lasts. */
  readonly to: Instant;
}

const NONE = -1;
const TRUNK = 0;

/** The life of one item on the trunk, as far as is known, for projections that are asked as of any time. */
export function itemSpans(log: FactLog, subject: number, mapping: Mapping): readonly ItemSpan[] {
  const times = changeTimes(log, subject);
  return times.flatMap((from, index) => {
    const found = draftOf(log, subject, resolveWhen(log, { at: from }));
    const to = times[index + 1] ?? Number.POSITIVE_INFINITY;
    return found === null ? [] : [{ item: finishItem(found.draft, mapping), from, to }];
  });
}

function changeTimes(log: FactLog, subject: number): readonly Instant[] {
  const times: Instant[] = [];
  for (let row = log.first[subject] ?? NONE; row !== NONE; row = log.next[row] as number) {
    const at = log.at[row] as Instant;
    if (log.branch[row] === TRUNK && times.at(-1) !== at) times.push(at);
  }
  return times;
}

import type { Instant } from '../calendar/index.ts';
import type { FactLog } from './fact-log.ts';
import { finishItem } from './finish-item.ts';
import { draftOf } from './fold.ts';
import { type Draft, resolveWhen } from './fold-subject.ts';
import { joinedDraft, redirect } from './joined-draft.ts';
import { joinsOf } from './joins.ts';
import type { Kin } from './kin.ts';
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

/**
 * The life of one item on the trunk, as far as is known, for projections that are asked as of any time. While another item
 * stands for it, it has none.
 */
export function itemSpans(log: FactLog, subject: number, of: { mapping: Mapping; kin: Kin }): readonly ItemSpan[] {
  const family = of.kin.items.get(subject) ?? [subject];
  const times = changeTimes(log, family);
  return times.flatMap((from, index) => {
    const draft = draftAmong(log, { subject, family, from });
    if (draft === null) return [];
    redirect('item', draft, { item: joinsOf(new Map()), person: of.kin.persons });
    const to = times[index + 1] ?? Number.POSITIVE_INFINITY;
    return [{ item: finishItem(draft, of.mapping), from, to }];
  });
}

interface Among {
  readonly subject: number;
  readonly family: readonly number[];
  readonly from: Instant;
}

/** An item as of a time, with what it has of those that are the same; null when it does not exist by itself. */
function draftAmong(log: FactLog, { subject, family, from }: Among): Draft | null {
  const when = resolveWhen(log, { at: from });
  const own = draftOf(log, subject, when)?.draft ?? null;
  if (own === null || family.length === 1) return own;
  const drafts = new Map<string, Draft>();
  for (const each of family) {
    const draft = draftOf(log, each, when)?.draft;
    if (draft !== undefined) drafts.set(draft.id, draft);
  }
  const { standIn, groups } = joinsOf(drafts);
  if (standIn.has(own.id)) return null;
  const members = groups.get(own.id);
  return members === undefined
    ? own
    : joinedDraft(
        'item',
        members.map((id) => drafts.get(id) as Draft),
      );
}

function changeTimes(log: FactLog, family: readonly number[]): readonly Instant[] {
  const times = new Set<Instant>();
  for (const subject of family) {
    for (let row = log.first[subject] ?? NONE; row !== NONE; row = log.next[row] as number)
      if (log.branch[row] === TRUNK) times.add(log.at[row] as Instant);
  }
  return [...times].sort((one, other) => one - other);
}

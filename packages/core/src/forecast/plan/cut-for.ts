import { compareItems } from './draft.ts';
import type { ModelChange } from './model-change.ts';
import type { ModelInput, ModelItem, ModelLink } from './model-input.ts';
import type { PlanModel } from './plan-model.ts';
import { type Requested, requestTrials } from './request-trials.ts';
import { type WhatIf, whatIf } from './what-if.ts';

/** Items that could be taken out of a milestone so that a request leaves its 85 % date where it is. */
export interface Cut {
  /** `not-enough`: even without all that could go, it lands later. */
  readonly status: 'ok' | 'not-enough';
  /** The one that matters least comes first. */
  readonly items: readonly string[];
  /** How many could go: not in hand, not asked for, and nothing that stays waits for them. */
  readonly free: number;
  readonly changes: readonly ModelChange[];
  /** The request and the cut together. */
  readonly outcome: WhatIf;
}

/** Trials by which a set is made smaller. */
const MOST_TRIALS = 48;
/** Larger sets are tried when the dates that are shown differ from those of fewer futures. */
const MOST_MORE = 6;

/**
 * The items of lowest rank and priority to take out of a milestone for a request: as few from the end of its plan as leave its 85 % date no
 * later than it was; of those, each that is not needed for that stays, the one that matters most first. What others wait for goes only with
 * them. Null where the milestone has no date.
 * @throws RangeError when the plan has no such milestone
 */
export function cutFor(model: PlanModel, requested: Requested): Cut | null {
  const trials = requestTrials(model, requested);
  if (trials === null) return null;
  const groups = groupsOf(model.input, trials.items, requested);
  const p85Without = (some: readonly Group[]) => trials.p85With(changesOf(some, requested.milestone));
  const fits = (some: readonly Group[]) => p85Without(some) <= trials.before;
  const enough = smallestCount(groups.length, (count) => fits(groups.slice(0, count)));
  const first = enough === null ? groups : withoutNeedless(groups.slice(0, enough), { fits, links: model.input.links });
  return confirmed(model, { requested, groups, first });
}

/** Items that go together: one, and all that wait for it. */
type Group = readonly ModelItem[];

/** What could go, from the end of the plan. */
function groupsOf(input: ModelInput, items: readonly ModelItem[], { milestone, brings }: Requested): readonly Group[] {
  const own = new Set(brings);
  const byId = new Map(items.map((item) => [item.id, item]));
  const waiting = new Map<string, string[]>();
  for (const { from, to } of input.links) if (byId.has(to)) waiting.set(from, [...(waiting.get(from) ?? []), to]);
  const isFree = (item: ModelItem) => item.milestones.includes(milestone) && !item.inHand && !own.has(item.id);
  const gone = new Set<string>();
  return items
    .filter(isFree)
    .sort((a, b) => compareItems(b, a))
    .flatMap((item): Group[] => {
      if (gone.has(item.id)) return [];
      const group = [...behind(item.id, waiting)].filter((id) => !gone.has(id)).map((id) => byId.get(id)!);
      if (!group.every(isFree)) return [];
      for (const { id } of group) gone.add(id);
      return [group];
    });
}

/** An item and all that waits for it, near or far. */
function behind(item: string, waiting: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set([item]);
  // A set takes new members while it is walked.
  for (const id of found) for (const next of waiting.get(id) ?? []) found.add(next);
  return found;
}

/** An item that another milestone holds too stays in that one. */
function changesOf(groups: readonly Group[], milestone: string): readonly ModelChange[] {
  return groups.flat().map(({ id, milestones }): ModelChange => {
    const rest = milestones.filter((each) => each !== milestone);
    return rest.length === 0
      ? { kind: 'cut-item', item: id }
      : { kind: 'move-item', item: id, to: { milestones: rest } };
  });
}

/** The smallest count that will do, where more do no harm; null where even all do not. */
function smallestCount(most: number, fits: (count: number) => boolean): number | null {
  if (!fits(most)) return null;
  let [low, high] = [0, most];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Puts back what is not needed; what waits for something that goes cannot be put back. */
function withoutNeedless(
  groups: readonly Group[],
  { fits, links }: { readonly fits: (some: readonly Group[]) => boolean; readonly links: readonly ModelLink[] },
): readonly Group[] {
  let kept = groups;
  for (const group of groups.toReversed().slice(0, MOST_TRIALS)) {
    const rest = kept.filter((each) => each !== group);
    const gone = new Set(rest.flat().map(({ id }) => id));
    const back = new Set(group.map(({ id }) => id));
    const isWaiting = links.some(({ from, to }) => back.has(to) && gone.has(from));
    if (!isWaiting && fits(rest)) kept = rest;
  }
  return kept;
}

interface Found {
  readonly requested: Requested;
  readonly groups: readonly Group[];
  readonly first: readonly Group[];
}

/** Holds a set against all futures of the plan; where the dates that are shown still move, the next of the plan go too. */
function confirmed(model: PlanModel, { requested, groups, first }: Found): Cut {
  const { milestone } = requested;
  const rest = groups.filter((group) => !first.includes(group));
  const free = groups.flat().length;
  let cut = first;
  for (let more = 0; ; more++) {
    const changes = changesOf(cut, milestone);
    const outcome = whatIf(model, [...requested.changes, ...changes]);
    const isRestored = p85Stays(outcome, milestone);
    if (isRestored || more >= Math.min(MOST_MORE, rest.length)) {
      const items = cut.flat().map(({ id }) => id);
      return { status: isRestored ? 'ok' : 'not-enough', items, free, changes, outcome };
    }
    cut = [...first, ...rest.slice(0, more + 1)];
  }
}

/** Whether a milestone lands, with 85 %, no later than it did. */
function p85Stays({ milestones }: WhatIf, milestone: string): boolean {
  const own = milestones.find((each) => each.milestone === milestone);
  return own?.days != null && own.days.p85 <= 0;
}

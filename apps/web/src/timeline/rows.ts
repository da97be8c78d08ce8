import { type Day, dayNumber } from '../time/day.ts';
import type { Group, TimelineItem, TimelineMilestone, TimelineSearch, TimelineView } from './timeline-query.ts';

/** Days since 1970: what a picture of thousands of bars counts in. */
export type DayNumber = number;

/** What is drawn in a row. Ends lie after their last day, as the day is over then. */
export type Bar = {
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** Ends with a chance of 50, 85 and 95 %; null where it has no date. */
  readonly range: readonly [p50: DayNumber, p85: DayNumber, p95: DayNumber] | null;
  /** False where it is in no schedule: its days are means over all futures. */
  readonly isPlanned: boolean;
};

type Head = {
  /** The same for as long as the page lives: an item of two milestones has two rows. */
  readonly key: string;
  readonly level: number;
  readonly name: string;
  readonly note: string;
  readonly bar: Bar | null;
};

export type GroupRow = Head & { readonly kind: 'program' | 'group'; readonly isOpen: boolean; readonly count: number };
export type MilestoneRow = Head & {
  readonly kind: 'milestone';
  readonly milestone: TimelineMilestone;
  readonly isOpen: boolean;
  readonly count: number;
};
export type ItemRow = Head & { readonly kind: 'item'; readonly item: TimelineItem };
export type Row = GroupRow | MilestoneRow | ItemRow;

/** What decides which rows there are. */
export type Shown = {
  readonly group: Group;
  readonly filter: Pick<TimelineSearch, 'team' | 'milestone' | 'q'>;
  /** Keys of rows that the reader opened (true) or closed (false). */
  readonly folds: ReadonlyMap<string, boolean>;
};

/** With this many items or fewer every group is open at first; else only what is waited for most. */
const FEW = 40;

/** The items that the reader wants to see. */
function itemsOf(view: TimelineView, { team, milestone, q }: Shown['filter']): readonly TimelineItem[] {
  const wanted = q?.trim().toLowerCase() ?? '';
  return view.items.filter(
    (item) =>
      (team === undefined || item.team === team) &&
      (milestone === undefined || item.milestones.includes(milestone)) &&
      (wanted === '' || `${item.item} ${item.title}`.toLowerCase().includes(wanted)),
  );
}

/** The rows of the picture and of the table, from the program down to its items. */
export function rowsOf(view: TimelineView, shown: Shown): readonly Row[] {
  const items = itemsOf(view, shown.filter);
  const groups = shown.group === 'milestone' ? milestoneGroups(view, items, shown) : plainGroups(items, shown);
  const isFew = items.length <= FEW || shown.filter.q !== undefined;
  const open = (key: string, first: boolean) => shown.folds.get(key) ?? (isFew || first);
  const key = 'program';
  const isOpen = shown.folds.get(key) ?? true;
  const count = items.length;
  const head: GroupRow = {
    kind: 'program',
    key,
    level: 1,
    name: view.program.name,
    note: countNote(count),
    bar: spanOf(items),
    isOpen,
    count,
  };
  if (!isOpen) return [head];
  const milestones = shown.group === 'milestone' ? [] : ownMilestones(view, items, shown);
  const below = groups.flatMap((group, index) => {
    const isUnfolded = open(group.row.key, view.foremost === null ? index === 0 : group.row.key === view.foremost);
    const row = { ...group.row, isOpen: isUnfolded } as GroupRow | MilestoneRow;
    return isUnfolded ? [row, ...group.items.map((item) => itemRow(item, row.key))] : [row];
  });
  return [head, ...milestones, ...below];
}

type Gathered = { readonly row: GroupRow | MilestoneRow; readonly items: readonly TimelineItem[] };

function milestoneGroups(view: TimelineView, items: readonly TimelineItem[], shown: Shown): readonly Gathered[] {
  const isNarrowed = Object.values(shown.filter).some((value) => value !== undefined);
  const byMilestone = gathered(items, ({ milestones }) => milestones);
  const groups = view.milestones.flatMap((milestone): readonly Gathered[] => {
    const own = byMilestone.get(milestone.id) ?? [];
    const isMeant = shown.filter.milestone === undefined || shown.filter.milestone === milestone.id;
    if (!isMeant || (own.length === 0 && isNarrowed)) return [];
    return [{ row: milestoneRow(milestone, own.length), items: own }];
  });
  const known = new Set(view.milestones.map(({ id }) => id));
  const others = items.filter(({ milestones }) => !milestones.some((id) => known.has(id)));
  if (others.length === 0) return groups;
  return [...groups, { row: groupRow('none', 'What these wait for', others), items: others }];
}

/** The milestones of the items, each a row without a fold, when the items are gathered by something else. */
function ownMilestones(view: TimelineView, items: readonly TimelineItem[], { filter }: Shown): readonly MilestoneRow[] {
  const byMilestone = gathered(items, ({ milestones }) => milestones);
  return view.milestones.flatMap((milestone) => {
    const count = byMilestone.get(milestone.id)?.length ?? 0;
    const isMeant = filter.milestone === undefined || filter.milestone === milestone.id;
    return isMeant && count > 0 ? [{ ...milestoneRow(milestone, 0), note: countNote(count) }] : [];
  });
}

const NOBODY = 'Nobody yet';

function plainGroups(items: readonly TimelineItem[], { group }: Shown): readonly Gathered[] {
  const keysOf = ({ team, planned }: TimelineItem): readonly string[] =>
    group === 'team' ? [team] : (planned?.people.map(({ id }) => id) ?? []).concat(planned?.people.length ? [] : ['']);
  const names = new Map(
    items.flatMap(({ team, teamName, planned }) =>
      group === 'team'
        ? [[team, teamName] as const]
        : [['', NOBODY] as const, ...(planned?.people.map(({ id, name }) => [id, name] as const) ?? [])],
    ),
  );
  return [...gathered(items, keysOf)]
    .map(([id, own]) => ({ row: groupRow(`${group}:${id}`, names.get(id) ?? id, own), items: own }))
    .sort((a, b) => b.items.length - a.items.length);
}

function gathered(
  items: readonly TimelineItem[],
  keysOf: (item: TimelineItem) => readonly string[],
): ReadonlyMap<string, readonly TimelineItem[]> {
  const groups = new Map<string, TimelineItem[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}

function groupRow(key: string, name: string, items: readonly TimelineItem[]): GroupRow {
  const count = items.length;
  return { kind: 'group', key, level: 2, name, note: countNote(count), bar: spanOf(items), isOpen: false, count };
}

function milestoneRow(milestone: TimelineMilestone, count: number): MilestoneRow {
  const { id, name } = milestone;
  const bar = milestoneBar(milestone);
  return { kind: 'milestone', key: id, level: 2, name, note: countNote(count), bar, milestone, isOpen: false, count };
}

function itemRow(item: TimelineItem, group: string): ItemRow {
  const { item: id, title } = item;
  return { kind: 'item', key: `${group}/${id}`, level: 3, name: title, note: id, bar: itemBar(item), item };
}

const countNote = (count: number) => `${count.toLocaleString()}\u00a0${count === 1 ? 'item' : 'items'}`;
const over = (day: Day): DayNumber => dayNumber(day) + 1;

function rangeOf(of: Pick<TimelineItem, 'p50' | 'p85' | 'p95'>): Bar['range'] {
  const { p50, p85, p95 } = of;
  return p50 === null || p85 === null ? null : [over(p50), over(p85), over(p95 ?? p85)];
}

/** The days of an item: what is scheduled for it, else its means over all futures. */
export function itemBar(item: TimelineItem): Bar | null {
  const days = item.planned ?? item;
  if (days.start === null || days.end === null) return null;
  const from = dayNumber(days.start);
  return { from, to: Math.max(from + 1, over(days.end)), range: rangeOf(item), isPlanned: item.planned !== null };
}

/** The end of a milestone: that of the schedule, else its median. */
export function milestoneBar(milestone: TimelineMilestone): Bar | null {
  const range = rangeOf(milestone);
  const end = milestone.planned === null ? range?.[0] : over(milestone.planned);
  return end === undefined ? null : { from: end, to: end, range, isPlanned: milestone.planned !== null };
}

/** From the first day to the last one of some items. */
function spanOf(items: readonly TimelineItem[]): Bar | null {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { planned } of items) {
    if (planned === null) continue;
    from = Math.min(from, dayNumber(planned.start));
    to = Math.max(to, over(planned.end));
  }
  return to < from ? null : { from, to, range: null, isPlanned: true };
}

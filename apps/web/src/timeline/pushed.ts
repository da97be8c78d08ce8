import type { Edit } from './edits.ts';
import { type Bar, type DayNumber, itemBar } from './rows.ts';
import type { TimelineItem, TimelineLink, TimelineView } from './timeline-query.ts';

/** Where a bar is moved to. */
export type Moved = { readonly item: string; readonly from: DayNumber; readonly to: DayNumber };

type Tie = Pick<TimelineLink, 'from' | 'to' | 'dependency' | 'lag'> & { readonly id?: string };
type Ties = ReadonlyMap<string, readonly Tie[]>;
type Bars = ReadonlyMap<string, Bar>;

/** The bars of a plan by item, and what waits for each: by links, and for people and slots. */
export type Pushable = { readonly bars: Bars; readonly links: Ties; readonly turns: Ties };

export function pushableOf({ items, links }: Pick<TimelineView, 'items' | 'links'>): Pushable {
  const bars = items.flatMap((item) => {
    const bar = itemBar(item);
    return bar === null ? [] : [[item.item, bar] as const];
  });
  return { bars: new Map(bars), links: tiesFrom(links), turns: tiesFrom(items.flatMap(turnOf)) };
}

function tiesFrom(ties: readonly Tie[]): Ties {
  const found = new Map<string, Tie[]>();
  for (const tie of ties) {
    const own = found.get(tie.from);
    if (own === undefined) found.set(tie.from, [tie]);
    else own.push(tie);
  }
  return found;
}

function turnOf({ item, planned }: TimelineItem): readonly Tie[] {
  const { by, item: from } = planned?.driver ?? { by: 'start', item: null };
  return from !== null && (by === 'team' || by === 'person') ? [{ from, to: item, dependency: 'FS', lag: 0 }] : [];
}

/** Bars that push each other end somewhere, also where links lead round in a ring. */
const MOST_PUSHES = 5_000;

/**
 * The bars that have to move when one is moved: those that wait for it by links, and for a longer one also those that wait for
 * its people and slots. Others may well move too once the plan is made anew: that is the server's answer.
 */
export function pushedBars(plan: Pushable, edit: Edit, moved: Moved | null): Bars {
  const tiesOf = tiesUnder(plan, edit);
  const pushed = new Map<string, Bar>();
  const own = plan.bars.get(moved?.item ?? '');
  if (moved !== null && own) pushed.set(moved.item, { ...own, from: moved.from, to: moved.to });
  const queue = edit.kind === 'link' ? [edit.from] : [...pushed.keys()];
  const push = (tie: Tie) => {
    const [before, after] = [tie.from, tie.to].map((item) => pushed.get(item) ?? plan.bars.get(item));
    const days = before && after ? daysLate(before, after, tie) : 0;
    if (!after || days <= 0) return;
    pushed.set(tie.to, later(after, days));
    queue.push(tie.to);
  };
  for (let at = 0; at < Math.min(queue.length, MOST_PUSHES); at++) tiesOf(queue[at] as string).forEach(push);
  return pushed;
}

/** What waits for an item once the edit is made. */
function tiesUnder({ links, turns }: Pushable, edit: Edit): (item: string) => readonly Tie[] {
  return (item) => {
    const own = (links.get(item) ?? []).filter(({ id }) => edit.kind !== 'unlink' || id !== edit.id);
    const added = edit.kind === 'link' && edit.from === item ? [edit] : [];
    return [...own, ...added, ...(edit.kind === 'resize' ? (turns.get(item) ?? []) : [])];
  };
}

/** By how many days the second bar is earlier than the first lets it be. */
function daysLate(before: Bar, after: Bar, { dependency, lag }: Tie): number {
  const least = (dependency[0] === 'F' ? before.to : before.from) + lag;
  return Math.ceil(least - (dependency[1] === 'F' ? after.to : after.from));
}

function later(bar: Bar, days: number): Bar {
  const range = bar.range === null ? null : (bar.range.map((day) => day + days) as [number, number, number]);
  return { ...bar, from: bar.from + days, to: bar.to + days, range };
}

import { type Day, endOfDay, type Instant } from '../calendar/index.ts';
import type { Item, ProgramGraph } from '../program/index.ts';

/** How much a milestone held on a day, and how much of it was finished. */
export interface ScopePoint {
  readonly day: Day;
  readonly total: number;
  readonly done: number;
}

/** The scope of a milestone on each of the given days, as far as the program's time reaches. In items. */
export function scopeTrail(graph: ProgramGraph, milestone: string, days: readonly Day[]): readonly ScopePoint[] {
  const items = [...graph.items.values()].filter((item) =>
    item.memberships.some((stay) => stay.milestone === milestone),
  );
  return days.map((day) => {
    const at = endOfDay(day);
    const members = items.filter((item) => isMemberAt(item, milestone, at));
    return {
      day,
      total: members.length,
      done: members.filter((item) => item.finishedAt !== null && item.finishedAt <= at).length,
    };
  });
}

/** What came into a milestone and what left it, after one instant and up to another. */
export function scopeChanges(
  graph: ProgramGraph,
  milestone: string,
  span: { readonly after: Instant; readonly upTo: Instant },
) {
  const joined: string[] = [];
  const left: string[] = [];
  for (const item of graph.items.values()) {
    if (!item.memberships.some((stay) => stay.milestone === milestone)) continue;
    const before = isMemberAt(item, milestone, span.after);
    const now = isMemberAt(item, milestone, span.upTo);
    if (!before && now) joined.push(item.id);
    if (before && !now) left.push(item.id);
  }
  return { joined, left };
}

/** Whether an item was in a milestone at an instant. */
export function isMemberAt(item: Item, milestone: string, at: Instant): boolean {
  return item.memberships.some(
    (stay) => stay.milestone === milestone && stay.from <= at && (stay.to === null || stay.to > at),
  );
}

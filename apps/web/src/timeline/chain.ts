import type { TimelineItem } from './timeline-query.ts';

/** What decides when an item is done: it, what it waited for, what that waited for, back to today. The earliest comes first. */
export function chainTo(items: ReadonlyMap<string, TimelineItem>, last: string | null): readonly string[] {
  const chain: string[] = [];
  const seen = new Set<string>();
  let item = last === null ? undefined : items.get(last);
  while (item !== undefined && !seen.has(item.item)) {
    seen.add(item.item);
    chain.unshift(item.item);
    const before: string | null = item.planned?.driver.item ?? null;
    item = before === null ? undefined : items.get(before);
  }
  return chain;
}

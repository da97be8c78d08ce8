import type { Bar } from './program-schedule.ts';

/**
 * What decides when an item is done: the item, what it waits for, what that waits for, back to something that starts at
 * once or waits for no item. In the order of time.
 * @returns the bars, the asked one last; none when the item is not in the plan
 */
export function chainTo(bars: readonly Bar[], item: string): readonly Bar[] {
  const byItem = new Map(bars.map((bar) => [bar.item, bar]));
  const chain = new Set<Bar>();
  for (let bar = byItem.get(item); bar !== undefined && !chain.has(bar); ) {
    chain.add(bar);
    bar = 'item' in bar.driver ? byItem.get(bar.driver.item) : undefined;
  }
  return [...chain].reverse();
}

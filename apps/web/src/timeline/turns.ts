import { dayNumber } from '../time/day.ts';
import type { DayNumber } from './rows.ts';
import type { TimelineItem } from './timeline-query.ts';

/**
 * The item that another one has to be taken before to start by a day: the first of its team, or of its people, that starts
 * on that day or later. Null where its turn is not what holds it.
 */
export function overtaken(items: readonly TimelineItem[], item: TimelineItem, day: DayNumber): string | null {
  const { planned } = item;
  if (planned === null || (planned.driver.by !== 'team' && planned.driver.by !== 'person')) return null;
  const now = dayNumber(planned.start);
  const people = new Set(planned.people.map(({ id }) => id));
  const isRival = ({ team, planned: other }: TimelineItem): boolean =>
    team === item.team || other?.people.some(({ id }) => people.has(id)) === true;
  let [first, start] = [null as string | null, now];
  for (const other of items) {
    const from = other.planned === null ? now : dayNumber(other.planned.start);
    if (from < day || from >= start || other.item === item.item || !isRival(other)) continue;
    [first, start] = [other.item, from];
  }
  return first;
}

/** An order with one item taken before another. */
export function takenBefore(order: readonly string[], item: string, before: string): readonly string[] {
  const others = order.filter((id) => id !== item);
  const place = others.indexOf(before);
  return place < 0 ? order : others.toSpliced(place, 0, item);
}

import { type Day, daysBetween } from '../calendar/index.ts';
import { type Item, isClosed } from '../program/index.ts';

/** Days after which a pace is measured with whoever was given an item. */
const LATELY = 42;

/** Whether a plan gave an open item to somebody else so lately that the measured pace does not know of it. */
export function isGivenLately(item: Item, asOf: Day): boolean {
  const { reassigned, reassignedFrom, assignee } = item;
  if (reassigned === null || reassignedFrom === assignee || isClosed(item)) return false;
  return reassigned <= asOf && daysBetween(reassigned, asOf) <= LATELY;
}

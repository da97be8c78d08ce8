import { addDays, type Day, dayOf } from '../calendar/index.ts';
import type { Item } from '../program/index.ts';
import type { Dependency, PlannedDays, Tie } from './dependency.ts';
import { workingDaysBetween } from './working-days.ts';

/** The day on which the giver's end of a tie has happened; null while it has not. */
export function givenOn(giver: Item, { ends }: Tie): Day | null {
  const at = isFromEnd(ends) ? (giver.category === 'done' ? giver.finishedAt : null) : startedAt(giver);
  return at === null ? null : dayOf(at);
}

function startedAt({ category, startedAt, finishedAt }: Item): number | null {
  return category === 'doing' || category === 'done' ? (startedAt ?? finishedAt) : null;
}

const isFromEnd = (ends: Tie['ends']) => ends === 'FS' || ends === 'FF';
const isToStart = (ends: Tie['ends']) => ends === 'FS' || ends === 'SS';

/** From when on the receiver's end may come: what the giver is expected to do, and the lag after it. */
export function expectedOf(
  { ends, lag }: Tie,
  giver: { readonly given: Day | null; readonly planned: PlannedDays | undefined },
): Dependency['expected'] {
  const { given, planned } = giver;
  const after = (day: Day) => addDays(day, Math.round(lag));
  if (given !== null) return { p50: after(given), p85: after(given) };
  const p50 = isFromEnd(ends) ? planned?.p50 : planned?.meanStart;
  if (p50 == null) return null;
  // Of starts only the mean is known.
  const p85 = isFromEnd(ends) ? (planned?.p85 ?? null) : null;
  return { p50: after(p50), p85: p85 === null ? null : after(p85) };
}

/** The day that the schedule has for the receiver's end. */
export function neededBy({ ends }: Tie, planned: PlannedDays | undefined): Day | null {
  return (isToStart(ends) ? planned?.start : planned?.end) ?? null;
}

/**
 * Working days between the giver's end of a tie and the receiver's. Work that ends on a day is there for what starts on it or on
 * the next working day: both have no slack.
 */
export function slackDays({ ends }: Tie, expected: Day, needed: Day): number {
  const days = workingDaysBetween(expected, needed);
  return ends === 'FS' && days > 0 ? days - 1 : days;
}

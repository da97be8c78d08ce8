import { dayOf } from '../../calendar/index.ts';
import { capacityOf, type TeamCapacity } from '../../capacity/index.ts';
import { type Item, isClosed, type ProgramGraph } from '../../program/index.ts';
import { isGivenLately } from '../../schedule/index.ts';
import { modelCalendars } from './model-calendars.ts';

/**
 * What people entered about the days ahead of a program, as subjects (`risk:…`): open risks, open waits, leave that is not
 * over, holidays, items that may not start yet or were given to somebody else lately. Empty where history is all there is.
 */
export function enteredAhead(graph: ProgramGraph, program: string): readonly string[] {
  const asOf = dayOf(graph.at);
  const isMine = (thing: { readonly program: string | null }): boolean =>
    thing.program === null || thing.program === program;
  return [
    ...idsOf('risk', graph.risks, (risk) => isMine(risk) && risk.state !== 'closed'),
    ...idsOf('wait', graph.waits, (wait) => isMine(wait) && wait.answered === null),
    ...idsOf('leave', graph.leaves, (leave) => isMine(leave) && (leave.until ?? leave.from ?? '') > asOf),
    ...holidaysAhead(graph, program),
    ...idsOf('item', graph.items, (item) => {
      const isHeld = (item.notBefore ?? '') > asOf && !isClosed(item);
      return item.program === program && (isHeld || isGivenLately(item, asOf));
    }),
  ];
}

/** Holidays of the calendars that a program uses, but those around New Year: the record has these. */
function holidaysAhead(graph: ProgramGraph, program: string): readonly string[] {
  if (graph.holidays.size === 0) return [];
  const calendars = modelCalendars(capacityOf(graph, program));
  const used = new Map(calendars.map(({ id, holidays }) => [id, new Set(holidays.map(({ day }) => day))]));
  return idsOf('holiday', graph.holidays, ({ calendar, day }) => used.get(calendar ?? '')?.has(day ?? '') === true);
}

function idsOf<T extends { readonly id: string }>(
  kind: string,
  things: ReadonlyMap<string, T>,
  isAhead: (thing: T) => boolean,
): readonly string[] {
  const ids: string[] = [];
  for (const thing of things.values()) if (isAhead(thing)) ids.push(`${kind}:${thing.id}`);
  return ids.sort();
}

/**
 * The slots of a team under which its pace was measured. What history shows changes by itself and changes no pace; a number
 * that was said, or people who were named, both then and now, do.
 */
export function usualSlotsOf(now: TeamCapacity | undefined, before: TeamCapacity | undefined): number {
  const current = now?.slots ?? 1;
  const isSaid = now?.slotsFrom === 'slots' || now?.slotsFrom === 'people';
  return Math.max(1, isSaid && before?.slotsFrom === now.slotsFrom ? before.slots : current);
}

/** Whether a program has other slots than when its pace was measured, or open items of another size. */
export function isEnteredSince(now: ProgramGraph, before: ProgramGraph, program: string): boolean {
  return hasOtherCapacity(now, before, program) || earlierSizes(now, before, program).size > 0;
}

/** What is said of the size of an item. */
export type SaidSize = Pick<Item, 'estimate' | 'effort'>;

/**
 * What was said of the size of open items when the pace was measured, by item, where something else is said by now. An item that
 * was not there yet came with its estimate, as items do: only an effort, which no import sets, was entered for it.
 */
export function earlierSizes(now: ProgramGraph, before: ProgramGraph, program: string): ReadonlyMap<string, SaidSize> {
  const earlier = new Map<string, SaidSize>();
  for (const item of now.items.values()) {
    if (item.program !== program || isClosed(item)) continue;
    const { estimate, effort } = before.items.get(item.id) ?? { estimate: item.estimate, effort: null };
    // An estimate counts where there is no effort.
    const isSame = effort === item.effort && (effort !== null || estimate === item.estimate);
    if (!isSame) earlier.set(item.id, { estimate, effort });
  }
  return earlier;
}

/** Whether a team of a program has other slots than when its pace was measured. */
function hasOtherCapacity(now: ProgramGraph, before: ProgramGraph, program: string): boolean {
  const [current, earlier] = [capacityOf(now, program).teams, capacityOf(before, program).teams];
  return [...current].some(([team, capacity]) => capacity.slots !== usualSlotsOf(capacity, earlier.get(team)));
}

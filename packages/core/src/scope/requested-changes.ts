import type { NewWork } from '../vocabulary/index.ts';

/** An item that exists, as a request would take it in. */
export interface TakenItem {
  readonly id: string;
  readonly title: string;
  readonly team: string;
  /** The milestones that it would be in: the one that is asked, and the epics that it is in. */
  readonly milestones: readonly string[];
  readonly estimate: number | null;
  readonly effort: number | null;
  readonly skill: string | null;
}

/** What a request asks for. */
export interface Wanted {
  readonly milestone: string;
  readonly items: readonly TakenItem[];
  readonly work: readonly NewWork[];
}

/** A change of a plan by which work joins a milestone; `ModelChange` of the forecast has these forms. */
export type JoiningChange =
  | { readonly kind: 'move-item'; readonly item: string; readonly to: { readonly milestones: readonly string[] } }
  | { readonly kind: 'add-item'; readonly item: TakenItem };

/** Begins the ids of items that a request would make: their random numbers are the same in a browser and on a server. */
const NEW = 'requested';

/**
 * A request as changes of a plan.
 * @param isPlanned whether an item is in the plan already; it then moves, else it is added
 */
export function requestedChanges(
  { milestone, items, work }: Wanted,
  isPlanned: (item: string) => boolean,
): readonly JoiningChange[] {
  const taken = items.map((item): JoiningChange => {
    return isPlanned(item.id)
      ? { kind: 'move-item', item: item.id, to: { milestones: item.milestones } }
      : { kind: 'add-item', item };
  });
  const made = work.flatMap(({ team, count, hours, points, skill }, line) =>
    Array.from({ length: count }, (_, index): JoiningChange => {
      const id = `${NEW}:${line + 1}-${index + 1}`;
      const size = { estimate: points, effort: hours };
      return { kind: 'add-item', item: { id, title: 'Requested', team, milestones: [milestone], ...size, skill } };
    }),
  );
  return [...taken, ...made];
}

/** The ids of the items that changes bring in. */
export function broughtIn(changes: readonly JoiningChange[]): readonly string[] {
  return changes.map((change) => (change.kind === 'add-item' ? change.item.id : change.item));
}

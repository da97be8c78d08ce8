import type { ModelChange } from '@fulcrum/core/forecast';
import type { TeamPart, Wishes } from './wishes.ts';

/** A change of a scenario, as far as one is made here. */
export type KeptChange =
  | { readonly form: 'add-items'; readonly milestone: string; readonly count: number; readonly team?: string }
  | { readonly form: 'cut-item'; readonly item: string; readonly milestone: string }
  | { readonly form: 'capacity'; readonly team: string; readonly slots: number };

/**
 * The same wishes as changes of a scenario; null when one of them cannot be kept: that an answer comes, that a risk is
 * ruled out or that leave is not taken is said where these are entered.
 */
export function keptChanges(
  wishes: Wishes,
  parts: readonly TeamPart[],
  milestone: string,
): readonly KeptChange[] | null {
  const ofLevers = wishes.levers.flatMap(({ changes }) =>
    (changes as unknown as readonly ModelChange[]).map((change) => keptChange(change, milestone)),
  );
  const ofTeams = parts.flatMap((part) => teamChanges(part, wishes, milestone));
  const all = [...ofLevers, ...ofTeams];
  return all.every((change) => change !== null) ? all : null;
}

function keptChange(change: ModelChange, milestone: string): KeptChange | null {
  switch (change.kind) {
    case 'capacity':
      return capacity(change.team, change.slots);
    // A lever moves items out of the milestone that is asked about.
    case 'cut-item':
    case 'move-item':
      return { form: 'cut-item', item: change.item, milestone };
    default:
      return null;
  }
}

function teamChanges({ id, slots, free }: TeamPart, wishes: Wishes, milestone: string): readonly (KeptChange | null)[] {
  const count = wishes.items[id] ?? 0;
  const wished = wishes.slots[id] ?? slots;
  const team = id === '' ? {} : { team: id };
  return [
    ...(count > 0 ? [{ form: 'add-items' as const, milestone, count, ...team }] : []),
    ...(count < 0 ? free.slice(count).map(({ id: item }) => ({ form: 'cut-item' as const, item, milestone })) : []),
    ...(wished === slots ? [] : [capacity(id, wished)]),
  ];
}

/** Work without a team has no capacity that could be said. */
function capacity(team: string, slots: number): KeptChange | null {
  return team === '' ? null : { form: 'capacity', team, slots };
}

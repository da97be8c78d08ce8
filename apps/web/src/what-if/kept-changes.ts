import type { Lever, TeamPart, Wishes } from './wishes.ts';

/** A change of a scenario, as far as one is made here. */
export type KeptChange =
  | { readonly form: 'add-items'; readonly milestone: string; readonly count: number; readonly team?: string }
  | { readonly form: 'cut-item'; readonly item: string; readonly milestone: string }
  | { readonly form: 'capacity'; readonly team: string; readonly slots: number }
  /** What a lever comes to, as the server says. */
  | Lever['keep'][number];

/**
 * The same wishes as changes of a scenario; null when one of them cannot be kept: work that no team has has no slots that could be
 * said.
 */
export function keptChanges(
  wishes: Wishes,
  parts: readonly TeamPart[],
  milestone: string,
): readonly KeptChange[] | null {
  const ofLevers = wishes.levers.flatMap(({ keep }): readonly (KeptChange | null)[] =>
    keep.length > 0 ? keep : [null],
  );
  const ofTeams = parts.flatMap((part) => teamChanges(part, wishes, milestone));
  const all = [...ofLevers, ...ofTeams];
  return all.every((change) => change !== null) ? all : null;
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

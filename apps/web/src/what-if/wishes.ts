import type { ModelChange } from '@fulcrum/core/forecast';
import type { LeversView } from '@fulcrum/workbench/views';
import type { Plan, PlanItem } from '../engine/protocol.ts';

/** Something that could be done, with the days that it gains. */
export type Lever = LeversView['levers'][number];

/** What a reader tries on a milestone. */
export type Wishes = {
  /** By team: items that join; below 0, how many of the last go. */
  readonly items: Readonly<Record<string, number>>;
  /** By team: how many items it works on at once. */
  readonly slots: Readonly<Record<string, number>>;
  readonly levers: readonly Lever[];
};

export const NO_WISHES: Wishes = { items: {}, slots: {}, levers: [] };

/** A team's part of a milestone, as far as it can be changed. */
export type TeamPart = {
  readonly id: string;
  readonly name: string;
  readonly slots: number;
  readonly open: number;
  /** Items that can go: nobody works on them. In the order of the plan. */
  readonly free: readonly PlanItem[];
};

/** The teams that have open items in a milestone, most open first. */
export function teamParts({ teams, items }: Plan, milestone: string): readonly TeamPart[] {
  return teams
    .map(({ id, name, slots }) => {
      const own = items.filter((item) => item.team === id && item.milestones.includes(milestone));
      return { id, name, slots, open: own.length, free: own.filter(({ inHand }) => !inHand) };
    })
    .filter(({ open }) => open > 0)
    .sort((one, other) => other.open - one.open);
}

/** The changes to the plan that wishes come to; none when nothing is wished. What was typed goes over a lever. */
export function changesOf(wishes: Wishes, parts: readonly TeamPart[], milestone: string): readonly ModelChange[] {
  return [
    // The server told them as a what-if takes them.
    ...wishes.levers.flatMap(({ changes }) => changes as unknown as readonly ModelChange[]),
    ...parts.flatMap((part) => itemChanges(part, wishes.items[part.id] ?? 0, milestone)),
    ...parts.flatMap(({ id, slots }): ModelChange[] => {
      const wished = wishes.slots[id] ?? slots;
      return wished === slots ? [] : [{ kind: 'capacity', team: id, slots: wished }];
    }),
  ];
}

function itemChanges({ id, free }: TeamPart, count: number, milestone: string): readonly ModelChange[] {
  if (count < 0) return free.slice(count).map(({ id: item }) => ({ kind: 'cut-item', item }));
  return Array.from({ length: count }, (_, index) => {
    const item = { id: `what-if/${id}/${index}`, team: id, milestones: [milestone] };
    return { kind: 'add-item', item };
  });
}

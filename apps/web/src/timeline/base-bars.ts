import { type Bar, itemBar, milestoneBar, type Row } from './rows.ts';
import type { TimelineView } from './timeline-query.ts';

/** Where bars of some rows stand without the scenario, by item and milestone, where they stand elsewhere in it. */
export function baseBars(rows: readonly Row[], base: TimelineView | undefined): ReadonlyMap<string, Bar> {
  const known = new Map([
    ...(base?.items.map((item) => [item.item, itemBar(item)] as const) ?? []),
    ...(base?.milestones.map((milestone) => [milestone.id, milestoneBar(milestone)] as const) ?? []),
  ]);
  return new Map(
    rows.flatMap((row) => {
      const id = idOf(row);
      const was = known.get(id);
      return was == null || isSame(was, row.bar) ? [] : [[id, was] as const];
    }),
  );
}

/** Where items stood in an earlier plan, by id. */
export function plannedBars(earlier: TimelineView | undefined): ReadonlyMap<string, Bar> {
  return new Map(
    earlier?.items.flatMap((item) => {
      const bar = itemBar(item);
      return bar?.isPlanned ? [[item.item, bar] as const] : [];
    }) ?? [],
  );
}

/** What a row is about: the id of the item or of the milestone. */
const idOf = (row: Row): string => (row.kind === 'item' ? row.item.item : row.key);

const isSame = (one: Bar, other: Bar | null): boolean =>
  other !== null && one.from === other.from && one.to === other.to && one.range?.[1] === other.range?.[1];

import { type Item, isClosed, type ProgramGraph } from '../program/index.ts';
import type { Link, Milestone } from '../vocabulary/index.ts';

/** What a plan is about: open items in the order of the plan of today, and the blocking links between them. */
export interface PlanItems {
  readonly milestones: readonly Milestone[];
  /** Open items of the milestones, and the open items that they wait for, wherever those belong. */
  readonly items: readonly Item[];
  /** Links by the places of both ends in `items`, in order of id. */
  readonly links: readonly PlanLink[];
  /** Links from finished items into these: they may still hold something back. */
  readonly behind: readonly { readonly from: Item; readonly to: number; readonly link: Link }[];
}

export interface PlanLink {
  readonly from: number;
  readonly to: number;
  readonly link: Link;
}

/** The milestones of a program that are not over and have open items: what is planned when none are named. */
export function openMilestones(graph: ProgramGraph, program: string): readonly string[] {
  const open = [...graph.items.values()].filter((item) => !isClosed(item));
  const used = new Set(open.flatMap((item) => item.milestones));
  const isPlanned = ({ id, program: own, released, isReleased }: Milestone) =>
    own === program && released === null && isReleased !== true && used.has(id);
  return [...graph.milestones.values()].filter(isPlanned).map(({ id }) => id);
}

/** The items to plan for some milestones, with all that they wait for. O(items + links). */
export function planItems(graph: ProgramGraph, ids: readonly string[]): PlanItems {
  const milestones = [...new Set(ids)].flatMap((id) => graph.milestones.get(id) ?? []);
  const wanted = new Set(milestones.map(({ id }) => id));
  const blocking = [...graph.links.values()].filter(({ form }) => form === 'blocks').sort(byId);
  const members = [...graph.items.values()].filter(
    (item) => !isClosed(item) && item.milestones.some((milestone) => wanted.has(milestone)),
  );
  const items = inPlanOrder(withPredecessors(graph, members, blocking), milestones);
  const place = new Map(items.map(({ id }, index) => [id, index]));
  const ahead = blocking.flatMap((link) => {
    const to = place.get(link.to ?? '');
    const from = graph.items.get(link.from ?? '');
    return to === undefined || from === undefined ? [] : [{ from, to, link }];
  });
  return {
    milestones,
    items,
    links: ahead.flatMap(({ from, to, link }) => {
      const index = place.get(from.id);
      return index === undefined ? [] : [{ from: index, to, link }];
    }),
    behind: ahead.filter(({ from }) => !place.has(from.id)),
  };
}

function withPredecessors(graph: ProgramGraph, members: readonly Item[], blocking: readonly Link[]): readonly Item[] {
  const before = predecessors(blocking);
  const reached = new Map(members.map((item) => [item.id, item]));
  // A map takes new members while it is walked: this follows the links up to the first causes.
  for (const id of reached.keys()) {
    for (const from of before.get(id) ?? []) {
      const item = graph.items.get(from);
      if (item !== undefined && !isClosed(item)) reached.set(from, item);
    }
  }
  return [...reached.values()];
}

function predecessors(blocking: readonly Link[]): ReadonlyMap<string, readonly string[]> {
  const before = new Map<string, string[]>();
  for (const { from, to } of blocking) {
    if (from === null || to === null) continue;
    const list = before.get(to);
    if (list === undefined) before.set(to, [from]);
    else list.push(from);
  }
  return before;
}

/** The order of today: as people gave it by rank; then what is under way; then what is promised first; then the older. */
export function inPlanOrder(items: readonly Item[], milestones: readonly Milestone[]): readonly Item[] {
  const targets = new Map(milestones.map(({ id, target }) => [id, target]));
  const keyed = items.map((item) => ({
    item,
    rank: item.rank ?? Number.POSITIVE_INFINITY,
    under: item.category === 'doing' ? 0 : 1,
    target: item.milestones.map((id) => targets.get(id) ?? LAST).sort()[0] ?? LAST,
  }));
  keyed.sort(
    (a, b) =>
      compare(a.rank, b.rank) ||
      a.under - b.under ||
      compare(a.target, b.target) ||
      a.item.createdAt - b.item.createdAt ||
      compare(a.item.id, b.item.id),
  );
  return keyed.map(({ item }) => item);
}

const LAST = '9999';

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compare(a.id, b.id);
}

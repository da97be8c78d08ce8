import { dayOf } from '../../calendar/index.ts';
import { type Item, isClosed, type ProgramGraph } from '../../program/index.ts';
import { MIDDLE_PRIORITY } from './apply-changes.ts';
import { compareItems } from './draft.ts';
import { asHad, usualHolder } from './given-items.ts';
import type { ItemSize } from './item-size.ts';
import type { SizesOf } from './learn-sizes.ts';
import type { ModelInput, ModelItem, ModelLink, ModelMilestone } from './model-input.ts';

/** The open work of a plan: the open items of its milestones, all that they wait for, and the links between them. */
export function modelWork(
  graph: ProgramGraph,
  program: string,
  at: { readonly milestones: readonly ModelMilestone[]; readonly sizesOf: SizesOf },
): Pick<ModelInput, 'items' | 'links'> {
  const planned = new Set(at.milestones.map(({ id }) => id));
  const isOpen = (item: Item): boolean => item.program === program && !isClosed(item);
  const open = new Map([...graph.items].filter(([, item]) => isOpen(item)));
  const links = linksBetween(graph, open);
  const into = new Map<string, string[]>();
  for (const { from, to } of links) into.set(to, [...(into.get(to) ?? []), from]);
  const members = [...open.values()].filter(({ milestones: ids }) => ids.some((id) => planned.has(id)));
  const chosen = new Set(members.map(({ id }) => id));
  // A set takes new members while it is walked: this follows the links up to the first causes.
  for (const id of chosen) for (const from of into.get(id) ?? []) chosen.add(from);
  const asOf = dayOf(graph.at);
  const sizes = at.sizesOf([...chosen].map((id) => asHad(open.get(id)!, asOf)));
  const items = [...chosen].map((id, place) => {
    const [item, size] = [open.get(id)!, sizes[place]!];
    return { ...modelItem(item, planned), ...size, ...usualHolder(item, size, asOf) };
  });
  items.sort(compareItems);
  return { items, links: links.filter(({ from, to }) => chosen.has(from) && chosen.has(to)) };
}

function linksBetween(graph: ProgramGraph, open: ReadonlyMap<string, Item>): readonly ModelLink[] {
  return [...graph.links.values()]
    .flatMap(({ id, form, from, to, dependency, lag }): ModelLink[] => {
      if (form !== 'blocks' || from === null || to === null || !open.has(from) || !open.has(to)) return [];
      return [{ id, from, to, dependency: dependency ?? 'FS', lag: lag ?? 0 }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function modelItem(item: Item, planned: ReadonlySet<string>): Omit<ModelItem, keyof ItemSize> {
  const { id, title, team, milestones, estimate, effort, skill, assignee, rank, createdAt, category, notBefore } = item;
  return {
    id,
    title: title ?? id,
    team: team ?? '',
    milestones: milestones.filter((milestone) => planned.has(milestone)),
    estimate,
    effort,
    skill,
    assignee,
    rank,
    priority: placeOfPriority(item.priority),
    created: dayOf(createdAt),
    inHand: category === 'doing',
    notBefore,
  };
}

/** Words of trackers for how much something matters, the first mattering most. */
const PRIORITIES: readonly RegExp[] = [
  /^(blocker|showstopper|highest|urgent|p0|immediate)$/i,
  /^(critical|high|p1|must)/i,
  /^(major|medium|normal|p2|should)/i,
  /^(minor|low|p3|could)/i,
  /^(trivial|lowest|p4|won)/i,
];

function placeOfPriority(word: string | null): number {
  const found = word === null ? -1 : PRIORITIES.findIndex((pattern) => pattern.test(word.trim()));
  return found < 0 ? MIDDLE_PRIORITY : found;
}

import type { Day } from '@fulcrum/core/calendar';
import { closureOf, type Dependency } from '@fulcrum/core/dependencies';
import type { DependenciesView, LinkedItem, LinkRow } from '../../views/index.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { isOpen, matrixOf, teamOf, teamTitle } from './link-teams.ts';
import { headlineOf, linkWords, ringWords } from './link-words.ts';
import { type ReadLinks, readLinks, toolsOf } from './read-links.ts';

/** Which links are asked for. */
export interface DependenciesAsked {
  readonly program: string;
  readonly asOf: Day;
  /** Only links of this team; of all when missing. */
  readonly team?: string | undefined;
  /** Only links before and after this item. */
  readonly item?: string | undefined;
  /** Besides, links that nobody waits for any more, and links that ask for no order. */
  readonly withDone: boolean;
  readonly withApart: boolean;
}

/** The links across teams and tools: who waits for whom, and where that threatens the dates. */
export async function dependenciesPage(
  workbench: Workbench,
  asked: DependenciesAsked,
): Promise<Omit<DependenciesView, 'scenario'>> {
  const { program, asOf } = asked;
  const read = await readLinks(workbench, program, asOf);
  const isWanted = ({ form, status }: Dependency) =>
    status === 'done' ? asked.withDone && (form === 'blocks' || asked.withApart) : form === 'blocks' || asked.withApart;
  const wanted = read.links.filter(isWanted);
  const ids = [...new Set(wanted.flatMap(({ from, to }) => [from, to]))];
  const tools = await toolsOf(workbench, ids);
  const all = wanted.map((link) => linkRow(read, link, tools));
  const around = asked.item === undefined ? null : aroundOf(all, asked.item);
  const links = chosen(read, all, { ...asked, around }).sort(byConcern);
  const items = itemsOf(read, links, tools);
  const teams = new Map(items.map(({ id, team }) => [id, team]));
  const teamIn = (item: string) => teamTitle(read.graph, teams.get(item) ?? '');
  const rings = read.rings.map((ring) => ({ items: [...ring.items], way: [...ring.way], words: ringWords(ring) }));
  const isChosen = asked.team !== undefined || asked.item !== undefined;
  const counts = countsOf(links, isChosen ? links : read.links, rings.length);
  const { status, seed, replications, unplanned, diagnostics, program: head } = read.timeline;
  const headline = headlineOf({ counts, links, rings }, { program, name: head.name, asOf, teamIn });
  return {
    ...{ status, seed, replications, unplanned, program: head, asOf },
    words: headline.map(({ text }) => text).join(''),
    headline,
    counts,
    ...matrixOf(read.graph, links, (item) => teams.get(item) ?? ''),
    items,
    links,
    rings,
    around,
    evidence: [{ kind: 'method', label: 'How links are held against the plan', params: { name: 'dependencies' } }],
    diagnostics: [...diagnostics],
  };
}

function linkRow(read: ReadLinks, link: Dependency, tools: ReadonlyMap<string, string>): LinkRow {
  const { id, from, to, form, tie, status, expected, needed, slack, hasBegun, impliedBy } = link;
  const [one, other] = [tools.get(from), tools.get(to)];
  const isBetweenTools = one !== undefined && other !== undefined && one !== other;
  const isCritical = [from, to].every((end) => read.planned.get(end)?.planned?.isCritical === true);
  return {
    ...{ id, from, to, form, ends: tie.ends, lag: tie.lag, status, needed, slack, hasBegun },
    words: linkWords(read.graph, link),
    p50: expected?.p50 ?? null,
    p85: expected?.p85 ?? null,
    isHandOff: link.isHandOff || isBetweenTools,
    impliedBy: impliedBy === null ? null : [...impliedBy],
    isCritical,
  };
}

function aroundOf(links: readonly LinkRow[], item: string): NonNullable<DependenciesView['around']> {
  const arrows = links.filter(isOpen);
  return { item, up: [...closureOf(arrows, item, 'up')], down: [...closureOf(arrows, item, 'down')] };
}

/** The links of a team, or around an item. */
function chosen(
  { graph, program }: ReadLinks,
  links: readonly LinkRow[],
  { team, around }: Pick<DependenciesAsked, 'team'> & Pick<DependenciesView, 'around'>,
): LinkRow[] {
  const near =
    around === null ? null : new Set([around.item, ...[...around.up, ...around.down].map(({ item }) => item)]);
  const isOf = (item: string) => teamOf(graph.items.get(item), program) === team;
  return links.filter(
    ({ from, to }) =>
      (near === null || (near.has(from) && near.has(to))) && (team === undefined || isOf(from) || isOf(to)),
  );
}

const CONCERN: readonly LinkRow['status'][] = [
  'ring',
  'late',
  'at-risk',
  'dangling',
  'on-time',
  'undated',
  'apart',
  'done',
];

function byConcern(a: LinkRow, b: LinkRow): number {
  const rank = CONCERN.indexOf(a.status) - CONCERN.indexOf(b.status);
  return rank || (a.slack?.p50 ?? 0) - (b.slack?.p50 ?? 0) || (a.id < b.id ? -1 : 1);
}

function itemsOf(read: ReadLinks, links: readonly LinkRow[], tools: ReadonlyMap<string, string>): LinkedItem[] {
  return [...new Set(links.flatMap(({ from, to }) => [from, to]))].map((id) => {
    const item = read.graph.items.get(id);
    const { planned = null, p50 = null, p85 = null } = read.planned.get(id) ?? {};
    return {
      id,
      title: item?.title ?? '',
      team: teamOf(item, read.program),
      tool: tools.get(id) ?? null,
      category: item?.category ?? null,
      milestones: [...(item?.milestones ?? [])],
      start: planned?.start ?? null,
      end: planned?.end ?? null,
      ...{ p50, p85, isCritical: planned?.isCritical ?? false },
    };
  });
}

function countsOf(
  links: readonly LinkRow[],
  all: readonly Pick<LinkRow, 'form' | 'status'>[],
  rings: number,
): DependenciesView['counts'] {
  const open = links.filter(isOpen);
  const count = (status: LinkRow['status']) => open.filter((link) => link.status === status).length;
  return {
    open: open.length,
    handOffs: open.filter(({ isHandOff }) => isHandOff).length,
    lateHandOffs: open.filter(({ isHandOff, status }) => isHandOff && status === 'late').length,
    late: count('late'),
    atRisk: count('at-risk'),
    onTime: count('on-time'),
    undated: count('undated'),
    dangling: count('dangling'),
    rings,
    implied: open.filter(({ impliedBy }) => impliedBy !== null).length,
    done: all.filter(({ form, status }) => form === 'blocks' && status === 'done').length,
    apart: all.filter(({ status }) => status === 'apart').length,
  };
}

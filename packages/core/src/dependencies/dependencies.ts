import type { Day } from '../calendar/index.ts';
import { dayOf } from '../calendar/index.ts';
import { type Item, isClosed, type ProgramGraph } from '../program/index.ts';
import type { Link } from '../vocabulary/index.ts';
import type { Dangling, Dependency, LinkStatus, PlannedDays, Tie } from './dependency.ts';
import { impliedLinks } from './implied.ts';
import { type Ring, ringsOf } from './rings.ts';
import { expectedOf, givenOn, neededBy, slackDays } from './slack.ts';

/** The links of a program, and the rings among them. */
export interface Dependencies {
  readonly links: readonly Dependency[];
  readonly rings: readonly Ring[];
}

/** What is asked of the links of a program. */
export interface DependenciesOf {
  readonly program: string;
  /** What the plan says of items, by id. */
  readonly planned: ReadonlyMap<string, PlannedDays>;
  /** Whether an item that the graph does not have comes into being later: a link to it is not there yet. */
  readonly isLater?: (item: string) => boolean;
}

/**
 * The links of which an end belongs to a program, and how each stands in the plan: docs/methods/dependencies.md. O(items + links),
 * beside the search for implied links.
 */
export function dependenciesOf(
  graph: ProgramGraph,
  { program, planned, isLater = () => false }: DependenciesOf,
): Dependencies {
  const isThere = (item: string) => graph.items.has(item) || !isLater(item);
  const own = [...graph.links.values()]
    .flatMap((link) => endsOf(graph, program, link))
    .filter(({ from, to }) => isThere(from) && isThere(to))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const rings = ringsOf(
    graph,
    own.filter(({ form }) => form === 'blocks'),
  ).filter(({ items }) => items.some((id) => graph.items.get(id)?.program === program));
  const ringOf = new Map(rings.flatMap((ring) => ring.items.map((id) => [id, ring] as const)));
  const isRing = ({ form, from, to }: Ends) =>
    form === 'blocks' && ringOf.has(from) && ringOf.get(from) === ringOf.get(to);
  const known = { graph, planned, isRing };
  const links = own.map((ends) => dependencyOf(ends, known));
  const implied = impliedLinks(links.filter(isPlain));
  return { links: links.map((link) => ({ ...link, impliedBy: implied.get(link.id) ?? null })), rings };
}

interface Ends {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly form: NonNullable<Link['form']>;
  readonly tie: Tie;
}

function endsOf(graph: ProgramGraph, program: string, link: Link & { readonly id: string }): readonly Ends[] {
  const { id, from, to, form, dependency, lag } = link;
  if (from === null || to === null || form === null) return [];
  const isOwn = [from, to].some((end) => graph.items.get(end)?.program === program);
  return isOwn ? [{ id, from, to, form, tie: { ends: dependency ?? 'FS', lag: lag ?? 0 } }] : [];
}

/** An open link that asks for nothing but an order: others can imply it. */
function isPlain({ form, status, tie }: Dependency): boolean {
  return form === 'blocks' && status !== 'done' && status !== 'ring' && tie.ends === 'FS' && tie.lag === 0;
}

interface Known {
  readonly graph: ProgramGraph;
  readonly planned: ReadonlyMap<string, PlannedDays>;
  readonly isRing: (ends: Ends) => boolean;
}

function dependencyOf(ends: Ends, known: Known): Dependency {
  const giver = known.graph.items.get(ends.from);
  const receiver = known.graph.items.get(ends.to);
  const isBetween = giver !== undefined && receiver !== undefined;
  const isHandOff = isBetween && (giver.team !== receiver.team || giver.program !== receiver.program);
  const head = { ...ends, isHandOff, impliedBy: null, hasBegun: false, ...NO_DAYS };
  if (ends.form !== 'blocks') return { ...head, status: isOver(giver) || isOver(receiver) ? 'done' : 'apart' };
  if (!isAwaited(giver, receiver)) return { ...head, status: 'done' };
  return { ...head, ...standing(ends, { giver, receiver }, known) };
}

/** Whether somebody may still wait: of an end that is in no record nobody knows, but a closed giver has none behind it. */
function isAwaited(giver: Item | undefined, receiver: Item | undefined): boolean {
  return receiver === undefined ? giver !== undefined && !isClosed(giver) : !isClosed(receiver);
}

interface Between {
  readonly giver: Item | undefined;
  readonly receiver: Item | undefined;
}

type Standing = Pick<Dependency, 'status' | 'expected' | 'needed' | 'slack' | 'dangling' | 'hasBegun'>;

/** How a blocking link stands that somebody may still wait for. */
function standing(ends: Ends, { giver, receiver }: Between, { graph, planned, isRing }: Known): Standing {
  const { from, to, tie } = ends;
  const given = giver === undefined ? null : givenOn(giver, tie);
  const expected = expectedOf(tie, { given, planned: planned.get(from) });
  const needed = neededBy(tie, planned.get(to));
  const hasBegun = tie.ends === 'FS' && receiver?.category === 'doing';
  if (given !== null && expected !== null && expected.p50 <= dayOf(graph.at))
    return { ...NO_DAYS, hasBegun, status: 'done' };
  const slack = slackOf(tie, expected, needed);
  const dangling = given === null ? danglingOf(graph, giver, receiver) : null;
  // A plan leaves out a link of each ring, so its days say nothing of them.
  if (isRing(ends)) return { ...NO_DAYS, hasBegun, status: 'ring' };
  return { expected, needed, slack, dangling, hasBegun, status: dangling === null ? statusOf(slack) : 'dangling' };
}

const NO_DAYS = { expected: null, needed: null, slack: null, dangling: null };

/** What belongs together is of no more interest once one of it is closed, or gone. */
function isOver(item: Item | undefined): boolean {
  return item === undefined || isClosed(item);
}

function slackOf(tie: Tie, expected: Dependency['expected'], needed: Day | null): Dependency['slack'] {
  if (expected === null || needed === null) return null;
  const p85 = expected.p85 === null ? null : slackDays(tie, expected.p85, needed);
  return { p50: slackDays(tie, expected.p50, needed), p85 };
}

function statusOf(slack: Dependency['slack']): LinkStatus {
  if (slack === null) return 'undated';
  if (slack.p50 < 0) return 'late';
  return slack.p85 !== null && slack.p85 < 0 ? 'at-risk' : 'on-time';
}

function danglingOf(graph: ProgramGraph, giver: Item | undefined, receiver: Item | undefined): Dangling | null {
  if (giver === undefined) return { by: 'gone', end: 'from' };
  if (receiver === undefined) return { by: 'gone', end: 'to' };
  if (giver.category === 'dropped') return { by: 'dropped' };
  if (giver.program === null || !graph.programs.has(giver.program)) return { by: 'no-program' };
  const isUnplanned = giver.category === 'todo' && giver.milestones.length === 0 && giver.team === null;
  return isUnplanned ? { by: 'unplanned' } : null;
}

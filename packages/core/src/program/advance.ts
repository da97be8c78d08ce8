import { parseSubject } from '../vocabulary/index.ts';
import type { FactLog } from './fact-log.ts';
import { finishItem } from './finish-item.ts';
import { draftOf, fold } from './fold.ts';
import { type Choice, type Draft, type ResolvedWhen, resolveWhen } from './fold-subject.ts';
import { isJoinedKind, joinedDraft, redirect } from './joined-draft.ts';
import { mappingOf } from './mapping.ts';
import { COLLECTIONS, type CollectedKind, type ProgramGraph } from './program-graph.ts';

/**
 * A program kept current: the same fold, of the touched subjects alone. A new word of the mapping touches every item,
 * so then all is folded anew; so it is while a form of milestone is hidden.
 * @param touched numbers of subjects, as `appendToLog` gives them
 */
export function advance(graph: ProgramGraph, log: FactLog, touched: ReadonlySet<number>): ProgramGraph {
  return refold(graph, { log, touched });
}

/**
 * A program as of its time, with a choice among late facts: equal to a fold with that choice, of the touched subjects alone.
 * @param choice with the numbers of all subjects that have facts in its span
 */
export function foldChosen(
  graph: ProgramGraph,
  log: FactLog,
  choice: Choice & { readonly touched: ReadonlySet<number> },
): ProgramGraph {
  return refold(graph, { log, touched: choice.touched, choice });
}

/**
 * A program of the trunk with branches laid over it: equal to a fold with these branches, of the subjects that they speak of
 * alone. O(facts of the log).
 */
export function overlay(graph: ProgramGraph, log: FactLog, branches: readonly string[]): ProgramGraph {
  const numbers = new Set(branches.map((branch) => log.branches.indexOf.get(branch)));
  const touched = new Set<number>();
  for (let row = 0; row < log.count; row++) {
    if (log.branch[row] !== 0 && numbers.has(log.branch[row])) touched.add(log.subject[row] as number);
  }
  return refold({ ...graph, branches }, { log, touched });
}

interface Change {
  readonly log: FactLog;
  readonly touched: ReadonlySet<number>;
  readonly choice?: Choice;
}

function refold(graph: ProgramGraph, { log, touched, choice }: Change): ProgramGraph {
  const { at, knownAt, branches } = graph;
  const when = { at, knownAt, branches, ...(choice === undefined ? {} : { choice }) };
  const names = [...touched].map((subject) => log.subjects.list[subject] as string);
  if (names.some((name) => REMAPPING.test(name)) || hidesMilestones(graph)) return fold(log, when);
  const resolved = resolveWhen(log, when);
  const things = [...touched].map((subject): Touched => {
    const { kind, id } = parseSubject(log.subjects.list[subject] as string);
    return { kind: kind as CollectedKind, id, draft: draftOf(log, subject, resolved)?.draft ?? null };
  });
  if (things.some((thing) => isRejoined(graph, thing))) return fold(log, when);
  const maps = copiedMaps(graph, names);
  replace(
    graph,
    maps,
    things.map((thing) => joined(graph, thing, { log, when: resolved })),
  );
  return { ...graph, ...maps } as ProgramGraph;
}

function replace(graph: ProgramGraph, maps: Record<string, Map<string, unknown>>, things: readonly Touched[]): void {
  const mapping = mappingOf(graph.words, graph.milestones);
  for (const { kind, id, draft } of things) {
    const map = maps[COLLECTIONS[kind]];
    if (draft === null) {
      map?.delete(id);
      continue;
    }
    redirect(kind, draft, graph.joins);
    map?.set(id, kind === 'item' ? finishItem(draft, mapping) : draft);
  }
}

/** A touched thing, folded anew; null when it does not exist. */
interface Touched {
  readonly kind: CollectedKind;
  readonly id: string;
  readonly draft: Draft | null;
}

/** Whether a touched thing may change what is the same as what, so that more than the touched things have to be folded. */
function isRejoined({ joins, ...graph }: ProgramGraph, { kind, id, draft }: Touched): boolean {
  if (kind === 'link') return joins.item.groups.size > 0;
  if (!isJoinedKind(kind)) return false;
  const { said, named, standIn } = joins[kind];
  const sameAs = draft?.sameAs === id ? undefined : (draft?.sameAs ?? undefined);
  if (sameAs !== said.get(id)) return true;
  const existed = graph[COLLECTIONS[kind]].has(id) || standIn.has(id);
  return named.has(id) && existed !== (draft !== null);
}

/** The thing that a touched one is a part of: most often just that one. */
function joined(
  { joins }: ProgramGraph,
  thing: Touched,
  from: { readonly log: FactLog; readonly when: ResolvedWhen },
): Touched {
  const { kind, id } = thing;
  if (!isJoinedKind(kind)) return thing;
  const end = joins[kind].standIn.get(id) ?? id;
  const members = joins[kind].groups.get(end);
  if (members === undefined) return thing;
  const drafts = members.map((member) => {
    const subject = from.log.subjects.indexOf.get(`${kind}:${member}`) as number;
    return draftOf(from.log, subject, from.when)?.draft;
  });
  // All of them exist: else this would have been found to join them otherwise.
  return { kind, id: end, draft: joinedDraft(kind, drafts as Draft[]) };
}

const REMAPPING = /^(word|workspace):/;

/** What is hidden is not in the graph, so that it is hidden can only be known from the facts. */
function hidesMilestones(graph: ProgramGraph): boolean {
  return [...graph.words.values()].some((word) => word.field === 'container' && word.means === 'nothing');
}

function copiedMaps(graph: ProgramGraph, names: readonly string[]): Record<string, Map<string, unknown>> {
  const kinds = new Set(names.map((name) => name.slice(0, name.indexOf(':')) as CollectedKind));
  return Object.fromEntries([...kinds].map((kind) => [COLLECTIONS[kind], new Map(graph[COLLECTIONS[kind]] as never)]));
}

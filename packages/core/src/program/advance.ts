import type { FactLog } from './fact-log.ts';
import { finishItem } from './finish-item.ts';
import { draftOf, fold } from './fold.ts';
import { type Choice, resolveWhen } from './fold-subject.ts';
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
  const mapping = mappingOf(graph.words, graph.milestones);
  const maps = copiedMaps(graph, names);
  for (const subject of touched) {
    const name = log.subjects.list[subject] as string;
    const kind = name.slice(0, name.indexOf(':')) as CollectedKind;
    const things = maps[COLLECTIONS[kind]];
    const found = draftOf(log, subject, resolved);
    if (found === null) things?.delete(name.slice(kind.length + 1));
    else things?.set(found.draft.id, kind === 'item' ? finishItem(found.draft, mapping) : found.draft);
  }
  return { ...graph, ...maps } as ProgramGraph;
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

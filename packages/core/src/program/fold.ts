import type { Instant } from '../calendar/index.ts';
import { type KindName, type Milestone, vocabulary, type Word, type Workspace } from '../vocabulary/index.ts';
import type { FactLog } from './fact-log.ts';
import { finishItem } from './finish-item.ts';
import { type Draft, foldSubject, type ResolvedWhen, resolveWhen, type When } from './fold-subject.ts';
import { joinThings } from './join-things.ts';
import { type Mapping, mappingOf } from './mapping.ts';
import { COLLECTIONS, type ProgramGraph } from './program-graph.ts';

/** The one workspace of a log has this id. */
export const WORKSPACE_ID = 'main';

type Maps = Record<string, Map<string, unknown>>;

/**
 * The program as of a time: `fold(facts where at ≤ t, recordedAt ≤ k, with some branches laid over)`. Time travel, undo, audit, diffs and
 * back-tests are all this function. Runs in O(facts); the arrival order of facts at different times does not matter.
 */
export function fold(log: FactLog, when: When): ProgramGraph {
  const resolved = resolveWhen(log, when);
  const maps = emptyMaps();
  const workspaces = new Map<string, unknown>();
  for (let subject = 0; subject < log.subjects.list.length; subject++) {
    const found = draftOf(log, subject, resolved);
    if (found === null) continue;
    const map = found.kind === 'workspace' ? workspaces : maps[COLLECTIONS[found.kind]];
    map?.set(found.draft.id, found.draft);
  }
  const { at, knownAt } = resolved;
  const workspace = workspaces.get(WORKSPACE_ID) ?? blank('workspace', WORKSPACE_ID);
  const joins = joinThings(maps);
  const graph = { at, knownAt, branches: when.branches ?? [], workspace, joins, ...maps } as unknown as ProgramGraph;
  const mapping = mappingOf(graph.words, graph.milestones);
  for (const hidden of mapping.hidden) maps.milestones?.delete(hidden);
  for (const item of graph.items.values()) finishItem(item as unknown as Draft, mapping);
  return graph;
}

/** One subject of the log as of a time, with its kind; null when it does not exist then, or is deleted. */
export function draftOf(log: FactLog, subject: number, when: ResolvedWhen) {
  const name = log.subjects.list[subject] as string;
  const colon = name.indexOf(':');
  const kind = name.slice(0, colon) as KindName;
  const draft = foldSubject(log, { subject, when }, () => blank(kind, name.slice(colon + 1)));
  return draft === null || draft.deleted === true ? null : { kind, draft };
}

function emptyMaps(): Maps {
  return Object.fromEntries(Object.values(COLLECTIONS).map((name) => [name, new Map<string, unknown>()]));
}

const EMPTY: readonly string[] = Object.freeze([]);

// One literal shape a kind: the fold writes attributes by name a million times, and things of one shape make that fast.
const TEMPLATES = Object.fromEntries(
  Object.values(vocabulary).map((kind) => [
    kind.name,
    Object.fromEntries(Object.entries(kind.attributes).map(([name, { many }]) => [name, many ? EMPTY : null])),
  ]),
);

function blank(kind: KindName, id: string): Draft {
  const draft = { id, createdAt: 0, ...TEMPLATES[kind] };
  return kind === 'item' ? { ...draft, trail: [], memberships: [] } : draft;
}

/** The mapping as of a time, without the rest of the program. */
export function mappingAt(log: FactLog, at: Instant): Mapping {
  const when = resolveWhen(log, { at });
  const folded = <T>(kind: string) => {
    const things = new Map<string, T>();
    for (const [name, subject] of log.subjects.indexOf) {
      const found = name.startsWith(`${kind}:`) ? draftOf(log, subject, when) : null;
      if (found !== null) things.set(found.draft.id, found.draft as unknown as T);
    }
    return things;
  };
  return mappingOf(folded<Word>('word'), folded<Milestone>('milestone'));
}

/** The settings of the workspace as they are now: the latest of its facts, whatever day is looked at. */
export function workspaceOf(log: FactLog): Workspace {
  const subject = log.subjects.indexOf.get(`workspace:${WORKSPACE_ID}`);
  const when = resolveWhen(log, { at: Number.POSITIVE_INFINITY });
  const found = subject === undefined ? null : draftOf(log, subject, when);
  return (found?.draft ?? blank('workspace', WORKSPACE_ID)) as unknown as Workspace;
}

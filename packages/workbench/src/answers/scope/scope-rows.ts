import { type Day, endOfDay, type Instant } from '@fulcrum/core/calendar';
import { type ProgramGraph, seqsOf } from '@fulcrum/core/program';
import type { ScopeSince } from '@fulcrum/core/scope';
import type { StoredFact } from '@fulcrum/core/vocabulary';
import { readEvidence } from '@fulcrum/store';
import type { ScopeRow, ScopeView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { teamName } from '../bar-view.ts';
import { dayOrNull } from '../phrases.ts';

/** Rows of each list that are told one by one. */
const MOST_ROWS = 300;
const MOST_FACTS = 20_000;

export interface RowsOf {
  readonly graph: ProgramGraph;
  readonly before: ProgramGraph;
  readonly asOf: Day;
  readonly milestone: string;
}

type Lists = Pick<ScopeView, 'added' | 'removed' | 'changed' | 'byReason'>;

/** What joined, left and was changed, each with who said so and its facts. */
export async function scopeRows(workbench: Workbench, of: RowsOf, since: ScopeSince): Promise<Lists> {
  const first = <T>(list: readonly T[]): readonly T[] => list.slice(0, MOST_ROWS);
  const [added, removed, changed] = [first(since.added), first(since.removed), first(since.changed)];
  const moves = await movesOf(
    workbench,
    [...added, ...removed].map(({ item }) => item),
    of.asOf,
  );
  const rowOf = (item: string, at: Instant | null, told: { how: string; attribute: string }): ScopeRow => {
    const fact = moves.get(item)?.find((each) => each.at === at) ?? moves.get(item)?.[0];
    return row(workbench, of, { item, at, ...told, fact });
  };
  const rows = {
    added: added.map(({ item, at, by }) => rowOf(item, at, { how: cameWords(of, item, by), attribute: 'milestones' })),
    removed: removed.map(({ item, at, by }) =>
      rowOf(item, at, { how: wentWords(of, item, by), attribute: attributeOf(by) }),
    ),
    changed: changed.map(({ item, attribute, from, to }) =>
      rowOf(item, null, { how: `${attribute} ${from ?? 'none'} → ${to ?? 'none'}`, attribute }),
    ),
  };
  const newest = (list: readonly ScopeRow[]) => list.toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : -1));
  return {
    added: { total: since.added.length, rows: newest(rows.added) },
    removed: { total: since.removed.length, rows: newest(rows.removed) },
    changed: { total: since.changed.length, rows: rows.changed },
    byReason: byReason(rows),
  };
}

/** The facts about the milestones of some items, the newest first. */
async function movesOf(
  { log, pool, workspace }: Workbench,
  items: readonly string[],
  asOf: Day,
): Promise<ReadonlyMap<string, readonly StoredFact[]>> {
  const seqs = [...new Set(items)].flatMap((item) => seqsOf(log(), `item:${item}`));
  const query = { seqs, attribute: 'milestones', until: endOfDay(asOf), limit: MOST_FACTS };
  const facts = seqs.length === 0 ? [] : await readEvidence(pool, workspace, query);
  const found = new Map<string, StoredFact[]>();
  for (const fact of facts) {
    const item = fact.subject.slice('item:'.length);
    found.set(item, [...(found.get(item) ?? []), fact]);
  }
  return found;
}

interface Told {
  readonly item: string;
  readonly at: Instant | null;
  readonly how: string;
  readonly attribute: string;
  readonly fact: StoredFact | undefined;
}

function row(
  workbench: Workbench,
  { graph, before, asOf }: RowsOf,
  { item, at, how, attribute, fact }: Told,
): ScopeRow {
  const known = graph.items.get(item) ?? before.items.get(item);
  const team = known?.team ?? null;
  const request = requestBehind(workbench, fact);
  return {
    item,
    title: known?.title ?? item,
    team: team ?? '',
    teamName: teamName(graph, team),
    day: dayOrNull(at),
    how: request === null ? how : `request ${request.id}`,
    who: whoOf(graph, { reporter: known?.reporter ?? null, isNew: how === 'new', source: fact?.source ?? null }),
    request,
    evidence: {
      kind: 'facts',
      label: `${item}: ${how}`,
      params: { subject: `item:${item}`, ...(attribute === '' ? {} : { attribute }), asOf },
    },
  };
}

/** The request whose approval said a fact. */
function requestBehind(workbench: Workbench, fact: StoredFact | undefined): ScopeRow['request'] {
  const id = /^request:(R\d+)\//.exec(fact?.cause ?? '')?.[1];
  if (id === undefined) return null;
  return { id, name: graphAsOf(workbench, undefined).requests.get(id)?.title ?? id };
}

function whoOf(
  { persons }: ProgramGraph,
  of: { readonly reporter: string | null; readonly isNew: boolean; readonly source: string | null },
): string {
  if (of.isNew && of.reporter !== null) return persons.get(of.reporter)?.name ?? of.reporter;
  if (of.source === null) return 'not told';
  const person = /^person:(.+)$/.exec(of.source)?.[1];
  return person === undefined ? of.source : (persons.get(person)?.name ?? person);
}

function cameWords({ graph, before, milestone }: RowsOf, id: string, by: string): string {
  const item = graph.items.get(id);
  if (by === 'split') return `split of ${item?.parent ?? 'another'}`;
  if (by !== 'moved in') return by;
  const from = (before.items.get(id)?.milestones ?? []).filter((each) => each !== milestone);
  const names = from.map((each) => graph.milestones.get(each)?.name ?? each).join(', ');
  return names === '' ? 'from the backlog' : `moved in from ${names}`;
}

function wentWords({ graph, milestone }: RowsOf, id: string, by: string): string {
  const item = graph.items.get(id);
  if (by === 'dropped') return item?.resolution ? `dropped: ${item.resolution}` : 'dropped';
  if (by !== 'moved out') return by;
  const to = (item?.milestones ?? []).filter((each) => each !== milestone);
  const names = to.map((each) => graph.milestones.get(each)?.name ?? each).join(', ');
  return names === '' ? 'moved out' : `moved to ${names}`;
}

function attributeOf(by: string): string {
  return by === 'dropped' ? 'state' : 'milestones';
}

/** Sums by the first word or two of how things came and went: requests by name, the rest by sort. */
function byReason({ added, removed }: { added: readonly ScopeRow[]; removed: readonly ScopeRow[] }) {
  const sums = new Map<string, { reason: string; added: number; removed: number }>();
  const count = (one: ScopeRow, key: 'added' | 'removed') => {
    const reason = one.request === null ? reasonOf(one.how) : `${one.request.id}: ${one.request.name}`;
    const sum = sums.get(reason) ?? { reason, added: 0, removed: 0 };
    sum[key] += 1;
    sums.set(reason, sum);
  };
  for (const one of added) count(one, 'added');
  for (const one of removed) count(one, 'removed');
  return [...sums.values()].sort((a, b) => b.added + b.removed - a.added - a.removed);
}

function reasonOf(how: string): string {
  if (how.startsWith('split of')) return 'split';
  if (how.startsWith('moved to')) return 'moved to another milestone';
  return how.startsWith('moved in') ? 'moved in from another milestone' : how;
}

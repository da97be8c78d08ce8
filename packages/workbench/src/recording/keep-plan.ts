import { randomUUID } from 'node:crypto';
import { type Instant, startOfDay } from '@fulcrum/core/calendar';
import { type FactLog, fold, type ProgramGraph } from '@fulcrum/core/program';
import { ranksInOrder } from '@fulcrum/core/schedule';
import { type Fact, type StoredFact, subjectOf } from '@fulcrum/core/vocabulary';
import { readEvidence } from '@fulcrum/store';
import { BadInput, notFound } from '../catalogue/errors.ts';
import type { Principal } from '../policy/permission.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';

/** Who keeps a plan, and where. */
interface By {
  readonly workbench: Workbench;
  readonly principal: Principal;
}

/** Begins the cause of what keeps a plan. */
const KEPT = 'plan:';

/** What is said of an item. */
interface Ranked {
  readonly id: string;
  readonly rank: number | null;
}

/** The ranks that put items into an order, without those that they have already. Throws NotFound for an item that is not known. */
export function newRanks(graph: ProgramGraph, order: readonly string[]): readonly (Ranked & { rank: number })[] {
  const items = [...new Set(order)].map((id) => {
    const item = graph.items.get(id);
    if (item === undefined) throw notFound('item', id, [...graph.items.keys()]);
    return item;
  });
  const ranks = ranksInOrder(items);
  return items.flatMap(({ id, rank }, index) => (rank === ranks[index] ? [] : [{ id, rank: ranks[index]! }]));
}

/** Keeps the order of a plan: ranks of its items, said by the person, in one transaction. Returns how many were said. */
export async function keepPlan({ workbench, principal }: By, order: readonly string[]): Promise<number> {
  const said = await workbench.record({
    source: principal.source,
    facts: () => rankFacts({ workbench, principal }, newRanks(graphAsOf(workbench, undefined), order), KEPT),
  });
  return said.length;
}

/**
 * Takes the plan that was kept last back: its items get the ranks that they had before. What was ranked anew since stays as it
 * is. Throws BadInput when there is nothing to take back.
 * @returns how many ranks were taken back, and of how many
 */
export async function takePlanBack(by: By, program: string): Promise<{ readonly items: number; readonly of: number }> {
  const { workbench, principal } = by;
  const graph = graphAsOf(workbench, undefined);
  for await (const batch of keptBatches(workbench)) {
    const own = batch.facts.filter(({ subject }) => itemOf(graph, subject)?.program === program);
    const standing = own.filter(({ subject, value }) => itemOf(graph, subject)?.rank === value);
    if (standing.length === 0) continue;
    const before = fold(workbench.log(), { at: graph.at, knownAt: batch.recordedAt - 1 });
    const ranks = standing.map(({ subject }) => {
      const { id } = itemOf(graph, subject)!;
      return { id, rank: before.items.get(id)?.rank ?? null };
    });
    await workbench.record({ source: principal.source, facts: rankFacts(by, ranks, 'command:') });
    return { items: standing.length, of: own.length };
  }
  throw new BadInput('no plan was kept whose order still stands: there is nothing to take back');
}

function itemOf(graph: ProgramGraph, subject: string) {
  return graph.items.get(subject.slice(subject.indexOf(':') + 1));
}

function rankFacts({ workbench, principal }: By, ranks: readonly Ranked[], cause: string): readonly Fact[] {
  const said = {
    at: startOfDay(today(workbench)),
    source: principal.source,
    cause: `${cause}${randomUUID()}`,
    attribute: 'rank',
    op: 'set',
  } as const;
  return ranks.map(({ id, rank }) => ({ subject: subjectOf('item', id), value: rank, ...said }));
}

interface KeptBatch {
  readonly recordedAt: Instant;
  readonly facts: readonly StoredFact[];
}

/** The plans that were kept, the last one first. The log in memory knows no causes: those are asked of the store. */
async function* keptBatches({ pool, workspace, log }: Workbench): AsyncGenerator<KeptBatch> {
  const until = Number.MAX_SAFE_INTEGER;
  for (const [recordedAt, seqs] of rankBatches(log())) {
    const [first] = await readEvidence(pool, workspace, { seqs: seqs.slice(0, 1), until, limit: 1 });
    if (first?.cause.startsWith(KEPT) !== true) continue;
    yield { recordedAt, facts: await readEvidence(pool, workspace, { seqs, until, limit: seqs.length }) };
  }
}

/** What the trunk says of ranks, by when it was learned, the last first. */
function rankBatches(log: FactLog): readonly (readonly [Instant, readonly number[]])[] {
  const batches = new Map<Instant, number[]>();
  const rank = log.attributes.indexOf.get('rank');
  for (let row = 0; row < log.count; row++) {
    if (log.branch[row] !== 0 || log.attribute[row] !== rank) continue;
    const learned = log.recordedAt[row] as Instant;
    const batch = batches.get(learned);
    if (batch === undefined) batches.set(learned, [log.seq[row] as number]);
    else batch.push(log.seq[row] as number);
  }
  return [...batches].sort(([one], [other]) => other - one);
}

import { type FactLog, factsBetween, type LogFact } from '@fulcrum/core/program';
import type { Fact } from '@fulcrum/core/vocabulary';
import {
  finishProjection,
  inTransaction,
  lockFacts,
  type PoolClient,
  readPendingProjections,
  storePendingProjection,
  streamFacts,
  tellOfFacts,
} from '@fulcrum/store';
import { isRemapping } from './is-remapping.ts';
import { projectItems, rebuildSpans } from './project-items.ts';
import type { Place } from './record-batch.ts';
import { usersOfWords } from './users-of-words.ts';

/** What a pull brings, piece by piece, so that memory stays flat: all of it goes in, or nothing. */
export interface Pull {
  /** Refuses, by throwing, before anything is written: the lease was lost. */
  readonly guard: (client: PoolClient) => Promise<void>;
  /** Called when nobody else can append any more, and with all that others did in memory. */
  readonly pieces: (log: FactLog) => AsyncIterable<readonly Fact[]>;
  /** Written together with the facts: the place reached. */
  readonly finish: (client: PoolClient, newFacts: number) => Promise<void>;
}

/**
 * Appends what a pull brings in one transaction, with a note that its items are still to be projected. Readers see all of it
 * at once, and only when it is committed. Only one at a time may run over one memory.
 * @returns how many facts were new
 */
export async function recordPull(place: Place, pull: Pull): Promise<number> {
  const { memory, pool } = place;
  await memory.load();
  const added = await inTransaction(pool, async (client) => {
    await pull.guard(client);
    await lockFacts(client, place.workspace);
    await memory.load();
    const count = await appendPieces(client, place, pull);
    await pull.finish(client, count);
    return count;
  });
  if (added > 0) await memory.load();
  return added;
}

async function appendPieces(
  client: PoolClient,
  { pool, workspace, memory, at: recordedAt }: Place,
  pull: Pull,
): Promise<number> {
  const log = memory.log();
  const { lastSeq } = log;
  let isWhole = false;
  const hasSubject = (subject: string) => log.subjects.indexOf.has(subject);
  const onNew = (fact: Fact) => {
    isWhole ||= isRemapping(log, fact);
  };
  const stream = streamFacts(client, { pool, workspace, recordedAt, lastSeq, hasSubject, onNew });
  try {
    for await (const facts of pull.pieces(log)) await stream.add(facts);
  } catch (error) {
    await stream.abort();
    throw error;
  }
  const count = await stream.end();
  if (count === 0) return 0;
  await storePendingProjection(client, workspace, { fromSeq: lastSeq + 1, toSeq: lastSeq + count, isWhole });
  await tellOfFacts(client, workspace, lastSeq + count);
  return count;
}

// So many facts are projected in one transaction, so that nobody waits long to write.
const FACTS = 20_000;

/**
 * Brings the lists up to date with some of the facts that went in without them; done by whoever comes first after they did.
 * @returns whether there is more to do
 */
export async function projectSome({ pool, workspace, memory }: Omit<Place, 'at'>): Promise<boolean> {
  if ((await readPendingProjections(pool, workspace)).length === 0) return false;
  return inTransaction(pool, async (client) => {
    await lockFacts(client, workspace);
    await memory.load();
    const [pending, ...more] = await readPendingProjections(client, workspace);
    if (pending === undefined) return false;
    const upTo = pending.isWhole ? pending.toSeq : Math.min(pending.toSeq, pending.fromSeq + FACTS - 1);
    const log = memory.log();
    if (pending.isWhole) await rebuildSpans(client, workspace, log);
    else await projectFacts(client, { workspace, log, facts: factsBetween(log, pending.fromSeq, upTo) });
    await finishProjection(client, workspace, { ...pending, upTo });
    return upTo < pending.toSeq || more.length > 0;
  });
}

async function projectFacts(
  client: PoolClient,
  { workspace, log, facts }: { workspace: string; log: FactLog; facts: Iterable<LogFact> },
): Promise<void> {
  const touched = new Set<string>();
  const words: LogFact[] = [];
  for (const fact of facts) {
    if (fact.subject.startsWith('item:')) touched.add(fact.subject);
    if (fact.subject.startsWith('word:')) words.push(fact);
  }
  for (const user of usersOfWords(log, words)) touched.add(user);
  await projectItems(client, workspace, { log, subjects: touched });
}

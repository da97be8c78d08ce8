import { type FactLog, factsBetween } from '@fulcrum/core/program';
import type { Diagnostic, StoredFact } from '@fulcrum/core/vocabulary';
import {
  appendFacts,
  finishProjection,
  inTransaction,
  lockFacts,
  type PoolClient,
  readPendingProjections,
  storeDiagnostics,
  storePendingProjection,
} from '@fulcrum/store';
import { isRemapping } from './is-remapping.ts';
import { projectItems, rebuildSpans } from './project-items.ts';
import type { NewFact, Place } from './record-batch.ts';
import { usersOfWords } from './users-of-words.ts';

/** Some facts of a pull, and what could not be taken. */
export interface Piece {
  readonly facts: readonly NewFact[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a pull brings, piece by piece, so that memory stays flat: all of it goes in, or nothing. */
export interface Pull {
  /** Who says what could not be taken. */
  readonly source: string;
  /** Refuses, by throwing, before anything is written: the lease was lost. */
  readonly guard: (client: PoolClient) => Promise<void>;
  /** Called when nobody else can append any more, and with all that others did in memory. */
  readonly pieces: (client: PoolClient, log: FactLog) => Iterable<Piece> | AsyncIterable<Piece>;
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

async function appendPieces(client: PoolClient, { workspace, memory, at }: Place, pull: Pull): Promise<number> {
  const log = memory.log();
  const upTo = log.lastSeq;
  const known = {
    upTo,
    hasSubject: (subject: string) => log.subjects.indexOf.has(subject),
    appended: new Set<string>(),
  };
  let count = 0;
  let isWhole = false;
  for await (const { facts, diagnostics } of pull.pieces(client, log)) {
    const added = await appendFacts(client, workspace, { facts, recordedAt: at, known });
    await storeDiagnostics(client, { workspace, source: pull.source, recordedAt: at }, diagnostics);
    count += added.length;
    isWhole ||= added.some((fact) => isRemapping(log, fact));
  }
  if (count > 0) await storePendingProjection(client, workspace, { fromSeq: upTo + 1, toSeq: upTo + count, isWhole });
  return count;
}

/** Brings the lists up to date with facts that went in without them; done by whoever comes first after they did. */
export async function projectPending({ pool, workspace, memory }: Omit<Place, 'at'>): Promise<void> {
  if ((await readPendingProjections(pool, workspace)).length === 0) return;
  await inTransaction(pool, async (client) => {
    await lockFacts(client, workspace);
    await memory.load();
    for (const { fromSeq, toSeq, isWhole } of await readPendingProjections(client, workspace)) {
      const log = memory.log();
      if (isWhole) await rebuildSpans(client, workspace, log);
      else await projectFacts(client, { workspace, log, facts: factsBetween(log, fromSeq, toSeq) as StoredFact[] });
      await finishProjection(client, workspace, fromSeq);
    }
  });
}

const BLOCK = 1_000;

async function projectFacts(
  client: PoolClient,
  { workspace, log, facts }: { workspace: string; log: FactLog; facts: readonly StoredFact[] },
): Promise<void> {
  const subjects = [...new Set([...facts.map((fact) => fact.subject), ...usersOfWords(log, facts)])];
  const items = subjects.filter((subject) => subject.startsWith('item:'));
  for (let start = 0; start < items.length; start += BLOCK)
    await projectItems(client, workspace, { log, subjects: items.slice(start, start + BLOCK) });
}

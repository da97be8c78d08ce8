import type { Diagnostic, Fact, StoredFact } from '@fulcrum/core/vocabulary';
import {
  appendFacts,
  inTransaction,
  lockFacts,
  type Pool,
  type PoolClient,
  type RawRecord,
  storeDiagnostics,
  storeImportRun,
  storeRaw,
} from '@fulcrum/store';
import { isRemapping } from './is-remapping.ts';
import type { Memory } from './memory.ts';
import { projectItems, rebuildSpans } from './project-items.ts';
import { usersOfWords } from './users-of-words.ts';

/** What goes in together: all of it, or nothing. */
export interface Batch {
  readonly source: string;
  /** Or a function that gives them: it is called when nobody else can append any more, and with all that others did in memory. */
  readonly facts: readonly NewFact[] | (() => readonly NewFact[]);
  readonly raw?: readonly RawRecord[];
  readonly diagnostics?: readonly Diagnostic[];
  /** How far the file is in that these facts came from; it is given the count of the facts that were new. */
  readonly run?: (newFacts: number) => Parameters<typeof storeImportRun>[2];
}

/** A fact to be stored: on the trunk and learned now, unless it says otherwise. */
export type NewFact = Fact & { readonly branch?: string; readonly recordedAt?: number };

/** Where a batch goes, and when. */
export interface Place {
  readonly pool: Pool;
  readonly workspace: string;
  readonly memory: Memory;
  readonly at: number;
}

/**
 * Appends a batch in one transaction: facts, raw records, diagnostics, progress and projections. Only one at a time may run
 * over one memory.
 * @returns the facts that were new
 */
export async function recordBatch(place: Place, batch: Batch): Promise<readonly StoredFact[]> {
  const { memory, pool, workspace } = place;
  await memory.load();
  let isAbsorbed = false;
  try {
    return await inTransaction(pool, async (client) => {
      const added = await storeBatch(client, place, { ...batch, facts: await factsOf(client, place, batch) });
      // Another process may have committed between our reading and our lock.
      if (added.length > 0 && added[0]?.seq !== memory.log().lastSeq + 1) await memory.load();
      isAbsorbed = added.length > 0;
      await absorbAndProject(client, { memory, workspace }, added);
      return added;
    });
  } catch (error) {
    if (isAbsorbed) await memory.reload();
    throw error;
  }
}

async function factsOf(
  client: PoolClient,
  { workspace, memory }: Place,
  { facts }: Batch,
): Promise<readonly NewFact[]> {
  if (typeof facts !== 'function') return facts;
  await lockFacts(client, workspace);
  await memory.load();
  return facts();
}

async function storeBatch(
  client: PoolClient,
  { workspace, at, memory }: Place,
  batch: Batch & { readonly facts: readonly NewFact[] },
) {
  const added = await appendFacts(client, workspace, {
    facts: batch.facts,
    recordedAt: at,
    known: knowledgeOf(memory),
  });
  const raw = batch.raw ?? [];
  if (raw.length > 0) await storeRaw(client, { workspace, source: batch.source, receivedAt: at }, raw);
  await storeDiagnostics(client, { workspace, source: batch.source, recordedAt: at }, batch.diagnostics ?? []);
  if (batch.run !== undefined) await storeImportRun(client, workspace, batch.run(added.length));
  return added;
}

function knowledgeOf(memory: Memory) {
  const log = memory.log();
  return { upTo: log.lastSeq, hasSubject: (subject: string) => log.subjects.indexOf.has(subject) };
}

/** A word that items already use changes their states and teams, and a joined person who has them, so then every item is projected anew. */
async function absorbAndProject(
  client: PoolClient,
  { memory, workspace }: Pick<Place, 'memory' | 'workspace'>,
  added: readonly StoredFact[],
): Promise<void> {
  const isRemapped = added.some((fact) => isRemapping(memory.log(), fact));
  memory.absorb(added);
  const log = memory.log();
  const subjects = new Set([...added.map((fact) => fact.subject), ...usersOfWords(log, added)]);
  if (isRemapped) await rebuildSpans(client, workspace, log);
  else await projectItems(client, workspace, { log, subjects });
}

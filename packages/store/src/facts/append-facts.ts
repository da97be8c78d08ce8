import { type Fact, type StoredFact, TRUNK } from '@fulcrum/core/vocabulary';
import type pg from 'pg';
import { copyRows } from '../copy.ts';
import { factId } from './fact-id.ts';

/** One batch: it is stored whole or not at all. */
export interface Batch {
  /** New facts; or facts of an export, which keep the branch and the time at which they were learned first. */
  readonly facts: readonly (Fact & { readonly branch?: string; readonly recordedAt?: number })[];
  /** When Fulcrum learned them, in milliseconds. */
  readonly recordedAt: number;
  /** What the writer knows: facts of subjects that it has never seen, up to a place in the order, need not be looked for. */
  readonly known?: { readonly upTo: number; readonly hasSubject: (subject: string) => boolean };
}

/** The table of facts with its columns, in the order of their cells. */
export const FACT_COLUMNS =
  'fact (workspace_id, seq, id, branch, subject, attribute, op, value, at, recorded_at, source, cause)';

/** Takes the workspace's writing lock until the client's transaction ends: nobody appends facts meanwhile. */
export async function lockFacts(client: pg.PoolClient, workspace: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`fulcrum:${workspace}`]);
}

/**
 * Appends the facts of a batch that are new, within the client's transaction. Holds the workspace's writing lock until that
 * ends, so that the order of `seq` is the order of commits: who has read up to a `seq` has missed nothing.
 * @returns the facts that were new, with their places in the order
 */
export async function appendFacts(
  client: pg.PoolClient,
  workspace: string,
  batch: Batch,
): Promise<readonly StoredFact[]> {
  await lockFacts(client, workspace);
  const byId = new Map<string, Batch['facts'][number]>();
  for (const fact of batch.facts) byId.set(factId(fact, fact.branch ?? TRUNK), fact);
  const lastSeq = await readLastSeq(client, workspace);
  const isCurrent = batch.known?.upTo === lastSeq;
  const mayBeKnown = [...byId].filter(([, fact]) => !isCurrent || batch.known?.hasSubject(fact.subject) !== false);
  for (const id of await readKnown(client, workspace, lastSeq === 0 ? [] : mayBeKnown.map(([id]) => id)))
    byId.delete(id);
  let seq = lastSeq;
  const stored: StoredFact[] = [];
  const rows = [];
  for (const [id, fact] of byId) {
    seq++;
    const { branch = TRUNK, recordedAt = batch.recordedAt } = fact;
    stored.push({ ...fact, seq, branch, recordedAt });
    const { subject, attribute, op, at, source, cause } = fact;
    rows.push([
      workspace,
      seq,
      id,
      branch,
      subject,
      attribute,
      op,
      JSON.stringify(fact.value),
      at,
      recordedAt,
      source,
      cause,
    ]);
  }
  await copyRows(client, FACT_COLUMNS, rows);
  if (stored.length > 0) await tellOfFacts(client, workspace, seq);
  return stored;
}

/** Tells whoever follows facts, once the client's transaction is committed, of the last place in their order. */
export async function tellOfFacts(client: pg.PoolClient, workspace: string, seq: number): Promise<void> {
  await client.query('select pg_notify($1, $2)', ['fulcrum_facts', `${workspace} ${seq}`]);
}

async function readLastSeq(client: pg.PoolClient, workspace: string): Promise<number> {
  const sql = 'select coalesce(max(seq), 0) as last from fact where workspace_id = $1';
  const { rows } = await client.query<{ last: string }>(sql, [workspace]);
  return Number(rows[0]?.last ?? 0);
}

/** Which of these ids are known. */
export async function readKnown(
  client: pg.PoolClient | pg.Pool,
  workspace: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const sql = 'select id::text from fact where workspace_id = $1 and id = any($2::uuid[])';
  const { rows } = await client.query<{ id: string }>(sql, [workspace, ids]);
  return rows.map(({ id }) => id.replaceAll('-', ''));
}

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
  readonly known?: {
    readonly upTo: number;
    readonly hasSubject: (subject: string) => boolean;
    /** The ids of what this transaction appended before, after `upTo`; it grows. */
    readonly appended?: Set<string>;
  };
}

const COLUMNS = 'fact (workspace_id, seq, id, branch, subject, attribute, op, value, at, recorded_at, source, cause)';

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
  const appended = batch.known?.appended ?? new Set();
  const lastSeq = await readLastSeq(client, workspace);
  const byId = idsOf(batch.facts, appended);
  for (const id of await readKnown(client, workspace, mayBeKnown(byId, batch, lastSeq))) byId.delete(id);
  let seq = lastSeq;
  const stored: StoredFact[] = [];
  const rows = [];
  for (const [id, fact] of byId) {
    seq++;
    appended.add(id);
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
  await copyRows(client, COLUMNS, rows);
  if (stored.length > 0) await client.query('select pg_notify($1, $2)', ['fulcrum_facts', `${workspace} ${seq}`]);
  return stored;
}

function idsOf(facts: Batch['facts'], appended: ReadonlySet<string>): Map<string, Batch['facts'][number]> {
  const byId = new Map<string, Batch['facts'][number]>();
  for (const fact of facts) {
    const id = factId(fact, fact.branch ?? TRUNK);
    if (!appended.has(id)) byId.set(id, fact);
  }
  return byId;
}

/** The ids that must be looked for: of all subjects that the writer cannot know to be new. */
function mayBeKnown(
  byId: ReadonlyMap<string, Batch['facts'][number]>,
  { known }: Batch,
  lastSeq: number,
): readonly string[] {
  const isCurrent = known !== undefined && known.upTo + (known.appended?.size ?? 0) === lastSeq;
  const ids = [...byId].filter(([, fact]) => !isCurrent || known.hasSubject(fact.subject));
  return lastSeq === 0 ? [] : ids.map(([id]) => id);
}

async function readLastSeq(client: pg.PoolClient, workspace: string): Promise<number> {
  const sql = 'select coalesce(max(seq), 0) as last from fact where workspace_id = $1';
  const { rows } = await client.query<{ last: string }>(sql, [workspace]);
  return Number(rows[0]?.last ?? 0);
}

async function readKnown(client: pg.PoolClient, workspace: string, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const sql = 'select id::text from fact where workspace_id = $1 and id = any($2::uuid[])';
  const { rows } = await client.query<{ id: string }>(sql, [workspace, ids]);
  return rows.map(({ id }) => id.replaceAll('-', ''));
}

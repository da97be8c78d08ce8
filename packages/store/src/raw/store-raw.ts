import { hash } from 'node:crypto';
import type pg from 'pg';
import { copyRows } from '../copy.ts';

/** A record as a tool gave it. */
export interface RawRecord {
  readonly key: string;
  readonly body: string;
}

/** Keeps the raw records of one source that are new, within the client's transaction. */
export async function storeRaw(
  client: pg.PoolClient,
  place: { workspace: string; source: string; receivedAt: number },
  records: readonly RawRecord[],
): Promise<void> {
  const byDigest = new Map(records.map((record) => [`${keyOf(record)} ${hash('md5', record.body, 'hex')}`, record]));
  const known = await client.query<{ id: string }>(
    `select record_key || ' ' || replace(digest::text, '-', '') as id from raw_record
     where workspace_id = $1 and source = $2 and record_key = any($3::text[])`,
    [place.workspace, place.source, records.map(keyOf)],
  );
  for (const { id } of known.rows) byDigest.delete(id);
  const rows = [...byDigest].map(([id, record]) => [
    place.workspace,
    place.source,
    keyOf(record),
    id.slice(id.lastIndexOf(' ') + 1),
    place.receivedAt,
    record.body.replaceAll('\0', '\uFFFD').toWellFormed(),
  ]);
  await copyRows(client, 'raw_record (workspace_id, source, record_key, digest, received_at, body)', rows);
}

// The key is part of an index, which holds no long texts; the digest beside it tells records with the same start apart.
const LONGEST_KEY = 200;

function keyOf({ key }: RawRecord): string {
  return key.replaceAll('\0', '\uFFFD').slice(0, LONGEST_KEY).toWellFormed();
}

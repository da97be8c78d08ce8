import type { Value } from '@fulcrum/core/vocabulary';
import type pg from 'pg';
import type { ConnectionKey } from './connections.ts';

/** The last version seen of an attribute whose past nobody tells. */
export interface SeenVersion {
  readonly subject: string;
  readonly attribute: string;
  readonly version: number;
  readonly value: Value;
}

/** What was seen of the given subjects over a connection. */
export async function readSeen(
  client: pg.Pool | pg.PoolClient,
  { workspace, connection }: ConnectionKey,
  subjects: readonly string[],
): Promise<readonly SeenVersion[]> {
  const { rows } = await client.query<SeenVersion>(
    `select subject, attribute, version::float8 as version, value from observed_version
     where workspace_id = $1 and connection_id = $2 and subject = any($3::text[])`,
    [workspace, connection, subjects],
  );
  return rows;
}

/** What other connections, which are not removed, saw of the things that this one gave. */
export async function readSeenByOthers(
  client: pg.Pool | pg.PoolClient,
  { workspace, connection }: ConnectionKey,
): Promise<readonly SeenVersion[]> {
  const { rows } = await client.query<SeenVersion>(
    `select seen.subject, seen.attribute, seen.version::float8 as version, seen.value
     from connection_subject own
     join observed_version seen on seen.workspace_id = own.workspace_id and seen.subject = own.subject
     join connection c on c.workspace_id = seen.workspace_id and c.id = seen.connection_id
     where own.workspace_id = $1 and own.connection_id = $2 and seen.connection_id <> $2 and c.state <> 'removed'
     order by seen.subject, seen.attribute, seen.connection_id`,
    [workspace, connection],
  );
  return rows;
}

/** Keeps newer versions, within the client's transaction. */
export async function storeSeen(
  client: pg.PoolClient,
  { workspace, connection }: ConnectionKey,
  seen: readonly SeenVersion[],
): Promise<void> {
  for (let start = 0; start < seen.length; start += BLOCK)
    await storeBlock(client, { workspace, connection }, seen.slice(start, start + BLOCK));
}

// So many go to the database in one statement.
const BLOCK = 20_000;

async function storeBlock(
  client: pg.PoolClient,
  { workspace, connection }: ConnectionKey,
  seen: readonly SeenVersion[],
): Promise<void> {
  const column = <T>(read: (one: SeenVersion) => T) => seen.map(read);
  await client.query(
    `insert into observed_version (workspace_id, connection_id, subject, attribute, version, value)
     select $1, $2, subject, attribute, version, value::json
     from unnest($3::text[], $4::text[], $5::bigint[], $6::text[]) as seen (subject, attribute, version, value)
     on conflict (workspace_id, connection_id, subject, attribute)
     do update set version = excluded.version, value = excluded.value`,
    [
      workspace,
      connection,
      column(({ subject }) => subject),
      column(({ attribute }) => attribute),
      column(({ version }) => version),
      column(({ value }) => JSON.stringify(value)),
    ],
  );
}

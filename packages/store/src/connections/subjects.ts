import type pg from 'pg';
import type { ConnectionKey } from './connections.ts';

/** Remembers that a connection gave some things; they are there (again). Within the client's transaction. */
export async function storeSubjects(
  client: pg.PoolClient,
  { workspace, connection }: ConnectionKey,
  subjects: readonly string[],
): Promise<void> {
  if (subjects.length === 0) return;
  await client.query(
    `insert into connection_subject (workspace_id, connection_id, subject) select $1, $2, unnest($3::text[])
     on conflict (workspace_id, connection_id, subject) do update set is_gone = false where connection_subject.is_gone`,
    [workspace, connection, subjects],
  );
}

/** Things that a connection gave and that no other one gives, which are not gone yet, with ids that start so. */
export async function readSubjects(
  client: pg.Pool | pg.PoolClient,
  { workspace, connection }: ConnectionKey,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ subject: string }>(
    `select subject from connection_subject own where workspace_id = $1 and connection_id = $2 and not is_gone
       and not exists (select 1 from connection_subject other join connection c
         on c.workspace_id = other.workspace_id and c.id = other.connection_id
         where other.workspace_id = $1 and other.subject = own.subject and other.connection_id <> $2
           and not other.is_gone and c.state <> 'removed')
     order by subject`,
    [workspace, connection],
  );
  return rows.map(({ subject }) => subject);
}

/** Remembers that things are gone from their tool. */
export async function markGone(
  client: pg.PoolClient,
  { workspace, connection }: ConnectionKey,
  subjects: readonly string[],
): Promise<void> {
  await client.query(
    `update connection_subject set is_gone = true
     where workspace_id = $1 and connection_id = $2 and subject = any($3::text[])`,
    [workspace, connection, subjects],
  );
}

import type pg from 'pg';

/** Facts that are in and whose items are still to be projected. */
export interface PendingProjection {
  readonly fromSeq: number;
  readonly toSeq: number;
  /** Whether the meaning of a word changed, so that every item is to be projected. */
  readonly isWhole: boolean;
}

/** Notes, within the transaction that appends facts, that their items are still to be projected. */
export async function storePendingProjection(
  client: pg.PoolClient,
  workspace: string,
  { fromSeq, toSeq, isWhole }: PendingProjection,
): Promise<void> {
  await client.query(
    'insert into pending_projection (workspace_id, from_seq, to_seq, is_whole) values ($1, $2, $3, $4)',
    [workspace, fromSeq, toSeq, isWhole],
  );
}

/** What is still to be projected. */
export async function readPendingProjections(
  client: pg.Pool | pg.PoolClient,
  workspace: string,
): Promise<readonly PendingProjection[]> {
  const { rows } = await client.query<PendingProjection>(
    `select from_seq::float8 as "fromSeq", to_seq::float8 as "toSeq", is_whole as "isWhole" from pending_projection
     where workspace_id = $1 order by from_seq`,
    [workspace],
  );
  return rows;
}

/** Notes, within the transaction that projects, up to where it is done. */
export async function finishProjection(
  client: pg.PoolClient,
  workspace: string,
  { fromSeq, toSeq, upTo }: PendingProjection & { readonly upTo: number },
): Promise<void> {
  const sql =
    upTo >= toSeq
      ? 'delete from pending_projection where workspace_id = $1 and from_seq = $2 and $3 > 0'
      : 'update pending_projection set from_seq = $3 + 1 where workspace_id = $1 and from_seq = $2';
  await client.query(sql, [workspace, fromSeq, upTo]);
}

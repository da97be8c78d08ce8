import type pg from 'pg';
import type { ConnectionKey } from './connections.ts';

/** The right to sync one connection, until it expires or is overtaken. */
export interface Lease extends ConnectionKey {
  readonly holder: string;
  /** Grows with each holder. */
  readonly token: number;
}

/** Somebody else syncs this connection since this writer took its lease: nothing that it does counts any more. */
export class LeaseLost extends Error {}

/** How long a lease lasts without being renewed, in seconds. */
export const LEASE_SECONDS = 30;

/**
 * Takes the lease of a connection, by the database's clock.
 * @param isDead tells whether a holder is known to be gone, so that nobody waits for its lease to expire
 * @returns the lease; or who holds it
 */
export async function takeLease(
  pool: pg.Pool,
  of: ConnectionKey & { readonly holder: string },
  isDead: (holder: string) => boolean,
): Promise<Lease | { readonly heldBy: string }> {
  const { workspace, connection, holder } = of;
  const known = await readLease(pool, of);
  if (known?.isHeld && !isDead(known.holder)) return { heldBy: known.holder };
  const { rows } = await pool.query<{ token: number }>(
    `insert into sync_lease (workspace_id, connection_id, holder, token, expires_at)
     values ($1, $2, $3, 1, clock_timestamp() + make_interval(secs => $4))
     on conflict (workspace_id, connection_id) do update
       set holder = excluded.holder, token = sync_lease.token + 1, expires_at = excluded.expires_at
       where sync_lease.token = $5 and (sync_lease.expires_at <= clock_timestamp() or $6)
     returning token::float8 as token`,
    [workspace, connection, holder, LEASE_SECONDS, known?.token ?? 0, known?.isHeld === true],
  );
  const [row] = rows;
  // Of two at once, the token of only one is still the one that both saw.
  if (row === undefined) return { heldBy: (await readLease(pool, of))?.holder ?? 'another process' };
  return { workspace, connection, holder, token: row.token };
}

/** Who holds the lease of a connection; null when nobody ever did. */
export async function readLease(
  client: pg.Pool | pg.PoolClient,
  { workspace, connection }: ConnectionKey,
): Promise<{ readonly holder: string; readonly token: number; readonly isHeld: boolean } | null> {
  const { rows } = await client.query<{ holder: string; token: number; isHeld: boolean }>(
    `select holder, token::float8 as token, expires_at > clock_timestamp() as "isHeld" from sync_lease
     where workspace_id = $1 and connection_id = $2`,
    [workspace, connection],
  );
  return rows[0] ?? null;
}

/** Makes a lease last longer. Throws LeaseLost. */
export async function renewLease(pool: pg.Pool, { workspace, connection, token }: Lease): Promise<void> {
  const { rowCount } = await pool.query(
    `update sync_lease set expires_at = clock_timestamp() + make_interval(secs => $4)
     where workspace_id = $1 and connection_id = $2 and token = $3`,
    [workspace, connection, token, LEASE_SECONDS],
  );
  if (rowCount === 0)
    throw new LeaseLost(
      'the sync was stopped here: the connection was paused or removed, or another process goes on with it',
    );
}

/** Gives a lease back. The token stays, so that a late write of this holder is refused still. */
export async function releaseLease(pool: pg.Pool, { workspace, connection, token }: Lease): Promise<void> {
  await pool.query(
    `update sync_lease set expires_at = clock_timestamp()
     where workspace_id = $1 and connection_id = $2 and token = $3`,
    [workspace, connection, token],
  );
}

/** Checks a lease within the client's transaction, and keeps it from being taken until that ends. Throws LeaseLost. */
export async function holdLease(client: pg.PoolClient, { workspace, connection, token }: Lease): Promise<void> {
  const { rowCount } = await client.query(
    'select 1 from sync_lease where workspace_id = $1 and connection_id = $2 and token = $3 for update',
    [workspace, connection, token],
  );
  if (rowCount === 0)
    throw new LeaseLost(
      'the sync was stopped here: the connection was paused or removed, or another process goes on with it',
    );
}

/** Takes the lease whoever holds it: what that one still does is refused. It is free afterwards. */
export async function seizeLease(
  client: pg.Pool | pg.PoolClient,
  { workspace, connection }: ConnectionKey,
): Promise<void> {
  await client.query(
    'update sync_lease set token = token + 1, expires_at = clock_timestamp() where workspace_id = $1 and connection_id = $2',
    [workspace, connection],
  );
}

import type pg from 'pg';
import type { KeyRing } from '../secrets/keys.ts';
import { type Sealed, seal, unseal } from '../secrets/seal.ts';
import { inTransaction } from '../transaction.ts';
import type { ConnectionKey } from './connections.ts';

type Client = pg.Pool | pg.PoolClient;

/** Seals and keeps the secret fields of a connection; fields that are not named stay as they are. */
export async function storeSecrets(
  client: Client,
  of: ConnectionKey & { readonly keys: KeyRing },
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [field, text] of Object.entries(fields)) {
    const { keyId, nonce, sealed } = seal(of.keys, placeOf(of, field), text);
    await client.query(
      `insert into connection_secret (workspace_id, connection_id, field, key_id, nonce, sealed) values ($1, $2, $3, $4, $5, $6)
       on conflict (workspace_id, connection_id, field)
       do update set key_id = excluded.key_id, nonce = excluded.nonce, sealed = excluded.sealed`,
      [of.workspace, of.connection, field, keyId, nonce, sealed],
    );
  }
}

/** The secret fields of a connection, opened. Throws KeyTrouble. */
export async function readSecrets(
  client: Client,
  of: ConnectionKey & { readonly keys: KeyRing },
): Promise<Readonly<Record<string, string>>> {
  const rows = await sealedRows(client, of);
  return Object.fromEntries(rows.map(({ field, ...sealed }) => [field, unseal(of.keys, placeOf(of, field), sealed)]));
}

/** Which secret fields a connection has. */
export async function secretFields(client: Client, of: ConnectionKey): Promise<readonly string[]> {
  return (await sealedRows(client, of)).map(({ field }) => field);
}

/** Forgets the given fields of a connection, or all of them. */
export async function dropSecrets(client: Client, of: ConnectionKey, fields?: readonly string[]): Promise<void> {
  await client.query(
    'delete from connection_secret where workspace_id = $1 and connection_id = $2 and ($3::text[] is null or field = any($3))',
    [of.workspace, of.connection, fields ?? null],
  );
}

/**
 * Seals every secret anew with a new key, in one transaction, and then forgets the old keys.
 * @returns how many secrets were sealed anew
 */
export async function rotateKeys(pool: pg.Pool, keys: KeyRing): Promise<number> {
  keys.add();
  const count = await inTransaction(pool, async (client) => {
    const { rows } = await client.query<Row & { workspace: string; connection: string }>(
      'select workspace_id as workspace, connection_id as connection, field, key_id as "keyId", nonce, sealed from connection_secret for update',
    );
    for (const { workspace, connection, field, ...sealed } of rows) {
      const text = unseal(keys, placeOf({ workspace, connection }, field), sealed);
      await storeSecrets(client, { workspace, connection, keys }, { [field]: text });
    }
    return rows.length;
  });
  keys.forgetOthers();
  return count;
}

interface Row extends Sealed {
  readonly field: string;
}

async function sealedRows(client: Client, { workspace, connection }: ConnectionKey): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(
    `select field, key_id as "keyId", nonce, sealed from connection_secret
     where workspace_id = $1 and connection_id = $2 order by field`,
    [workspace, connection],
  );
  return rows;
}

function placeOf({ workspace, connection }: ConnectionKey, field: string): string {
  return JSON.stringify([workspace, connection, field]);
}

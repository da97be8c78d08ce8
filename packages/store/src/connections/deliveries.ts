import type pg from 'pg';
import type { ConnectionKey } from './connections.ts';

type Client = pg.Pool | pg.PoolClient;

/** A webhook delivery that was believed: what it hints at, and what it carries. */
export interface StoredDelivery {
  readonly deliveryId: string;
  readonly ids: readonly string[];
  /** Raw records that no endpoint gives later, as the connector gave them. */
  readonly records: readonly unknown[];
}

/** Keeps a delivery as it came. @returns false when the same one was kept before */
export async function storeDelivery(
  client: Client,
  of: ConnectionKey,
  delivery: StoredDelivery & { readonly receivedAt: number; readonly body: Uint8Array },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into webhook_delivery (workspace_id, connection_id, delivery_id, received_at, state, ids, records, body)
     values ($1, $2, $3, $4, 'new', $5, $6, $7) on conflict do nothing`,
    [
      of.workspace,
      of.connection,
      delivery.deliveryId,
      delivery.receivedAt,
      delivery.ids,
      JSON.stringify(delivery.records),
      Buffer.from(delivery.body),
    ],
  );
  return rowCount === 1;
}

/** Deliveries that nobody has worked off yet, oldest first. */
export async function readNewDeliveries(
  client: Client,
  of: ConnectionKey,
  limit: number,
): Promise<readonly StoredDelivery[]> {
  const { rows } = await client.query<StoredDelivery>(
    `select delivery_id as "deliveryId", ids, records from webhook_delivery
     where workspace_id = $1 and connection_id = $2 and state = 'new' order by seq limit $3`,
    [of.workspace, of.connection, limit],
  );
  return rows;
}

/** Deliveries that carried records of their own, in the order in which they came: a replay needs them. */
export async function readCarriedRecords(client: Client, of: ConnectionKey): Promise<readonly unknown[]> {
  const { rows } = await client.query<{ records: readonly unknown[] }>(
    `select records from webhook_delivery
     where workspace_id = $1 and connection_id = $2 and state = 'done' and records::text <> '[]' order by seq`,
    [of.workspace, of.connection],
  );
  return rows.flatMap(({ records }) => records);
}

/** Marks deliveries as worked off, within the client's transaction. */
export async function finishDeliveries(client: Client, of: ConnectionKey, ids: readonly string[]): Promise<void> {
  await client.query(
    `update webhook_delivery set state = 'done' where workspace_id = $1 and connection_id = $2 and delivery_id = any($3::text[])`,
    [of.workspace, of.connection, ids],
  );
}

/** Counts a try that failed; after `most` tries a delivery is left to the next poll. */
export async function failDeliveries(
  client: Client,
  of: ConnectionKey,
  failed: { readonly ids: readonly string[]; readonly failure: string; readonly most: number },
): Promise<void> {
  await client.query(
    `update webhook_delivery set attempts = attempts + 1, failure = $4,
       state = case when attempts + 1 >= $5 then 'failed' else 'new' end
     where workspace_id = $1 and connection_id = $2 and delivery_id = any($3::text[])`,
    [of.workspace, of.connection, failed.ids, failed.failure, failed.most],
  );
}

/** How webhooks of a connection fare. */
export interface DeliveryState {
  readonly lastAt: number | null;
  readonly waiting: number;
  readonly failed: number;
}

/** When the last delivery came, and how many wait or failed. */
export async function readDeliveryState(client: Client, of: ConnectionKey): Promise<DeliveryState> {
  const { rows } = await client.query<DeliveryState>(
    `select max(received_at)::float8 as "lastAt", count(*) filter (where state = 'new')::int as waiting,
       count(*) filter (where state = 'failed')::int as failed
     from webhook_delivery where workspace_id = $1 and connection_id = $2`,
    [of.workspace, of.connection],
  );
  return rows[0] as DeliveryState;
}

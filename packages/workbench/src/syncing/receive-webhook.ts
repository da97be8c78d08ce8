import { Secret } from '@fulcrum/connectors';
import {
  type ConnectionRecord,
  changeConnection,
  inTransaction,
  readConnection,
  readSecrets,
  storeDelivery,
  storeSecrets,
} from '@fulcrum/store';
import type { Workbench } from '../workspace/workbench.ts';
import { connectorOf, WEBHOOK_SECRET } from './reading.ts';

/** A webhook as it arrived; the names of headers in small letters. */
export interface Arrival {
  readonly connection: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What to answer: nothing is told of why, to whoever it is. */
export type Reception =
  /** There is no such endpoint: no connection, or none with a secret. */
  | { readonly kind: 'none' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'handshake'; readonly headers: Readonly<Record<string, string>> }
  /** It is stored as it came; `isNew` is false when the same delivery came before. */
  | { readonly kind: 'accepted'; readonly isNew: boolean };

/**
 * Takes a webhook: its signature is checked over the raw bytes, and it is stored before it is acknowledged. Without a secret
 * there is no endpoint.
 */
export async function receiveWebhook(workbench: Workbench, arrival: Arrival): Promise<Reception> {
  const { pool, workspace, live, now } = workbench;
  const key = { workspace, connection: arrival.connection };
  const record = await readConnection(pool, key);
  if (record === null || record.state === 'removed') return { kind: 'none' };
  const text = (await readSecrets(pool, { ...key, keys: live.keys }))[WEBHOOK_SECRET];
  const isAwaited = record.handshakeUntil !== null && record.handshakeUntil > now();
  if (text === undefined && !isAwaited) return { kind: 'none' };
  const connector = connectorOf(workbench, record.tool);
  const settings: unknown = connector.settings.parse(record.settings);
  const secret = text === undefined ? null : new Secret(text);
  const { headers, body } = arrival;
  const delivery = connector.webhook({ headers, body, receivedAt: now() }, { settings, secret });
  if (delivery.kind === 'handshake') return handshake(workbench, { record, isAwaited }, delivery);
  if (delivery.kind === 'refused' || secret === null) return { kind: 'refused' };
  const { id: deliveryId, ids, records = [] } = delivery;
  const isNew = await storeDelivery(pool, key, { deliveryId, ids, records, body, receivedAt: now() });
  return { kind: 'accepted', isNew };
}

/** A new secret is only taken while one is awaited: else whoever finds the address could set it. */
async function handshake(
  { pool, workspace, live }: Workbench,
  { record, isAwaited }: { readonly record: ConnectionRecord; readonly isAwaited: boolean },
  { headers, secret }: { readonly headers: Readonly<Record<string, string>>; readonly secret?: Secret },
): Promise<Reception> {
  if (secret === undefined) return { kind: 'handshake', headers };
  if (!isAwaited) return { kind: 'refused' };
  const key = { workspace, connection: record.id };
  await inTransaction(pool, async (client) => {
    await storeSecrets(client, { ...key, keys: live.keys }, { [WEBHOOK_SECRET]: secret.reveal() });
    await changeConnection(client, key, { handshakeUntil: null });
  });
  return { kind: 'handshake', headers };
}

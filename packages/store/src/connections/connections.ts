import type pg from 'pg';

type Client = pg.Pool | pg.PoolClient;

/** Which connection of which workspace. */
export interface ConnectionKey {
  readonly workspace: string;
  readonly connection: string;
}

/** What went wrong, in words that hold no secret, and what a person can do about it. */
export interface SyncFailure {
  readonly what: string;
  readonly mend: string;
}

export type DueKind = 'full' | 'changes' | 'sweep';

/** A connection to a tool, without its secrets. Times are milliseconds. */
export interface ConnectionRecord {
  readonly id: string;
  readonly tool: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly signIn: string;
  readonly state: 'active' | 'paused' | 'removed';
  readonly createdAt: number;
  /** Where the next pull of changes begins; null before the first whole pull. */
  readonly cursor: Readonly<Record<string, unknown>> | null;
  /** The full pull whose pages are being staged. */
  readonly staging: number | null;
  readonly fullAt: number | null;
  /** When it was last read to the end without trouble. */
  readonly syncedAt: number | null;
  readonly sweptAt: number | null;
  readonly nextKind: DueKind | null;
  readonly nextAt: number | null;
  readonly failedAt: number | null;
  readonly failure: SyncFailure | null;
  /** How often it failed since it last went well. */
  readonly failures: number;
  /** Until when a tool may prove itself by a webhook handshake. */
  readonly handshakeUntil: number | null;
  /** When the webhooks of an app end by themselves; null for others, which do not. */
  readonly webhookUntil: number | null;
}

const NUMBERS = [
  'created_at as "createdAt"',
  'staging',
  'full_at as "fullAt"',
  'synced_at as "syncedAt"',
  'swept_at as "sweptAt"',
  'next_at as "nextAt"',
  'failed_at as "failedAt"',
  'handshake_until as "handshakeUntil"',
  'webhook_until as "webhookUntil"',
].map((column) => column.replace(/^\w+/, '$&::float8'));

const COLUMNS = `id, tool, name, settings, sign_in as "signIn", state, cursor, next_kind as "nextKind", failure, failures,
  ${NUMBERS.join(', ')}`;

/** The connections of a workspace, in the order in which they were made; removed ones only when asked for. */
export async function readConnections(
  client: Client,
  workspace: string,
  { withRemoved = false } = {},
): Promise<readonly ConnectionRecord[]> {
  const { rows } = await client.query<ConnectionRecord>(
    `select ${COLUMNS} from connection where workspace_id = $1 and ($2 or state <> 'removed') order by created_at, id`,
    [workspace, withRemoved],
  );
  return rows;
}

/** A connection by its id; null when there is none. */
export async function readConnection(client: Client, of: ConnectionKey): Promise<ConnectionRecord | null> {
  const { rows } = await client.query<ConnectionRecord>(
    `select ${COLUMNS} from connection where workspace_id = $1 and id = $2`,
    [of.workspace, of.connection],
  );
  return rows[0] ?? null;
}

/** What a new connection begins with. */
export type NewConnection = Pick<ConnectionRecord, 'id' | 'tool' | 'name' | 'settings' | 'signIn' | 'createdAt'>;

/** Keeps a new connection, which is due for its first full pull at once. */
export async function storeConnection(client: Client, workspace: string, made: NewConnection): Promise<void> {
  const { id, tool, name, settings, signIn, createdAt } = made;
  await client.query(
    `insert into connection (workspace_id, id, tool, name, settings, sign_in, state, created_at, next_kind, next_at)
     values ($1, $2, $3, $4, $5, $6, 'active', $7, 'full', $7)`,
    [workspace, id, tool, name, JSON.stringify(settings), signIn, createdAt],
  );
}

/** What can be changed of a connection; what is not named stays. */
export type ConnectionChange = Partial<Omit<ConnectionRecord, 'id' | 'tool' | 'createdAt'>>;

const COLUMN_OF: Readonly<Record<keyof ConnectionChange, string>> = {
  name: 'name',
  settings: 'settings',
  signIn: 'sign_in',
  state: 'state',
  cursor: 'cursor',
  staging: 'staging',
  fullAt: 'full_at',
  syncedAt: 'synced_at',
  sweptAt: 'swept_at',
  nextKind: 'next_kind',
  nextAt: 'next_at',
  failedAt: 'failed_at',
  failure: 'failure',
  failures: 'failures',
  handshakeUntil: 'handshake_until',
  webhookUntil: 'webhook_until',
};

/** Changes some of a connection, within the client's transaction. */
export async function changeConnection(client: Client, of: ConnectionKey, change: ConnectionChange): Promise<void> {
  const entries = Object.entries(change) as [keyof ConnectionChange, unknown][];
  if (entries.length === 0) return;
  const sets = entries.map(([name], index) => `${COLUMN_OF[name]} = $${index + 3}`);
  const values = entries.map(([, value]) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
  );
  await client.query(`update connection set ${sets.join(', ')} where workspace_id = $1 and id = $2`, [
    of.workspace,
    of.connection,
    ...values,
  ]);
}

/** Forgets what was read over a connection, and its secrets; the row stays, as the name of what is in the facts. */
export async function dropConnectionData(client: Client, of: ConnectionKey): Promise<void> {
  const tables = ['connection_secret', 'raw_page', 'connection_subject', 'observed_version', 'webhook_delivery'];
  for (const table of tables)
    await client.query(`delete from ${table} where workspace_id = $1 and connection_id = $2`, [
      of.workspace,
      of.connection,
    ]);
}

/** Connections that are due by a time, or for which webhooks wait, and that nobody is known to sync. */
export async function readDue(
  client: Client,
  workspace: string,
  now: number,
): Promise<readonly { readonly id: string; readonly isDue: boolean; readonly hasHints: boolean }[]> {
  const { rows } = await client.query<{ id: string; isDue: boolean; hasHints: boolean }>(
    `select id, next_at <= $2 as "isDue", cursor is not null and exists (
         select 1 from webhook_delivery d where d.workspace_id = $1 and d.connection_id = c.id and d.state = 'new'
       ) as "hasHints"
     from connection c where workspace_id = $1 and state = 'active'`,
    [workspace, now],
  );
  return rows.filter(({ isDue, hasHints }) => isDue || hasHints);
}

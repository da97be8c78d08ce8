import type pg from 'pg';
import type { ConnectionKey, SyncFailure } from './connections.ts';

type Client = pg.Pool | pg.PoolClient;

export type SyncKind = 'full' | 'changes' | 'sweep' | 'hinted';

/** One reading of a connection. Counts are of this run alone; `done` and `total` are in the tool's own things. */
export interface SyncRun {
  readonly id: number;
  readonly connection: string;
  readonly kind: SyncKind;
  readonly state: 'running' | 'done' | 'failed' | 'interrupted';
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly requests: number;
  readonly records: number;
  readonly facts: number;
  readonly done: number;
  readonly total: number | null;
  readonly failure: SyncFailure | null;
}

const COLUMNS = `id::float8 as id, connection_id as connection, kind, state, started_at::float8 as "startedAt",
  finished_at::float8 as "finishedAt", requests, records::float8 as records, facts::float8 as facts, done::float8 as done,
  total::float8 as total, failure`;

/** Begins a run; one that seems to run still was cut off, since only the holder of the lease runs. */
export async function beginRun(
  client: Client,
  of: ConnectionKey,
  begun: { readonly kind: SyncKind; readonly startedAt: number },
): Promise<number> {
  await client.query(
    `update sync_run set state = 'interrupted', finished_at = $3
     where workspace_id = $1 and connection_id = $2 and state = 'running'`,
    [of.workspace, of.connection, begun.startedAt],
  );
  const { rows } = await client.query<{ id: number }>(
    `insert into sync_run (workspace_id, connection_id, kind, state, started_at) values ($1, $2, $3, 'running', $4)
     returning id::float8 as id`,
    [of.workspace, of.connection, begun.kind, begun.startedAt],
  );
  return (rows[0] as { id: number }).id;
}

/** What can be told of a run while it runs and at its end. */
export type RunChange = Partial<Omit<SyncRun, 'id' | 'connection' | 'startedAt'>>;

const COLUMN_OF: Readonly<Record<keyof RunChange, string>> = {
  kind: 'kind',
  state: 'state',
  finishedAt: 'finished_at',
  requests: 'requests',
  records: 'records',
  facts: 'facts',
  done: 'done',
  total: 'total',
  failure: 'failure',
};

/** Tells how far a run is. */
export async function changeRun(
  client: Client,
  of: { readonly workspace: string; readonly id: number },
  change: RunChange,
): Promise<void> {
  const entries = Object.entries(change) as [keyof RunChange, unknown][];
  const sets = entries.map(([name], index) => `${COLUMN_OF[name]} = $${index + 3}`);
  const values = entries.map(([, value]) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
  );
  await client.query(`update sync_run set ${sets.join(', ')} where workspace_id = $1 and id = $2`, [
    of.workspace,
    of.id,
    ...values,
  ]);
}

/** The latest runs of a connection, newest first. */
export async function readRuns(client: Client, of: ConnectionKey, limit: number): Promise<readonly SyncRun[]> {
  const { rows } = await client.query<SyncRun>(
    `select ${COLUMNS} from sync_run where workspace_id = $1 and connection_id = $2 order by id desc limit $3`,
    [of.workspace, of.connection, limit],
  );
  return rows;
}

import pg from 'pg';
import { type Cluster, databaseName, databaseUser } from './cluster.ts';

/** What a running server says of itself. */
export interface Running {
  readonly serverVersion: string;
  readonly data: string;
  readonly stamp: string;
}

// No socket, nobody behind it, gone again, starting or stopping, every connection taken.
const notYet = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03', '57P01', '53300']);
const noSuchDatabase = '3D000';
const duplicateDatabase = '42P04';
const alreadyThere = '23505';

export function connectionOf(cluster: Cluster, database: string = databaseName) {
  // Whatever is left out `pg` would take from PGPORT, PGSSLMODE and their kin.
  return {
    host: cluster.socketDir,
    port: 5432,
    user: databaseUser,
    database,
    password: '',
    ssl: false,
  } as const;
}

/** Asks the server behind the socket; undefined while none is ready there. Makes our database if it is missing. */
export async function askServer(cluster: Cluster): Promise<Running | undefined> {
  try {
    return await ask(cluster);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (notYet.has(code) || /Connection terminated|timeout expired/.test((error as Error).message)) return undefined;
    if (code !== noSuchDatabase) throw error;
    await createDatabase(cluster);
    return ask(cluster);
  }
}

async function ask(cluster: Cluster): Promise<Running> {
  return withClient(cluster, databaseName, async (client) => {
    const { rows } = await client.query<Running>(
      `SELECT current_setting('server_version') AS "serverVersion", current_setting('data_directory') AS data,
              current_setting('cluster_name') AS stamp`,
    );
    return rows[0]!;
  });
}

async function createDatabase(cluster: Cluster): Promise<void> {
  try {
    await withClient(cluster, 'postgres', (client) => client.query(`CREATE DATABASE ${databaseName}`));
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== duplicateDatabase && code !== alreadyThere) throw error;
  }
}

async function withClient<T>(cluster: Cluster, database: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connectionOf(cluster, database), connectionTimeoutMillis: 5_000 });
  // A server that goes away under an idle client is an event, and an unheard one ends the process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

import pg from 'pg';
import type { Database } from './database.ts';
import { DatabaseUnavailable } from './errors.ts';

const oldestVersion = 150_000;
const connectTimeoutMs = 10_000;

/** A PostgreSQL of the user's own, by its URL. Throws DatabaseUnavailable; no message carries the password. */
export async function openExternal(url: string): Promise<Database> {
  // `postgres://user@/database?host=/folder`, a socket, is no URL to the URL class.
  if (!/^postgres(ql)?:\/\/./.test(url)) {
    throw new DatabaseUnavailable('DATABASE_URL must look like postgres://user:password@host:5432/database.');
  }
  const [serverVersion, number] = await askVersion(url);
  requireVersion(serverVersion, number);
  return {
    kind: 'external',
    connection: { connectionString: url },
    serverVersion,
    setAddress: () => {},
    close: async () => {},
  };
}

/** `number` is PostgreSQL's server_version_num: 150004 is 15.4. */
export function requireVersion(version: string, number: number): void {
  if (number >= oldestVersion) return;
  throw new DatabaseUnavailable(
    `DATABASE_URL leads to PostgreSQL ${version}; Fulcrum needs 15 or newer. ` +
      "Upgrade that server, or unset DATABASE_URL to use Fulcrum's own.",
  );
}

async function askVersion(connectionString: string): Promise<readonly [string, number]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: connectTimeoutMs });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: number }>(
      `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number`,
    );
    return [rows[0]!.version, rows[0]!.number];
  } catch (error) {
    const place = `${client.host}:${client.port}/${client.database}`;
    throw new DatabaseUnavailable(
      `DATABASE_URL leads to ${place}, which does not answer as a PostgreSQL should: ${reason(error)}. ` +
        "Check that the server runs, that the name and password are right, or unset DATABASE_URL to use Fulcrum's own.",
      { cause: error },
    );
  } finally {
    await client.end().catch(() => {});
  }
}

function reason(error: unknown): string {
  // A host with several addresses fails with one error for each of them, and no message of its own.
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message : String(error);
}

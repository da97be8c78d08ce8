import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Database } from '../embedded/database.ts';
import { testSocketVariable } from './test-socket.ts';

export type Migrate = (pool: pg.Pool) => Promise<unknown>;

/**
 * A database of its own for one test file, migrated, in some 20 ms: a copy of a template that the first caller of the
 * run makes with `migrate`. `close()` drops it. Needs the `globalSetup` of `test-cluster.ts`.
 */
export async function createTestDatabase(migrate: Migrate): Promise<Database> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const serverVersion = await administer(async (client) => {
    const template = await templateOf(migrate, client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return rows[0]!.server_version;
  });
  return {
    kind: 'embedded',
    connection: connectionTo(name),
    serverVersion,
    setAddress: () => {},
    close: () =>
      administer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

/** Two test files at once: one makes the template, the other waits for it. */
async function templateOf(migrate: Migrate, client: pg.Client): Promise<string> {
  const template = `template_of_${createHash('sha256').update(migrate.toString()).digest('hex').slice(0, 16)}`;
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
  if (rowCount === 0) await makeTemplate({ migrate, template, client });
  await client.query('SELECT pg_advisory_unlock(hashtext($1))', [template]);
  return template;
}

async function makeTemplate(wanted: { migrate: Migrate; template: string; client: pg.Client }): Promise<void> {
  // It gets its name when it is complete: a migration that fails leaves no half-made template.
  const draft = `${wanted.template}_draft`;
  await wanted.client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await wanted.client.query(`CREATE DATABASE ${draft}`);
  const pool = new pg.Pool(connectionTo(draft));
  // A connection that is closing may still be there when a later caller drops the draft.
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await wanted.migrate(pool);
  } finally {
    await pool.end();
  }
  await wanted.client.query(`ALTER DATABASE ${draft} RENAME TO ${wanted.template}`);
}

async function administer<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionTo('postgres'));
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function connectionTo(database: string) {
  const host = process.env[testSocketVariable];
  if (!host)
    throw new Error(
      'no test cluster: run with vitest, whose globalSetup starts one (packages/store/src/testing/test-cluster.ts)',
    );
  return { host, port: 5432, user: 'fulcrum', database, password: '', ssl: false } as const;
}

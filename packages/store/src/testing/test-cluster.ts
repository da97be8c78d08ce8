/**
 * One throw-away PostgreSQL for a whole run of the tests: the `globalSetup` of vitest's database project. It keeps
 * nothing safe (fsync is off). A run that was killed leaves its folder and its PostgreSQL; a later run removes both.
 */
import pg from 'pg';
import { openEmbedded } from '../embedded/embedded.ts';
import { removeFolder, removeLeftovers, temporaryFolder } from './temporary-folder.ts';
import { testSocketVariable } from './test-socket.ts';

interface TestProject {
  onTestsRerun(callback: () => Promise<void>): void;
}

/** Starts the cluster, tells the tests where it is, and returns what ends it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataDir = temporaryFolder();
  const database = await openEmbedded({ dataDir, role: 'server', durable: false });
  process.env[testSocketVariable] = database.connection.host;
  // Whoever edits a migration while watching the tests sees it at the next run.
  project.onTestsRerun(() => dropTemplates(database.connection));
  return async () => {
    await database.close();
    await removeFolder(dataDir);
  };
}

async function dropTemplates(connection: pg.PoolConfig): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      `SELECT datname FROM pg_database WHERE datname LIKE 'template\\_of\\_%'`,
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE ${datname}`);
  } finally {
    await client.end();
  }
}

/**
 * One throw-away PostgreSQL for a whole run of the tests: the `globalSetup` of vitest's database projects. It keeps
 * nothing safe (fsync is off). A run that was killed leaves its folder and its PostgreSQL; the next run removes both.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded } from '../embedded/embedded.ts';
import { tryLock } from '../embedded/file-lock.ts';
import { stopPostmaster } from '../embedded/postmaster.ts';
import { testSocketVariable } from './test-socket.ts';

interface TestProject {
  onTestsRerun(callback: () => Promise<void>): void;
}

const prefix = 'fulcrum-test-';
// A younger folder may belong to a run that has not come to its lock yet.
const startingMs = 60_000;

/** Starts the cluster, tells the tests where it is, and returns what ends it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  // PostgreSQL's account, when root lends it one, passes through to the cluster.
  chmodSync(dataDir, 0o711);
  const database = await openEmbedded({ dataDir, role: 'server', durable: false });
  process.env[testSocketVariable] = database.connection.host;
  // Whoever edits a migration while watching the tests sees it at the next run.
  project.onTestsRerun(() => dropTemplates(database.connection));
  return async () => {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats?.uid === process.getuid?.() && Date.now() - stats!.mtimeMs > startingMs)
      await removeLeftover(folder);
  }
}

async function removeLeftover(folder: string): Promise<void> {
  const home = join(folder, 'postgres');
  if (existsSync(join(home, 'locks'))) {
    const seat = tryLock({ path: join(home, 'locks', 'server'), mode: 'exclusive' });
    if (!seat) return;
    await stopPostmaster(join(home, 'data'));
    seat.release();
  }
  rmSync(folder, { recursive: true, force: true });
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

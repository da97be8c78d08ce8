import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';

const FOLDER = new URL('../migrations/', import.meta.url);
const FILE = /^(\d{4})-[a-z0-9-]+\.sql$/;

// Any number that no other program's advisory lock is likely to use.
const MIGRATION_LOCK = 727_144_001;

/**
 * Brings the database to the newest shape: numbered SQL files, each run once, in one transaction under a lock, so that two
 * processes at once are safe.
 * @returns the names of the files that were run now
 */
export async function migrate(pool: pg.Pool): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      'create table if not exists schema_migration (name text primary key, run_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from schema_migration');
    const done = new Set(rows.map((row) => row.name));
    const known = (await readdir(FOLDER)).filter((name) => FILE.test(name)).sort();
    refuseNewer(done, known);
    const missing = known.filter((name) => !done.has(name));
    for (const name of missing) {
      await client.query(await readFile(new URL(name, FOLDER), 'utf8'));
      await client.query('insert into schema_migration (name) values ($1)', [name]);
    }
    await client.query('commit');
    return missing;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

function refuseNewer(done: ReadonlySet<string>, known: readonly string[]): void {
  const newer = [...done].filter((name) => !known.includes(name));
  if (newer.length === 0) return;
  throw new Error(
    `this data was written by a newer Fulcrum (${newer.join(', ')}): start that version, or a copy of the data from before`,
  );
}

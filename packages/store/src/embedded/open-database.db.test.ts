import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startProcess } from '../testing/start-process.ts';
import { removeFolder, temporaryFolder } from '../testing/temporary-folder.ts';
import type { Database } from './database.ts';
import { DataFolderBusy, openDatabase } from './index.ts';
import { livePostmaster } from './postmaster.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = temporaryFolder();
});

afterEach(() => removeFolder(dataDir));

async function query(database: Database, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(database.connection);
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

const running = () => livePostmaster(join(dataDir, 'postgres', 'data'));

describe('a server', () => {
  test('makes a database, keeps what is in it, and leaves no process behind', async () => {
    const lines: string[] = [];
    const first = await openDatabase({ dataDir, role: 'server', onProgress: (line) => lines.push(line) });
    expect(lines).toEqual(['creating a new database']);
    expect(first.serverVersion).toMatch(/^18\./);
    await query(first, 'CREATE TABLE fact (id int); INSERT INTO fact VALUES (7)');
    expect(await query(first, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    expect(await query(first, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
    await first.close();
    expect(running()).toBeUndefined();

    const begun = performance.now();
    const second = await openDatabase({ dataDir, role: 'server' });
    expect(await query(second, 'SELECT id FROM fact')).toEqual([{ id: 7 }]);
    const closing = performance.now();
    await second.close();
    expect(performance.now() - closing).toBeLessThan(3_000);
    expect(closing - begun).toBeLessThan(2_000);
  });

  test('closes in time though clients are connected and a statement runs', async () => {
    const database = await openDatabase({ dataDir, role: 'server' });
    const client = new pg.Client(database.connection);
    client.on('error', () => {});
    await client.connect();
    const statement = client.query('SELECT pg_sleep(60)').catch((error: Error) => error);
    const begun = performance.now();
    await database.close();
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(await statement).toBeInstanceOf(Error);
  });

  test('sorts by code point and knows letters beyond ASCII', async () => {
    const database = await openDatabase({ dataDir, role: 'server' });
    expect(await query(database, "SELECT lower('ÄÉЖ') AS low, 'Z' < 'a' AS ordered")).toEqual([
      { low: 'äéж', ordered: true },
    ]);
    await query(database, 'CREATE EXTENSION pg_trgm');
    expect(await query(database, "SELECT 'höher' <% 'noch höher' AS found")).toEqual([{ found: true }]);
    await database.close();
  });

  test('works from a data folder whose path is longer than a socket may be', async () => {
    const deep = join(dataDir, 'a-folder-with-a-long-name/'.repeat(8));
    mkdirSync(deep, { recursive: true });
    for (let open = 0; open < 2; open += 1) {
      const database = await openDatabase({ dataDir: deep, role: 'server' });
      expect(await query(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await database.close();
    }
  });
});

describe('two servers on one data folder', () => {
  test('the second is refused, and told who has it and where', async () => {
    const database = await openDatabase({ dataDir, role: 'server' });
    database.setAddress('http://127.0.0.1:4400');
    const refusal = await openDatabase({ dataDir, role: 'server' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DataFolderBusy);
    expect(refusal).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:4400' });
    expect((refusal as Error).message).toContain(`process ${process.pid}`);
    expect((refusal as Error).message).toContain('Open http://127.0.0.1:4400');
    expect((refusal as Error).message).toContain('FULCRUM_DATA');
    await database.close();
    await (await openDatabase({ dataDir, role: 'server' })).close();
  });

  test('of several that start at once on a new folder, exactly one wins', async () => {
    const servers = Array.from({ length: 4 }, () => startProcess({ dataDir, role: 'server' }));
    const outcomes = await Promise.all(servers.map((server) => server.outcome));
    expect(outcomes.filter(({ opened }) => opened)).toHaveLength(1);
    expect(outcomes.filter(({ refused }) => refused === 'DataFolderBusy')).toHaveLength(3);
    await Promise.all(servers.map((server) => server.finish()));
    expect(running()).toBeUndefined();
  });
});

describe('guests', () => {
  test('attach to a live server and leave it running', async () => {
    const server = await openDatabase({ dataDir, role: 'server' });
    const pid = running();
    const guest = startProcess({ dataDir, role: 'guest' });
    expect(await guest.outcome).toEqual({ opened: server.connection.host });
    await guest.finish();
    expect(running()).toBe(pid);
    await server.close();
    expect(running()).toBeUndefined();
  });

  test('start PostgreSQL where none runs, share it, and the last one stops it', async () => {
    const guests = Array.from({ length: 3 }, () => startProcess({ dataDir, role: 'guest' }));
    const outcomes = await Promise.all(guests.map((guest) => guest.outcome));
    expect(outcomes.every(({ opened }) => opened)).toBe(true);
    const pid = running();
    await guests[0]!.finish();
    await guests[1]!.finish();
    expect(running()).toBe(pid);
    await guests[2]!.finish();
    expect(running()).toBeUndefined();
  });

  test('that end without closing stop PostgreSQL all the same, and the next one waits for that', async () => {
    const guest = startProcess({ dataDir, role: 'guest', task: 'exit' });
    expect(await guest.outcome).toHaveProperty('opened');
    const pid = running();
    await guest.ended;
    const next = await openDatabase({ dataDir, role: 'guest' });
    expect(running()).not.toBe(pid);
    expect(await query(next, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await next.close();
    expect(running()).toBeUndefined();
  });

  test('that outlive their server keep their PostgreSQL', async () => {
    const server = await openDatabase({ dataDir, role: 'server' });
    const guest = await openDatabase({ dataDir, role: 'guest' });
    await server.close();
    expect(await query(guest, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await guest.close();
    expect(running()).toBeUndefined();
  });
});

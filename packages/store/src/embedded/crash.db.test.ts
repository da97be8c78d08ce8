import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startProcess } from '../testing/start-process.ts';
import { removeFolder, temporaryFolder } from '../testing/temporary-folder.ts';
import type { Database } from './database.ts';
import { openDatabase } from './index.ts';
import { isAlive, livePostmaster } from './postmaster.ts';

let dataDir: string;
let data: string;

beforeEach(() => {
  dataDir = temporaryFolder();
  data = join(dataDir, 'postgres', 'data');
});

afterEach(() => removeFolder(dataDir));

async function idsIn(database: Database): Promise<ReadonlySet<number>> {
  const client = new pg.Client(database.connection);
  await client.connect();
  const { rows } = await client.query<{ id: string }>('SELECT id FROM fact');
  await client.end();
  return new Set(rows.map(({ id }) => Number(id)));
}

async function untilAcknowledged(server: ReturnType<typeof startProcess>, count: number): Promise<void> {
  expect(await server.outcome).toHaveProperty('opened');
  while (server.told.filter(({ acknowledged }) => acknowledged).length < count) await sleep(5);
}

function acknowledgedBy(server: ReturnType<typeof startProcess>): readonly number[] {
  return server.told.flatMap(({ acknowledged }) => acknowledged ?? []);
}

async function expectAllThere(acknowledged: readonly number[]): Promise<void> {
  const database = await openDatabase({ dataDir, role: 'server' });
  const ids = await idsIn(database);
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  await database.close();
}

describe('kill -9', () => {
  test('of the server, five times during inserts: its PostgreSQL is taken over, nothing acknowledged is lost', async () => {
    const acknowledged: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const orphan = livePostmaster(data);
      const server = startProcess({ dataDir, role: 'server', task: 'insert' });
      await untilAcknowledged(server, 30 + round * 20);
      if (orphan) expect(livePostmaster(data)).toBe(orphan);
      await server.kill();
      acknowledged.push(...acknowledgedBy(server));
      expect(livePostmaster(data)).toBeDefined();
    }
    await expectAllThere(acknowledged);
    expect(livePostmaster(data)).toBeUndefined();
  });

  test('of the server and PostgreSQL both: the next start recovers, nothing acknowledged is lost', async () => {
    const acknowledged: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const server = startProcess({ dataDir, role: 'server', task: 'insert' });
      await untilAcknowledged(server, 50);
      process.kill(livePostmaster(data)!, 'SIGKILL');
      await server.kill();
      acknowledged.push(...acknowledgedBy(server));
    }
    await expectAllThere(acknowledged);
  });

  test('of PostgreSQL alone: the living server starts it again', async () => {
    const database = await openDatabase({ dataDir, role: 'server' });
    const first = livePostmaster(data)!;
    process.kill(first, 'SIGKILL');
    while ((livePostmaster(data) ?? first) === first) await sleep(50);
    for (let attempt = 0; ; attempt += 1) {
      const client = new pg.Client(database.connection);
      client.on('error', () => {});
      const answers = await client.connect().then(
        () => true,
        () => false,
      );
      await client.end();
      if (answers) break;
      expect(attempt).toBeLessThan(100);
      await sleep(50);
    }
    await database.close();
    expect(livePostmaster(data)).toBeUndefined();
  });

  test('of a server with other settings, as an older Fulcrum is: its PostgreSQL is replaced', async () => {
    const older = startProcess({ dataDir, role: 'server', careless: true });
    expect(await older.outcome).toHaveProperty('opened');
    await older.kill();
    const orphan = livePostmaster(data);
    const database = await openDatabase({ dataDir, role: 'server' });
    expect(livePostmaster(data)).not.toBe(orphan);
    await database.close();
  });

  test('of a guest: the server closes and stops PostgreSQL all the same', async () => {
    const server = await openDatabase({ dataDir, role: 'server' });
    const guest = startProcess({ dataDir, role: 'guest' });
    await guest.outcome;
    await guest.kill();
    await server.close();
    expect(livePostmaster(data)).toBeUndefined();
  });
});

describe('a recycled process id', () => {
  test("in PostgreSQL's own pid file: that process is left alone, and the start succeeds", async () => {
    await (await openDatabase({ dataDir, role: 'server' })).close();
    // Of the account that PostgreSQL runs as, which is when PostgreSQL itself would refuse.
    const bystander = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {});
    writeFileSync(
      join(data, 'postmaster.pid'),
      `${bystander.pid}\n${data}\n1700000000\n5432\n${dataDir}/postgres/socket\n\n  1  1\nready   \n`,
    );
    const database = await openDatabase({ dataDir, role: 'server' });
    expect(livePostmaster(data)).not.toBe(bystander.pid);
    await database.close();
    expect(isAlive(bystander.pid!)).toBe(true);
    expect(bystander.exitCode).toBeNull();
    bystander.kill();
  });

  test('in the note of a server that was killed: the folder is free', async () => {
    await (await openDatabase({ dataDir, role: 'server' })).close();
    writeFileSync(
      join(dataDir, 'postgres', 'server.json'),
      JSON.stringify({ pid: process.ppid, startedAt: '2026-01-01T00:00:00.000Z', command: 'node server.ts' }),
    );
    await (await openDatabase({ dataDir, role: 'server' })).close();
  });
});

describe('a damaged cluster', () => {
  test('is told with the last lines of the log and the mend, and locks nobody out', async () => {
    await (await openDatabase({ dataDir, role: 'server' })).close();
    writeFileSync(join(data, 'global', 'pg_control'), Buffer.alloc(8192, 7));
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const refusal = openDatabase({ dataDir, role: 'server' });
      await expect(refusal).rejects.toThrow(/PG_CONTROL_VERSION|control file/);
      await expect(refusal).rejects.toThrow(/Restore .* from a backup/);
      await expect(refusal).rejects.toThrow(/postgres\.log/);
    }
  });

  test('whose making was cut short is made anew', async () => {
    await (await openDatabase({ dataDir, role: 'server' })).close();
    rmSync(data, { recursive: true });
    rmSync(join(dataDir, 'postgres', 'data.new-abc'), { recursive: true, force: true });
    writeFileSync(join(dataDir, 'postgres', 'data.new-abc'), 'half');
    await (await openDatabase({ dataDir, role: 'server' })).close();
  });
});

import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../testing/index.ts';
import { requireVersion } from './external.ts';
import { openDatabase } from './index.ts';

// The data folder of a server that brings its own PostgreSQL is not even made.
const open = (databaseUrl: string) => openDatabase({ dataDir: '/dev/null/x', databaseUrl, role: 'server' });

test("a PostgreSQL of the user's own is used as it is, through a socket or a port", async () => {
  const own = await createTestDatabase(async () => {});
  const { database, host } = own.connection;
  const external = await open(`postgres://fulcrum@/${database}?host=${host}`);
  expect(external).toMatchObject({ kind: 'external', serverVersion: own.serverVersion });
  const client = new pg.Client(external.connection);
  await client.connect();
  expect((await client.query('SELECT current_database() AS name')).rows).toEqual([{ name: database }]);
  await client.end();
  await external.close();
  await own.close();
});

test('one that is too old is refused with both versions and the way out', () => {
  expect(() => requireVersion('14.12', 140_012)).toThrow(/PostgreSQL 14\.12; Fulcrum needs 15 or newer/);
  expect(() => requireVersion('15.0', 150_000)).not.toThrow();
});

test('one that does not answer is told by place, and no message shows the password', async () => {
  const refusal = await open('postgres://me:hunter2@127.0.0.1:1/mine').catch((error: Error) => error);
  expect(String(refusal)).toContain('127.0.0.1:1/mine');
  expect(String(refusal)).toContain('ECONNREFUSED');
  expect(String(refusal)).not.toContain('hunter2');
});

test.each(['mysql://host/db', 'localhost:5432', 'not a url'])('%s is no address of a PostgreSQL', async (url) => {
  await expect(open(url)).rejects.toThrow('must look like postgres://');
});

import { chownSync, cpSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isRoot, ordinaryUser } from '../testing/accounts.ts';
import { startProcess } from '../testing/start-process.ts';
import { removeFolder, temporaryFolder } from '../testing/temporary-folder.ts';
import { canUse } from './account.ts';
import type { Database } from './database.ts';
import { openDatabase } from './index.ts';
import { livePostmaster } from './postmaster.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = temporaryFolder('closed');
});

afterEach(() => removeFolder(dataDir));

async function query(database: Database, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(database.connection);
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

function anOrdinaryUser(uid: number, startedAs?: number) {
  test('an ordinary user has it all in a folder that nobody else may enter', async () => {
    chownSync(dataDir, uid, -1);
    for (let run = 0; run < 2; run += 1) {
      const server = startProcess({ dataDir, role: 'server', uid: startedAs });
      expect(await server.outcome).toEqual({ opened: join(dataDir, 'postgres', 'socket') });
      await server.finish();
    }
    expect(livePostmaster(join(dataDir, 'postgres', 'data'))).toBeUndefined();
  });
}

if (!isRoot) anOrdinaryUser(process.getuid!());
// Root can lend the test an ordinary user's account, unless the project lies where that user may not enter.
else if (canUse({ uid: ordinaryUser(), gid: ordinaryUser() }, process.execPath, 0o1)) {
  anOrdinaryUser(ordinaryUser(), ordinaryUser());
}

/** Root alone lends another account, and can be in a folder which that account may not enter. */
function root() {
  test('keeps the cluster where its account can reach it, and finds it again', async () => {
    const first = await openDatabase({ dataDir, role: 'server' });
    await query(first, 'CREATE TABLE fact (id int); INSERT INTO fact VALUES (7)');
    await first.close();
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
    const home = readFileSync(join(dataDir, 'postgres.location'), 'utf8');
    expect(home).toMatch(/^\/var\/lib\/fulcrum\/data-/);
    const second = await openDatabase({ dataDir, role: 'server' });
    expect(await query(second, 'SELECT id FROM fact')).toEqual([{ id: 7 }]);
    await second.close();
  });

  test('may move the data folder, but a copy of it is refused', async () => {
    await (await openDatabase({ dataDir, role: 'server' })).close();
    const moved = `${dataDir}-moved`;
    renameSync(dataDir, moved);
    await (await openDatabase({ dataDir: moved, role: 'server' })).close();
    cpSync(moved, dataDir, { recursive: true });
    await expect(openDatabase({ dataDir, role: 'server' })).rejects.toThrow(`is a copy of ${moved}`);
    await removeFolder(moved);
  });
}

if (isRoot) describe('root, in a folder that only root may enter', root);

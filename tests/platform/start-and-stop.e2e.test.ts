import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type Product, runCli, startProduct } from '../harness/product.ts';
import { SAMPLE } from '../harness/sample.ts';

const EMPTY = { env: { FULCRUM_DEMO: 'off' } };
const running: Product[] = [];
afterAll(async () => {
  for (const product of running) await product.stop();
});

async function start(options: Parameters<typeof startProduct>[0]): Promise<Product> {
  const product = await startProduct(options);
  running.push(product);
  return product;
}

const health = async (product: Product) =>
  (await fetch(`${product.url}/api/health`)).json() as Promise<{ facts: number }>;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The pid of the PostgreSQL of a data folder, as it says itself. */
function postgresOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('a server', () => {
  it('stops with its PostgreSQL when it is told to, and starts again with what it knew', async () => {
    const first = await startProduct(EMPTY);
    const postgres = postgresOf(first.dataDir);
    expect(isAlive(postgres)).toBe(true);
    await runCli(first.dataDir, 'import', 'jira-archive', SAMPLE);
    expect(await first.stop({ keep: true })).toBe(0);
    expect(isAlive(postgres)).toBe(false);
    const second = await start({ ...EMPTY, dataDir: first.dataDir });
    expect((await health(second)).facts).toBeGreaterThan(10_000);
  });

  it('refuses a second one on the same data folder, and says which process has it', async () => {
    const first = await start(EMPTY);
    const error = await startProduct({ ...EMPTY, dataDir: first.dataDir }).catch((refusal: Error) => refusal.message);
    expect(error).toContain(String(first.process.pid));
    expect(error).toContain(first.url);
    expect((await fetch(`${first.url}/api/health`)).status).toBe(200);
  });

  it.each([
    [{ HOST: '0.0.0.0' }, /HOST=0\.0\.0\.0 is refused.*sign-in/],
    [{ PORT: 'http' }, /PORT=http is no port/],
    [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, /127\.0\.0\.1/],
  ])('refuses %o with one clear message', async (env, message) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'fulcrum-refused-'));
    const error = await startProduct({ dataDir, env: { ...EMPTY.env, ...env } }).catch(
      (refusal: Error) => refusal.message,
    );
    rmSync(dataDir, { recursive: true });
    expect(error).toMatch(message);
    expect(String(error)).not.toMatch(/\n\s+at /);
  });
});

describe('kill -9', () => {
  it('of a server and of an import loses no acknowledged fact, and the import continues', async () => {
    const first = await startProduct(EMPTY);
    const many = join(first.dataDir, 'many.jsonl');
    multiply(many, 6);
    const env = { ...process.env, DATABASE_URL: '', FULCRUM_DATA: first.dataDir };
    const cli = join(import.meta.dirname, '../../apps/cli/src/main.ts');
    const importing = spawn(process.execPath, [cli, 'import', 'jira-archive', many], { env, stdio: 'ignore' });
    const ended = new Promise((resolve) => importing.once('exit', resolve));
    let acknowledged = 0;
    while (acknowledged === 0) acknowledged = (await health(first)).facts;
    importing.kill('SIGKILL');
    first.process.kill('SIGKILL');
    await ended;
    const second = await start({ ...EMPTY, dataDir: first.dataDir });
    expect((await health(second)).facts).toBeGreaterThanOrEqual(acknowledged);
    const rest = await runCli(first.dataDir, 'import', 'jira-archive', many, '--json');
    const result = JSON.parse(rest.out);
    expect([rest.code, result.records]).toEqual([0, 6 * 1_153]);
    expect(result.continuedAfter % 2_000).toBe(0);
    const again = JSON.parse((await runCli(first.dataDir, 'import', 'jira-archive', many, '--json')).out);
    expect(again.facts).toBe(0);
  });
});

/** Writes the sample several times over, each time as another project. */
function multiply(path: string, times: number): void {
  const rows = gunzipSync(readFileSync(SAMPLE)).toString().trim().split('\n');
  const copies = Array.from({ length: times }, (_, copy) =>
    rows.map((row) => row.replaceAll('TIMOB', `COPY${copy}`).replace(/^\{"id":"/, `{"id":"${copy}0`)).join('\n'),
  );
  writeFileSync(path, copies.join('\n'));
}

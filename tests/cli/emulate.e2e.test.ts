import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fulcrum-emulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

let child: ChildProcess | null = null;
afterEach(() => child?.kill('SIGKILL'));

/** Starts an emulator by the command line; gives the address that it tells. */
async function emulate(...args: readonly string[]): Promise<string> {
  child = spawn(process.execPath, [MAIN, 'emulate', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error('it told no address');
}

const signed = { authorization: `Basic ${Buffer.from('ada@example.org:emulated-token').toString('base64')}` };

describe('fulcrum emulate', () => {
  it('answers as Jira does, with a made-up project, until Ctrl-C', async () => {
    const url = await emulate('jira');
    const me = await fetch(`${url}/rest/api/3/myself`, { headers: signed });
    expect(await me.json()).toMatchObject({ displayName: 'Ada Okafor' });
    expect((await fetch(`${url}/rest/api/3/myself`)).status).toBe(401);
    const ended = once(child as ChildProcess, 'exit');
    child?.kill('SIGINT');
    await ended;
    await expect(fetch(url)).rejects.toThrow();
  });

  it('says what is wrong with a seed', async () => {
    const seed = join(folder, 'seed.json');
    writeFileSync(seed, JSON.stringify({ now: 'soon' }));
    child = spawn(process.execPath, [MAIN, 'emulate', 'jira', '--seed', seed], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(1);
    expect(said.split('\n')[0]).toContain('the seed is wrong at now: write a time as 2026-01-31T09:00:00Z');
  });
});

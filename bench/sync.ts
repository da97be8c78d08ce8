/**
 * The first sync of an emulated Jira with 10,000 issues and 80,000 changes, and then of 500 changed issues:
 * `node bench/sync.ts`. The goals are 20,000 records a second into stored facts (issues and changes are records), no more than
 * 1.1 times the fewest requests, and one second for the changes. The emulator is a process of its own and shares the machine.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { generatedSeed } from '@fulcrum/emulators';
import {
  CATALOGUE,
  findConnection,
  LOCAL_OWNER,
  openProduct,
  perform,
  type SyncResult,
  syncConnection,
  type Workbench,
} from '@fulcrum/workbench';
import { machine } from './forecast-program.ts';

const CLI = fileURLToPath(new URL('../apps/cli/src/main.ts', import.meta.url));
const ISSUES = Number(process.argv[2] ?? 10_000);
const CHANGES = 8;
const EDITED = Math.min(500, ISSUES);
const GOALS = { recordsPerSecond: 20_000, requests: 1.1, changesSeconds: 1 } as const;
// Jira gives 100 issues in a page of fields, and the histories of 1,000 issues in a call, at most 10,000 changes in its answer.
const FEWEST = Math.ceil(ISSUES / 100) + Math.ceil(ISSUES / 1_000);

const [, , , seedToWrite] = process.argv;
if (seedToWrite !== undefined) {
  writeFileSync(seedToWrite, JSON.stringify(generatedSeed({ issues: ISSUES, changes: CHANGES })));
  process.exit(0);
}

console.log(machine());
const folder = mkdtempSync(join(tmpdir(), 'fulcrum-bench-sync-'));
const seed = join(folder, 'seed.json');
// In a process of its own, so that its memory is not counted.
execFileSync(process.execPath, [fileURLToPath(import.meta.url), String(ISSUES), seed]);
const emulator = await startEmulator();
try {
  await measure(emulator.url);
} finally {
  emulator.child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

async function measure(url: string): Promise<void> {
  const environment = { dataDir: join(folder, 'data'), databaseUrl: undefined, allowedAddresses: '127.0.0.1/32' };
  const product = await openProduct({ environment, role: 'guest' });
  try {
    const { workbench } = product;
    await connect(workbench, url);
    await tellFull(workbench);
    await tellLists(workbench);
    await edit(url);
    await tellChanges(workbench);
  } finally {
    await product.close();
  }
}

async function connect(workbench: Workbench, url: string): Promise<void> {
  const input = { tool: 'jira', settings: { url, projects: 'APP' }, signIn: 'api-token' };
  const secrets = { email: 'ada@example.org', token: 'emulated-token' };
  const connect = CATALOGUE.find(({ id }) => id === 'connect');
  if (connect === undefined) throw new Error('no operation "connect"');
  await perform(connect, { workbench, principal: LOCAL_OWNER }, { ...input, secrets });
}

async function tellFull(workbench: Workbench): Promise<void> {
  const own = process.cpuUsage();
  const full = await sync(workbench, 'full');
  const { user, system } = process.cpuUsage(own);
  const records = ISSUES * (1 + CHANGES);
  const pace = records / full.seconds;
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${records.toLocaleString('en')} records (${full.facts.toLocaleString('en')} facts) in ${full.seconds.toFixed(1)} s: ${Math.round(pace).toLocaleString('en')} a second, ${(pace / GOALS.recordsPerSecond).toFixed(2)} of the goal; ${((user + system) / 1e6).toFixed(1)} s of processor time in this process, ${memory} MB at most`,
  );
  console.log(
    `${full.requests} requests: ${(full.requests / FEWEST).toFixed(2)} × the fewest (${FEWEST}); the goal is ${GOALS.requests}`,
  );
}

/** The lists follow the commit of a large pull. */
async function tellLists(workbench: Workbench): Promise<void> {
  const start = performance.now();
  const waiting = () => workbench.pool.query('select 1 from pending_projection');
  while (((await waiting()).rowCount ?? 0) > 0) await pause(20);
  console.log(`${((performance.now() - start) / 1_000).toFixed(1)} s more until the lists show it`);
}

async function tellChanges(workbench: Workbench): Promise<void> {
  const changes = await sync(workbench, 'changes');
  console.log(
    `${EDITED} changed issues (${changes.facts} new facts) in ${changes.seconds.toFixed(2)} s with ${changes.requests} requests; the goal is ${GOALS.changesSeconds} s`,
  );
}

async function sync(workbench: Workbench, kind: 'full' | 'changes'): Promise<SyncResult> {
  const { id } = await findConnection(workbench, 'Jira');
  return syncConnection(workbench, { connection: id, kind });
}

async function edit(url: string): Promise<void> {
  for (let number = 1; number <= EDITED; number++) {
    const body = JSON.stringify({
      key: `APP-${number}`,
      summary: `Edited ${number}`,
      points: number % 5,
      author: 'u2',
    });
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(`${url}/_control/do/edit`, { method: 'POST', headers, body });
    if (status !== 200) throw new Error(`the emulator answered ${status} to an edit`);
  }
}

async function startEmulator(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, [CLI, 'emulate', 'jira', '--seed', seed, '--unchecked'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url !== undefined) return { url, child };
  }
  throw new Error('the emulator did not start');
}

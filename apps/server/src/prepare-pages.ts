import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Environment, PrepareProgress, Workbench } from '@fulcrum/workbench';
import type { Logger } from 'pino';
import type { EventHub } from './events.ts';

const CLI = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
const SETTLE_MS = 2_000;

export interface PrepareJob {
  readonly workbench: Workbench;
  readonly hub: EventHub;
  readonly log: Logger;
  readonly environment: Environment;
}

/**
 * Prepares what the pages of today show, now and after each change, in a process of its own: no page waits for it. Open
 * pages are told how far it is.
 * @returns a function that ends it
 */
export function keepPagesPrepared(job: PrepareJob): () => void {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let isStale = false;
  const run = async () => {
    if (isRunning) {
      isStale = true;
      return;
    }
    isRunning = true;
    isStale = false;
    await prepareOnce(job, ending.signal).catch((error: unknown) => {
      if (!ending.signal.aborted) job.log.error({ err: error }, 'the pages could not be prepared');
    });
    isRunning = false;
    if (isStale && !ending.signal.aborted) void run();
  };
  const unlisten = job.workbench.onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), SETTLE_MS);
  });
  // The first reader after a start comes at once, and finds most of it kept: leave the processor to that page.
  if (job.workbench.log().count > 0) timer = setTimeout(() => void run(), SETTLE_MS);
  return () => {
    unlisten();
    clearTimeout(timer);
    ending.abort();
  };
}

async function prepareOnce({ hub, environment }: PrepareJob, signal: AbortSignal): Promise<void> {
  const env = { ...process.env, FULCRUM_DATA: environment.dataDir };
  const child = spawn(process.execPath, [...process.execArgv, CLI, 'prepare', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
    signal,
  });
  let trouble = '';
  child.stderr.on('data', (chunk) => {
    trouble += chunk;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    hub.tell({ event: 'progress', data: { task: 'prepare', ...(JSON.parse(line) as PrepareProgress) } });
  });
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  hub.tell({ event: 'progress', data: { task: 'prepare', label: 'Prepared', done: 1, total: 1 } });
  if (code !== 0) throw new Error(`prepare ended with ${code}: ${trouble.slice(-500)}`);
}

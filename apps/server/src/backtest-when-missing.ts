import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Environment, graphAsOf, keptBacktest, type Workbench } from '@fulcrum/workbench';
import type { Logger } from 'pino';
import type { EventHub } from './events.ts';

const CLI = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));

export interface BacktestJob {
  readonly workbench: Workbench;
  readonly hub: EventHub;
  readonly log: Logger;
  readonly environment: Environment;
}

/**
 * Back-tests each program that has no kept back-test by this model: in a process of its own, so that no page waits for it.
 * @returns a function that ends it
 */
export function backtestWhenMissing(job: BacktestJob): () => void {
  const ending = new AbortController();
  void backtestAll(job, ending.signal).catch((error: unknown) => {
    if (!ending.signal.aborted) job.log.error({ err: error }, 'the back-test failed');
  });
  return () => ending.abort();
}

async function backtestAll({ workbench, hub, environment }: BacktestJob, signal: AbortSignal): Promise<void> {
  for (const program of graphAsOf(workbench, undefined).programs.keys()) {
    if (signal.aborted || (await keptBacktest(workbench, program)) !== null) continue;
    const tell = (done: number) =>
      hub.tell({ event: 'progress', data: { task: 'backtest', label: `Back-testing ${program}`, done, total: 1 } });
    tell(0);
    await runCli(['backtest', '--program', program, '--json'], { environment, signal });
    tell(1);
    hub.tell({ event: 'changed', data: { seq: workbench.log().lastSeq } });
  }
}

function runCli(
  args: readonly string[],
  { environment, signal }: { environment: Environment; signal: AbortSignal },
): Promise<void> {
  const env = { ...process.env, FULCRUM_DATA: environment.dataDir };
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'pipe'], env, signal });
  let trouble = '';
  child.stderr.on('data', (chunk) => (trouble += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the back-test ended with ${code}: ${trouble.slice(-500)}`)),
    );
  });
}

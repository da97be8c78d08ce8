import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import type { FileLock } from './file-lock.ts';
import { trimLog } from './log-file.ts';
import { livePostmaster } from './postmaster.ts';
import { takeChange } from './site-locks.ts';
import { ensureRunning } from './start.ts';

const watchMs = 1_000;
const stopMs = 1_500;

interface Outcome {
  readonly name: string;
  readonly message: string;
}

/**
 * While a server lives, a PostgreSQL that went away (killed for memory, stopped by a full disk) is started again as
 * soon as that works, and its log is kept small. Connections fail in between.
 */
export function keepRunning(cluster: Cluster): { stop(): Promise<void> } {
  const ended = new AbortController();
  const done = watch(cluster, ended.signal);
  return {
    stop: () => {
      ended.abort();
      return Promise.race([done, sleep(stopMs)]);
    },
  };
}

async function watch(cluster: Cluster, ended: AbortSignal): Promise<void> {
  let last: string | undefined;
  for (;;) {
    await sleep(watchMs, undefined, { signal: ended, ref: false }).catch(() => {});
    if (ended.aborted) return;
    const outcome = await look(cluster);
    // A disk that stays full is told once, not every second.
    if (outcome && outcome.name !== last) cluster.tell(outcome.message);
    last = outcome?.name;
  }
}

/** Undefined when all is well. */
async function look(cluster: Cluster): Promise<Outcome | undefined> {
  trimLog(cluster.logFile);
  if (livePostmaster(cluster.data) !== undefined) return undefined;
  let change: FileLock | undefined;
  try {
    change = await takeChange(cluster);
    await ensureRunning({ cluster, alone: false });
    return { name: 'running', message: 'PostgreSQL had stopped and runs again' };
  } catch (error) {
    return error as Error;
  } finally {
    change?.release();
  }
}

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askServer, type Running } from './ask.ts';
import { type Binaries, prepareBinaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { createCluster } from './create-cluster.ts';
import { DatabaseUnavailable } from './errors.ts';
import { startFailure } from './failure.ts';
import { logSize, logTail, trimLog } from './log-file.ts';
import { isAlive, livePostmaster, notedPid, stopPostmaster } from './postmaster.ts';
import { serverArguments, settingsStamp } from './settings.ts';
import { hasEnded, spawnAs } from './spawn-as.ts';

const pollMs = 5;
// Recovery after a crash reads at most max_wal_size of log: seconds, on the slowest disk a few minutes.
const readyTimeoutMs = 600_000;
const tellAfterMs = 2_000;
const leftoverTimeoutMs = 10_000;
const leftoverPollMs = 100;

export interface StartRequest {
  readonly cluster: Cluster;
  /** No other process uses this cluster, so a server that an older Fulcrum left running may be replaced. */
  readonly alone: boolean;
}

/** Sees to it that the cluster exists and answers. Call it under the cluster's `change` lock only. */
export async function ensureRunning({ cluster, alone }: StartRequest): Promise<Running> {
  const running = await adopt(cluster);
  if (running && (!alone || running.stamp === settingsStamp(cluster))) return running;
  if (running) await stopPostmaster(cluster.data);
  const binaries = prepareBinaries(cluster);
  if (!existsSync(cluster.data)) await createCluster(cluster, binaries);
  return start(cluster, binaries);
}

async function start(cluster: Cluster, binaries: Binaries): Promise<Running> {
  const deadline = performance.now() + leftoverTimeoutMs;
  for (;;) {
    const logFrom = logSize(cluster.logFile);
    const running = await launch(cluster, binaries);
    if (running) return running;
    // After a postmaster was killed, its last children hold the shared memory for a moment longer.
    const retry = /shared memory block .* is still in use/.test(logTail(cluster.logFile, logFrom));
    if (!retry || performance.now() > deadline) {
      throw startFailure(cluster, 'PostgreSQL did not start', logFrom);
    }
    await sleep(leftoverPollMs);
  }
}

/** The cluster's server, when one is running already: started by another process of ours, or left by a killed one. */
async function adopt(cluster: Cluster): Promise<Running | undefined> {
  const running = await untilReady(cluster, () => livePostmaster(cluster.data) === undefined);
  if (running && running.data !== cluster.data) {
    throw new DatabaseUnavailable(
      `The socket in ${cluster.socketDir} leads to a PostgreSQL that knows its data as ${running.data}, not ${cluster.data}: ` +
        'it was started from another place (a container?). Stop it there first.',
    );
  }
  return running;
}

async function launch(cluster: Cluster, binaries: Binaries): Promise<Running | undefined> {
  if (livePostmaster(cluster.data) === undefined) dropStaleLocks(cluster);
  trimLog(cluster.logFile);
  const child = await spawnAs({
    path: binaries.postgres,
    arguments: serverArguments(cluster),
    account: cluster.account,
    logFile: cluster.logFile,
    outlivesUs: true,
  });
  child.unref();
  return untilReady(cluster, () => hasEnded(child));
}

/**
 * PostgreSQL will not start while a lock file of its names a live process, whatever that process is. One that is not
 * this cluster's server got a recycled pid, or is dead and not yet buried: the file goes, the process is left alone.
 */
function dropStaleLocks(cluster: Cluster): void {
  const pid = notedPid(cluster.data);
  if (pid !== undefined && isAlive(pid)) rmSync(join(cluster.data, 'postmaster.pid'));
  for (const name of readdirSync(cluster.socketDir)) rmSync(join(cluster.socketDir, name));
}

async function untilReady(cluster: Cluster, hasGone: () => boolean): Promise<Running | undefined> {
  const begun = performance.now();
  let told = false;
  for (;;) {
    const answer = await askServer(cluster);
    if (answer) return answer;
    if (hasGone()) return undefined;
    const waited = performance.now() - begun;
    if (waited > readyTimeoutMs) throw startFailure(cluster, 'PostgreSQL does not get ready', 0);
    if (!told && waited > tellAfterMs) {
      cluster.tell('waiting for PostgreSQL to answer; after a crash it first recovers what was saved');
      told = true;
    }
    await sleep(pollMs);
  }
}

import { chownSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { syncFolder } from './durable-file.ts';
import { startFailure } from './failure.ts';
import { logSize, logTail } from './log-file.ts';
import { hasEnded, spawnAs } from './spawn-as.ts';

const pollMs = 5;

/** Makes an empty cluster. It gets its name when it is complete; one that was cut short is made anew. */
export async function createCluster(cluster: Cluster, binaries: Binaries): Promise<void> {
  cluster.tell('creating a new database');
  dropDrafts(cluster);
  const draft = mkdtempSync(`${cluster.data}.new-`);
  if (cluster.account) chownSync(draft, cluster.account.uid, cluster.account.gid);
  const logFrom = logSize(cluster.logFile);
  if (!(await initialise(cluster, binaries, draft))) {
    throw startFailure(cluster, 'PostgreSQL could not make a new database', logFrom);
  }
  renameSync(draft, cluster.data);
  // Without this, a power cut could take back the name and with it all that is saved in the first seconds.
  for (const folder of [cluster.home, cluster.dataDir, dirname(cluster.dataDir)]) syncFolder(folder);
}

function dropDrafts(cluster: Cluster): void {
  for (const name of readdirSync(cluster.home).filter((name) => name.startsWith('data.new-'))) {
    rmSync(join(cluster.home, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Sorting, folding and patterns come from the built-in C.UTF-8: by code point, knowing all of Unicode, the same on
 * every system. Only the trigrams of search ask the system what a letter is; where it has no C.UTF-8, the plain C
 * locale serves, and trigrams see ASCII alone.
 */
async function initialise(cluster: Cluster, binaries: Binaries, directory: string): Promise<boolean> {
  for (const letters of ['C.UTF-8', 'C']) {
    const logFrom = logSize(cluster.logFile);
    const initdb = await spawnAs({
      path: binaries.initdb,
      arguments: initArguments(cluster, directory, letters),
      account: cluster.account,
      logFile: cluster.logFile,
      outlivesUs: false,
    });
    while (!hasEnded(initdb)) await sleep(pollMs);
    if (initdb.exitCode === 0) return true;
    if (!/invalid locale/.test(logTail(cluster.logFile, logFrom))) return false;
  }
  return false;
}

function initArguments(cluster: Cluster, directory: string, letters: string): readonly string[] {
  const locale = ['--no-locale', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const trust = ['--username=fulcrum', '--auth=trust', '--no-instructions'];
  const sync = cluster.durable ? [] : ['--no-sync'];
  return ['-D', directory, ...locale, `--lc-ctype=${letters}`, ...trust, ...sync];
}

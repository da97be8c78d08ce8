import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 5;
const fastShutdownMs = 2_400;
const immediateShutdownMs = 500;

/** The process that the cluster's own pid file names, if there is such a file. It may be anything by now. */
export function notedPid(data: string): number | undefined {
  const first = readFile(join(data, 'postmaster.pid'))?.split('\n', 1)[0];
  const pid = Number(first);
  return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
}

/** Whether the process is alive and is the PostgreSQL of this very cluster: a recycled pid never is. */
function isPostmaster(pid: number, data: string): boolean {
  return commandLine(pid).includes(`/postgres -D ${data} -k `);
}

/** The cluster's running server, if there is one. */
export function livePostmaster(data: string): number | undefined {
  const pid = notedPid(data);
  return pid !== undefined && isPostmaster(pid, data) ? pid : undefined;
}

/** Stops the server of the cluster in `data`: every commit is on disk either way. Returns false if it would not go. */
export async function stopPostmaster(data: string): Promise<boolean> {
  const pid = livePostmaster(data);
  if (pid === undefined) return true;
  for (const [signal, timeoutMs] of [
    ['SIGINT', fastShutdownMs],
    ['SIGQUIT', immediateShutdownMs],
  ] as const) {
    signalProcess(pid, signal);
    if (await gone({ pid, data }, timeoutMs)) return true;
  }
  return false;
}

/** Begins a fast shutdown. */
export function interruptPostmaster(data: string): void {
  const pid = livePostmaster(data);
  if (pid !== undefined) signalProcess(pid, 'SIGINT');
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function gone({ pid, data }: { pid: number; data: string }, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (isAlive(pid) && isPostmaster(pid, data)) {
    if (performance.now() > deadline) return false;
    await sleep(pollMs);
  }
  return true;
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? '';
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function readFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import type { Account } from './account.ts';

export interface Program {
  readonly path: string;
  readonly arguments: readonly string[];
  readonly account: Account | undefined;
  /** Its output is appended here. A file, not a pipe: it must outlive us. */
  readonly logFile: string;
}

/**
 * Starts a program as the given account, in a session of its own, so that Ctrl-C in our terminal is not also its
 * Ctrl-C. Rejects when it cannot be started: Node reports that by an event, which nobody hears unless asked for.
 */
export async function spawnAs(program: Program): Promise<ChildProcess> {
  const log = openSync(program.logFile, 'a', 0o600);
  try {
    const child = spawn(program.path, program.arguments, {
      cwd: '/',
      detached: true,
      // Nothing of ours reaches it: PGDATA and its kin would change what it does.
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      ...(program.account ?? {}),
    });
    await once(child, 'spawn');
    return child;
  } finally {
    closeSync(log);
  }
}

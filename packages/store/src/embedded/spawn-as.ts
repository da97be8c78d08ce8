import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import type { Account } from './account.ts';
import { DatabaseUnavailable } from './errors.ts';

export interface Program {
  readonly path: string;
  readonly arguments: readonly string[];
  readonly account: Account | undefined;
  /** Its output is appended here. A file, not a pipe: it must outlive us. */
  readonly logFile: string;
  /** Whether it runs in a session of its own, so that Ctrl-C in our terminal is not also its Ctrl-C. */
  readonly outlivesUs: boolean;
}

/**
 * Starts a program as the given account. Throws DatabaseUnavailable when the system refuses: Node reports that by an
 * event, which ends the process when nobody hears it.
 */
export async function spawnAs(program: Program): Promise<ChildProcess> {
  const log = openSync(program.logFile, 'a', 0o600);
  try {
    const child = spawn(program.path, program.arguments, {
      cwd: '/',
      detached: program.outlivesUs,
      // Nothing of ours reaches it: PGDATA and its kin would change what it does.
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      ...(program.account ?? {}),
    });
    await once(child, 'spawn');
    return child;
  } catch (error) {
    const as = program.account ? ` as user id ${program.account.uid}` : '';
    throw new DatabaseUnavailable(
      `${program.path} could not be started${as}: ${(error as Error).message}. ` +
        'Run Fulcrum as an ordinary user on a machine that lets it, or set DATABASE_URL.',
      { cause: error },
    );
  } finally {
    closeSync(log);
  }
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

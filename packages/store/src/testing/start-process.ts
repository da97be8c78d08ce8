import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

interface Told {
  readonly opened?: string;
  readonly refused?: string;
  readonly message?: string;
  readonly acknowledged?: number;
}

export interface ProcessRequest {
  readonly dataDir: string;
  readonly role: 'server' | 'guest';
  readonly task?: 'hold' | 'insert' | 'exit';
  /** fsync off. */
  readonly careless?: boolean;
  readonly uid?: number | undefined;
}

export interface DatabaseProcess {
  readonly pid: number;
  /** Everything that it has told so far. */
  readonly told: readonly Told[];
  /** Whether it opened the database or was refused, once one of the two has happened. */
  readonly outcome: Promise<Told>;
  readonly ended: Promise<unknown>;
  /** As `kill -9`. */
  kill(): Promise<void>;
  /** Lets it close the database and end. */
  finish(): Promise<void>;
}

/** Opens the data folder's database in a process of its own. */
export function startProcess(request: ProcessRequest): DatabaseProcess {
  const { dataDir, role, task = 'hold', careless = false, uid } = request;
  const child = fork(
    fileURLToPath(new URL('database-process.ts', import.meta.url)),
    [dataDir, role, task, careless ? 'careless' : ''],
    {
      cwd: '/',
      execArgv: [],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    },
  );
  const told: Told[] = [];
  child.on('message', (message: Told) => told.push(message));
  return {
    pid: child.pid!,
    told,
    outcome: outcomeOf(child),
    ended: once(child, 'exit'),
    kill: () => endOf(child, () => child.kill('SIGKILL')),
    finish: () => endOf(child, () => child.send('end')),
  };
}

async function outcomeOf(child: ChildProcess): Promise<Told> {
  const first = once(child, 'message').then(([message]) => message as Told);
  const end = once(child, 'exit').then(([code]) => ({ refused: 'exit', message: `ended with ${code}` }));
  return Promise.race([first, end]);
}

async function endOf(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  end();
  await ended;
}

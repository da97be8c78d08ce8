import { Worker } from 'node:worker_threads';
import { BadInput, type Engine, Forbidden, NotElsewhere, NotFound, type RunElsewhere } from '@fulcrum/workbench';
import type { Told } from './message.ts';

const THREAD = new URL('./worker.ts', import.meta.url);

interface Job {
  readonly task: Parameters<RunElsewhere>[0];
  readonly options: Parameters<RunElsewhere>[1];
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts a thread that computes forecasts, plans and explanations, so that the server's own thread can answer everything else
 * meanwhile. One task runs at a time; a task that waits is left undone when nobody wants it any more. A thread that
 * dies fails the tasks that it had, and the next task starts another.
 * @param connection of the database, as `new pg.Pool(…)` takes it
 */
export function startEngine(connection: object, onTrouble: (error: unknown) => void): Engine {
  const waiting: Job[] = [];
  let running: { readonly number: number; readonly job: Job } | null = null;
  let count = 0;
  let worker: Worker | null = null;
  let isClosed = false;

  const next = () => {
    if (running !== null || isClosed) return;
    const job = waiting.shift();
    if (job === undefined) return;
    if (job.options?.signal?.aborted) {
      job.reject(new BadInput('nobody waits for this answer any more'));
      next();
      return;
    }
    running = { number: ++count, job };
    worker ??= begin();
    worker.postMessage({ number: running.number, task: job.task });
  };
  const end = (settle: (job: Job) => void) => {
    const job = running?.job;
    running = null;
    if (job !== undefined) settle(job);
    next();
  };
  const hear = (told: Told) => {
    if (told.number !== running?.number) return;
    if ('progress' in told) running.job.options?.onProgress?.(told.progress);
    else if ('error' in told) end((job) => job.reject(errorOf(told.error)));
    else end((job) => job.resolve(told.answer));
  };
  const begin = (): Worker => {
    const begun = new Worker(THREAD, { workerData: { connection } });
    begun.on('message', hear);
    begun.on('error', onTrouble);
    begun.once('exit', () => {
      if (worker === begun) worker = null;
      // Whatever ended the thread, it may end this one too: so the task is not tried again here.
      end((job) => job.reject(new Error('the thread that computes has ended')));
    });
    begun.unref();
    return begun;
  };
  worker = begin();
  return {
    run: (task, options) =>
      new Promise((resolve, reject) => {
        if (isClosed) reject(new NotElsewhere('the thread that computes is closed'));
        else waiting.push({ task, options, resolve, reject });
        next();
      }),
    close: async () => {
      isClosed = true;
      for (const job of waiting.splice(0)) job.reject(new NotElsewhere('the thread that computes is closed'));
      await worker?.terminate();
    },
  };
}

const KINDS: Readonly<Record<string, new (message: string) => Error>> = { BadInput, Forbidden, NotElsewhere, NotFound };

function errorOf({ name, message }: { readonly name: string; readonly message: string }): Error {
  const Kind = KINDS[name] ?? Error;
  return new Kind(message);
}

import { Worker } from 'node:worker_threads';
import type { Network, SimulateOptions } from '../network.ts';
import type { Tally } from '../simulation/tally.ts';

/** One share of a run, and who waits for it. */
interface Task {
  readonly network: Network;
  readonly share: SimulateOptions;
  readonly done: (tally: Tally) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Threads that simulate. They are started when they are first needed, wait for more when they are done, and do not keep the
 * process alive while they wait.
 */
export class Threads {
  readonly count: number;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #queue: Task[] = [];
  readonly #running = new Map<Worker, Task>();

  /** @param count how many threads at once, at least one */
  constructor(count: number) {
    if (!(Number.isInteger(count) && count >= 1)) throw new RangeError(`there cannot be ${count} threads`);
    this.count = count;
  }

  /** The tally of one share, when a thread has done it. Rejected when the thread ends before. */
  run(network: Network, share: SimulateOptions): Promise<Tally> {
    return new Promise((done, failed) => {
      this.#queue.push({ network, share, done, failed });
      this.#next();
    });
  }

  /** Ends all threads; what runs on them, and what waits for them, is rejected. */
  async close(): Promise<void> {
    for (const task of this.#queue.splice(0)) task.failed(ended());
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#queue.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#all.size < this.count ? this.#start() : null);
    if (worker === null) return;
    const task = this.#queue.shift()!;
    this.#running.set(worker, task);
    worker.ref();
    worker.postMessage({ network: task.network, share: task.share });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    this.#all.add(worker);
    worker.on('message', (tally: Tally) => {
      worker.unref();
      const task = this.#running.get(worker);
      this.#running.delete(worker);
      this.#idle.push(worker);
      task?.done(tally);
      this.#next();
    });
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, ended()));
    return worker;
  }

  #lose(worker: Worker, error: unknown): void {
    this.#all.delete(worker);
    const idle = this.#idle.indexOf(worker);
    if (idle >= 0) this.#idle.splice(idle, 1);
    this.#running.get(worker)?.failed(error);
    this.#running.delete(worker);
    this.#next();
  }
}

function ended(): Error {
  return new Error('the thread ended before it was done');
}

import type { ModelChange, WhatIf } from '@fulcrum/core/forecast';
import type { FromEngine, Plan, ToEngine } from './protocol.ts';

/** The model of a program in a worker. Whoever starts it closes it. */
export interface Engine {
  /** What can be changed; rejects when the model cannot be had. */
  readonly plan: Promise<Plan>;
  /**
   * What some changes do to the dates. While one question is being answered, of those that follow only the latest
   * waits: the others get null. A quick answer is of fewer futures: its dates may differ by some days.
   */
  readonly ask: (changes: readonly ModelChange[], isQuick?: boolean) => Promise<Asked | null>;
  /** Lays a scenario over the plan, by the address of its model; null takes it off. What is asked after it is asked of that. */
  readonly lay: (address: string | null) => Promise<Plan>;
  readonly close: () => void;
}

/** An answer, and how long the model took for it. */
export type Asked = { readonly answer: WhatIf; readonly tookMs: number };

type Question = Omit<Extract<ToEngine, { kind: 'ask' }>, 'kind'>;

/** What an engine needs of a worker. */
export type EngineWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/**
 * Starts the model of a program.
 * @param address the route that gives the program as the model reads it
 */
export function startEngine(address: string, startWorker: () => EngineWorker = modelWorker): Engine {
  const worker = startWorker();
  const exchange = exchangeWith(worker);
  const planOf = (told: FromEngine): Plan => (told.kind === 'ready' ? told.plan : unexpected(told));
  const plan = exchange({ kind: 'load', address }).then(planOf);
  // Whoever asks hears of it; nobody has to.
  plan.catch(() => undefined);
  const askOne = latestWins(async (question: Question): Promise<Asked> => {
    await plan;
    const told = await exchange({ kind: 'ask', ...question });
    if (told.kind !== 'answer') return unexpected(told);
    return { answer: told.answer, tookMs: told.tookMs };
  });
  const ask: Engine['ask'] = (changes, isQuick) => askOne({ changes, isQuick });
  const lay = (scenario: string | null) => exchange({ kind: 'lay', address: scenario }).then(planOf);
  return { plan, ask, lay, close: () => worker.terminate() };
}

function modelWorker(): EngineWorker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'model' });
}

/** One message at a time, and its answer. */
function exchangeWith(worker: EngineWorker): (message: ToEngine) => Promise<FromEngine> {
  let settle: { readonly told: (message: FromEngine) => void; readonly failed: (error: Error) => void } | undefined;
  worker.onmessage = ({ data }: MessageEvent<FromEngine>) => settle?.told(data);
  worker.onerror = (event) => settle?.failed(new Error(`the model stopped: ${(event as ErrorEvent).message}`));
  const send = (message: ToEngine) =>
    new Promise<FromEngine>((told, failed) => {
      settle = { told, failed };
      worker.postMessage(message);
    });
  let isFree: Promise<unknown> | undefined;
  return (message) => {
    const answer = isFree === undefined ? send(message) : isFree.then(() => send(message));
    isFree = answer.catch(() => undefined);
    return answer;
  };
}

function unexpected(told: FromEngine): never {
  throw new Error(told.kind === 'failed' ? told.reason : `the model told "${told.kind}" out of turn`);
}

type Waiting<In, Out> = {
  readonly input: In;
  readonly resolve: (out: Out | null) => void;
  readonly reject: (error: unknown) => void;
};

/** Runs one after the other; of those that wait, only the latest is run, and the others come to null. */
export function latestWins<In, Out>(run: (input: In) => Promise<Out>): (input: In) => Promise<Out | null> {
  let isRunning = false;
  let waiting: Waiting<In, Out> | undefined;
  const next = () => {
    if (isRunning || waiting === undefined) return;
    const { input, resolve, reject } = waiting;
    [isRunning, waiting] = [true, undefined];
    run(input)
      .then(resolve, reject)
      .finally(() => {
        isRunning = false;
        next();
      });
  };
  return (input) =>
    new Promise((resolve, reject) => {
      waiting?.resolve(null);
      waiting = { input, resolve, reject };
      next();
    });
}

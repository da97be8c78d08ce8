// The thread that computes: a workbench of its own over the same database, which does one task after the other.
import { parentPort, workerData } from 'node:worker_threads';
import {
  CATALOGUE,
  computeHere,
  openWorkbench,
  perform,
  type Task,
  type Workbench,
  type WorkProgress,
} from '@fulcrum/workbench';
import type { Asked, Told } from './message.ts';

const port = parentPort;
if (port === null) throw new Error('this is the start of a worker thread');
const tell = (told: Told) => port.postMessage(told);
const opening = openWorkbench({ database: { connection: workerData.connection } });
let last: Promise<unknown> = opening;
// A thread that could not open its workbench never will: it ends, and the next task starts another.
opening.catch((error: unknown) => {
  throw error;
});

port.on('message', (asked: Asked) => {
  last = last.then(() => answer(asked)).catch(() => {});
});

async function answer({ number, task }: Asked): Promise<void> {
  try {
    const workbench = await opening;
    // What others appended, this thread has not heard of.
    await workbench.refresh();
    const onProgress = (progress: WorkProgress) => tell({ number, progress });
    tell({ number, answer: await done(workbench, task, onProgress) });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    tell({ number, error: { name: error instanceof Error ? error.constructor.name : name, message } });
  }
}

async function done(workbench: Workbench, task: Task, onProgress: (progress: WorkProgress) => void): Promise<unknown> {
  if (task.kind !== 'perform') return computeHere(workbench, task, onProgress);
  const operation = CATALOGUE.find(({ id }) => id === task.operation);
  if (operation === undefined) throw new Error(`no operation "${task.operation}"`);
  return perform(operation, { workbench, principal: task.principal, onProgress }, task.input);
}

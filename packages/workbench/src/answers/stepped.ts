import { setImmediate } from 'node:timers/promises';
import type { WorkProgress } from '../workspace/elsewhere.ts';

/** Does work step by step and tells how far it is: others have their turn in between. */
export async function stepped<T>(
  steps: Generator<Pick<WorkProgress, 'done' | 'total'>, T>,
  label: string,
  onProgress: ((progress: WorkProgress) => void) | undefined,
): Promise<T> {
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      onProgress?.({ label, ...step.value });
      await setImmediate();
    }
  } finally {
    onProgress?.({ label, done: 1, total: 1 });
  }
}

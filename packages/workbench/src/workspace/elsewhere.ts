import type { Principal } from '../policy/permission.ts';

/** Work that takes a second or more, as data: it can be done on another thread, by a workbench with the same facts. */
export type Task =
  | {
      readonly kind: 'program';
      readonly program: string;
      readonly asOf: string;
      readonly branches: readonly string[];
      readonly version: string;
    }
  | {
      readonly kind: 'milestone';
      readonly program: string;
      readonly milestone: string;
      readonly asOf: string;
      readonly seed: number;
      readonly replications: number;
      readonly branches: readonly string[];
      readonly version: string;
    }
  | {
      readonly kind: 'explain';
      readonly program: string;
      readonly milestone: string;
      readonly from: string;
      readonly to: string;
      readonly seed: number;
      readonly replications: number;
      readonly branches: readonly string[];
      readonly version: string;
    }
  | {
      /** A whole operation of the catalogue. Whoever asks was let in already. */
      readonly kind: 'perform';
      readonly operation: string;
      readonly principal: Principal;
      readonly input: object;
    };

/** A piece of work that computes one answer, out of the facts of a version of the trunk. */
export type ComputeTask = Exclude<Task, { kind: 'perform' }>;

/** How far a piece of work is: it is over when all is done. */
export interface WorkProgress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/**
 * Does work on another thread. Rejects with `NotElsewhere` when it cannot be done there: then it is done here.
 * With a signal that is aborted, work that has not begun is left undone.
 */
export type RunElsewhere = (
  task: Task,
  options?: {
    readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
    readonly signal?: AbortSignal | undefined;
  },
) => Promise<unknown>;

/** It could not be done on the other thread. */
export class NotElsewhere extends Error {}

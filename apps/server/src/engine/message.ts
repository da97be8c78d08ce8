import type { Task, WorkProgress } from '@fulcrum/workbench';

/** What the server's thread asks of the thread that computes. */
export interface Asked {
  readonly number: number;
  readonly task: Task;
}

/** What comes back: how far it is, and at last an answer or what went wrong. */
export type Told =
  | { readonly number: number; readonly progress: WorkProgress }
  | { readonly number: number; readonly answer: unknown }
  | { readonly number: number; readonly error: { readonly name: string; readonly message: string } };

import type { WorkDays } from './model-input.ts';

/** What an activity of the network stands for. */
export interface Activity {
  /** An open item; items that are yet to join; other work; an open wait; the end of a milestone that risks delay as a whole. */
  readonly kind: 'item' | 'arrival' | 'other' | 'wait' | 'end';
  /** Its id: of the item, the wait or the milestone. */
  readonly id: string;
  /** What its draws are keyed by. */
  readonly key: string;
  /** Team id; null for what no team works on. */
  readonly team: string | null;
  /** Indices of the planned milestones that end with it. */
  readonly milestones: readonly number[];
  /** Its place in the plan before links are looked at: working days. */
  readonly place: number;
  readonly table: number;
  readonly scale: WorkDays;
  /** What of its time in a slot is paid for: more than 1 where it takes less than it costs. */
  readonly price: number;
  /** Index of its team's level; -1 for none. */
  readonly level: number;
  readonly release: WorkDays;
  readonly resource: number;
  /** Index of the milestone whose level stretches it; -1 for none. */
  readonly host: number;
}

/** Of an activity that no team works on. */
export const NO_WORK = { team: null, price: 0, level: -1, release: 0, resource: -1, host: -1 } as const;

import type { ModelChange, WhatIf } from '@fulcrum/core/forecast';
import type { Day } from '../time/day.ts';

/** What the page tells the worker. */
export type ToEngine =
  | {
      readonly kind: 'load';
      /** The address of the program as the model reads it. */
      readonly address: string;
    }
  | {
      readonly kind: 'lay';
      /** The address of the program in a scenario, which is laid over what was loaded; null takes it off. */
      readonly address: string | null;
    }
  | {
      readonly kind: 'ask';
      readonly changes: readonly ModelChange[];
      /** In fewer futures, for a hand that moves: dates then may differ by some days. */
      readonly isQuick?: boolean | undefined;
    };

/** What the worker tells the page: one answer to each message, in their order. */
export type FromEngine =
  | { readonly kind: 'ready'; readonly plan: Plan }
  | { readonly kind: 'answer'; readonly answer: WhatIf; readonly tookMs: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** What can be changed in a program, as the model holds it. */
export type Plan = {
  readonly asOf: Day;
  readonly teams: readonly { readonly id: string; readonly name: string; readonly slots: number }[];
  /** Open items in the order of the plan. */
  readonly items: readonly PlanItem[];
};

export type PlanItem = {
  readonly id: string;
  readonly team: string;
  readonly milestones: readonly string[];
  readonly inHand: boolean;
};

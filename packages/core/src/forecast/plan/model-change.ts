import type { Day } from '../../calendar/index.ts';
import type { Expense, Leave, Risk, Wait } from '../../vocabulary/index.ts';
import type { ModelItem, ModelLink } from './model-input.ts';

/**
 * One change to a plan. A thing that is put replaces the one with the same id, or is added. What names nothing that
 * is there leaves the plan as it is, with a diagnostic.
 */
export type ModelChange =
  | { readonly kind: 'add-item'; readonly item: Pick<ModelItem, 'id' | 'team' | 'milestones'> & Partial<ModelItem> }
  | { readonly kind: 'cut-item'; readonly item: string }
  /** To other milestones, another team, another place in the order, another earliest day. */
  | {
      readonly kind: 'move-item';
      readonly item: string;
      readonly to: Partial<Pick<ModelItem, 'milestones' | 'team' | 'rank' | 'notBefore'>>;
    }
  | {
      readonly kind: 'estimate';
      readonly item: string;
      readonly estimate?: number | null;
      readonly effort?: number | null;
    }
  /** In this order, those that are named. */
  | { readonly kind: 'order'; readonly items: readonly string[] }
  /** To somebody else; to anybody of its team when null. */
  | { readonly kind: 'assign'; readonly item: string; readonly assignee: string | null }
  | { readonly kind: 'target'; readonly milestone: string; readonly target: Day | null }
  | { readonly kind: 'capacity'; readonly team: string; readonly slots: number }
  | { readonly kind: 'put-leave'; readonly leave: Leave }
  | { readonly kind: 'drop-leave'; readonly leave: string }
  | { readonly kind: 'put-risk'; readonly risk: Risk }
  | { readonly kind: 'drop-risk'; readonly risk: string }
  | { readonly kind: 'put-wait'; readonly wait: Wait }
  | { readonly kind: 'drop-wait'; readonly wait: string }
  | { readonly kind: 'put-expense'; readonly expense: Expense }
  | { readonly kind: 'drop-expense'; readonly expense: string }
  | { readonly kind: 'put-link'; readonly link: ModelLink }
  | { readonly kind: 'drop-link'; readonly link: string };

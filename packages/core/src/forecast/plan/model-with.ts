import { applyChanges } from './apply-changes.ts';
import type { ModelChange } from './model-change.ts';
import { modelOnBranch, type PlanModel } from './plan-model.ts';

/** The model of a plan with changes in it, held against the same record, in the same futures. */
export function modelWith(model: PlanModel, changes: readonly ModelChange[]): PlanModel {
  return modelOnBranch(model, applyChanges(model.input, changes).input);
}

import { quantilesOf } from '../../stats/index.ts';
import { applyChanges } from './apply-changes.ts';
import { compilePlan } from './compile.ts';
import { indexOfMilestone } from './levers.ts';
import { type MilestoneRuns, milestoneRuns } from './milestone-runs.ts';
import type { ModelChange } from './model-change.ts';
import type { ModelItem } from './model-input.ts';
import { daysOf, type PlanModel } from './plan-model.ts';
import { shortModel } from './short-model.ts';

/** What a request would bring into a milestone. */
export interface Requested {
  readonly milestone: string;
  readonly changes: readonly ModelChange[];
  /** Ids of the items that it brings. */
  readonly brings: readonly string[];
}

/** Many runs of a milestone with a request, each with something else done about it. */
export interface RequestTrials {
  /** Days to its 85 % date without the request, and with it. */
  readonly before: number;
  readonly absorbed: number;
  /** Days to its 85 % date with the request and further changes; infinite where it then cannot end. */
  readonly p85With: (more: readonly ModelChange[]) => number;
  /** The items of the plan with the request in it. */
  readonly items: readonly ModelItem[];
}

/** Makes ready for many runs of a milestone with a request, in fewer futures than the plan has; null where it has no date. */
export function requestTrials(whole: PlanModel, { milestone, changes }: Requested): RequestTrials | null {
  const index = indexOfMilestone(whole, milestone);
  const own = whole.current.days[index];
  if (!own) return null;
  const model = shortModel(whole);
  const runs = milestoneRuns(model);
  const { input } = applyChanges(model.input, changes);
  const p85With = (more: readonly ModelChange[]): number =>
    p85Of(model, { index, runs, input: applyChanges(input, more).input });
  const [before] = quantilesOf(model.current.days[index]!, [0.85]) as [number];
  return { before, absorbed: p85With([]), p85With, items: input.items };
}

function p85Of(
  model: PlanModel,
  { index, runs, input }: { index: number; runs: MilestoneRuns; input: PlanModel['input'] },
): number {
  const { network, blocked } = compilePlan(input, { bare: false });
  const at = input.milestones.findIndex(({ id }) => id === model.input.milestones[index]!.id);
  if (at < 0 || (blocked[at] ?? null) !== null) return Number.POSITIVE_INFINITY;
  const days = daysOf(model, index, runs.ends(runs.take(network, at), model.run.replications));
  return days === null ? Number.POSITIVE_INFINITY : quantilesOf(days, [0.85])[0]!;
}

import { daysBetween } from '../../calendar/index.ts';
import type { Diagnostic } from '../../vocabulary/index.ts';
import type { NoDates } from '../answer.ts';
import { applyChanges } from './apply-changes.ts';
import { type CostDifference, costDifference } from './cost.ts';
import type { ModelChange } from './model-change.ts';
import type { ModelInput } from './model-input.ts';
import { type PlanModel, type PlanRun, runOf } from './plan-model.ts';
import { endIn, lateNotes, type PlannedEnd } from './planned-end.ts';

/** What a change does to one milestone: both plans in the same futures, replication by replication. */
export interface MilestoneDifference {
  readonly milestone: string;
  readonly name: string;
  readonly before: PlannedEnd | NoDates;
  readonly after: PlannedEnd | NoDates;
  /** Days between the dates that are shown, at even odds and at 85 %: later when above 0. Null where one of them has no date. */
  readonly days: { readonly p50: number; readonly p85: number } | null;
  /** What is added to the odds of its target (of each plan's own); null where one has none. */
  readonly odds: number | null;
  /** Share of the futures in which it ends half a day later, or more. */
  readonly laterShare: number | null;
  /** Share of the futures in which it ends half a day earlier, or more. */
  readonly earlierShare: number | null;
}

/** What a change does to a plan. */
export interface WhatIf {
  readonly seed: number;
  readonly replications: number;
  readonly milestones: readonly MilestoneDifference[];
  /** Null where no rates are known. */
  readonly cost: CostDifference | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What some changes, or another plan, do to the plan as it stands: paired differences over the same futures. */
export function whatIf(model: PlanModel, other: readonly ModelChange[] | ModelInput): WhatIf {
  const changed = isChanges(other)
    ? applyChanges(model.input, other)
    : { input: other, diagnostics: other.diagnostics };
  const run = runOf(model, changed.input);
  return {
    seed: model.run.seed,
    replications: model.run.replications,
    milestones: differencesOf(model, run),
    cost: costDifference(model, run),
    diagnostics: [...changed.diagnostics, ...run.compiled.diagnostics, ...lateNotes(run)],
  };
}

function isChanges(other: readonly ModelChange[] | ModelInput): other is readonly ModelChange[] {
  return Array.isArray(other);
}

/** The differences of a run to the plan as it stands, for each milestone that both have. */
function differencesOf(model: PlanModel, run: PlanRun): readonly MilestoneDifference[] {
  return model.input.milestones.flatMap(({ id }, index) => {
    const at = run.input.milestones.findIndex((milestone) => milestone.id === id);
    return at < 0 ? [] : [differenceOf(model, run, { index, at })];
  });
}

function differenceOf(
  model: PlanModel,
  run: PlanRun,
  of: { readonly index: number; readonly at: number },
): MilestoneDifference {
  const { id, name } = run.input.milestones[of.at]!;
  const before = endIn(model, model.current, of.index);
  const after = endIn(model, run, of.at);
  const head = { milestone: id, name, before, after };
  const [from, to] = [model.current.days[of.index], run.days[of.at]];
  if (before.status !== 'ok' || after.status !== 'ok' || !from || !to) {
    return { ...head, days: null, odds: null, laterShare: null, earlierShare: null };
  }
  const odds =
    before.oddsOfTarget === null || after.oddsOfTarget === null ? null : after.oddsOfTarget - before.oddsOfTarget;
  return { ...head, days: movedBy(before, after), odds, ...sharesOf(from, to) };
}

function movedBy({ quantiles: from }: PlannedEnd, { quantiles: to }: PlannedEnd) {
  return { p50: daysBetween(from.p50, to.p50), p85: daysBetween(from.p85, to.p85) };
}

const HALF_DAY = 0.5;

function sharesOf(from: Float64Array, to: Float64Array) {
  let [later, earlier] = [0, 0];
  for (let r = 0; r < from.length; r++) {
    const moved = to[r]! - from[r]!;
    if (moved >= HALF_DAY) later++;
    else if (moved <= -HALF_DAY) earlier++;
  }
  return { laterShare: later / from.length, earlierShare: earlier / from.length };
}

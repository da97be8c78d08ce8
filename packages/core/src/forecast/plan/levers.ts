import { quantilesOf } from '../../stats/index.ts';
import { applyChanges } from './apply-changes.ts';
import { bestFirst, type Runs, type Scored } from './best-first.ts';
import { compilePlan, withOtherSlots } from './compile.ts';
import { type LeverCandidate, leverCandidates } from './lever-candidates.ts';
import { type MilestoneRun, type MilestoneRuns, milestoneRuns } from './milestone-runs.ts';
import type { ModelInput } from './model-input.ts';
import { daysOf, type PlanModel } from './plan-model.ts';
import { endIn, oddsOf } from './planned-end.ts';
import { criticalityOf, shortModel, tracedModel } from './short-model.ts';

/** Something that could be done, and what it would do to the end of a milestone. */
export interface Lever extends LeverCandidate {
  /** Days by which the milestone ends earlier, at even odds and at 85 %. */
  readonly gained: { readonly p50: number; readonly p85: number };
  /** What it adds to the odds of the target; null without a target. */
  readonly odds: number | null;
  /** Futures in which both were simulated. */
  readonly replications: number;
}

/** Levers of a milestone, the one that gains most at 85 % first; or why there are none. */
export type Levers =
  | {
      readonly status: 'ok';
      readonly milestone: string;
      readonly levers: readonly Lever[];
      readonly replications: number;
    }
  | { readonly status: 'insufficient-data' | 'infeasible' | 'out-of-time'; readonly reason: string };

/**
 * What would move a milestone most: each lever is pulled by itself, and both plans are simulated over the same futures, in the part
 * of the network that the milestone can depend on.
 * Yields after each run how far it is, so that others can have their turn.
 * @throws RangeError when the plan has no such milestone
 */
export function* leversOf(model: PlanModel, milestone: string): Generator<Runs, Levers> {
  const index = indexOfMilestone(model, milestone);
  const { flow } = model.input.milestones[index]!;
  if (flow.status !== 'ok') return { status: flow.status, reason: flow.reason };
  const short = shortModel(model);
  const end = endIn(short, short.current, index);
  if (end.status !== 'ok') return end;
  const at: At = { model: short, index, runs: milestoneRuns(short) };
  const { activities, network } = short.current.compiled;
  const critical = criticalityOf(tracedModel(short), short.current, index);
  const teams = new Set(activities.flatMap(({ team }, i) => (critical[i]! > 0 ? [team] : [])));
  const now = at.runs.take(network, index);
  const trials = leverCandidates(short, index, critical).flatMap((candidate) => {
    // Nobody waits for a team that is never on the longest path: another slot of it moves nothing.
    const isIdle = candidate.kind === 'slot' && !teams.has(candidate.subject.slice('team:'.length));
    return isIdle
      ? [{ candidate, input: short.input, index, blocked: short.current.compiled.blocked, run: now }]
      : trialOf(at, candidate);
  });
  const levers = yield* bestFirst(trials, {
    replications: short.run.replications,
    effort: (some, replications) =>
      at.runs.effort(
        some.map(({ run }) => run),
        replications,
      ),
    result: (trial, replications) => pulled(at, trial, replications),
  });
  const found = levers.flatMap(({ lever }) => lever ?? []);
  return {
    status: 'ok',
    milestone,
    levers: found,
    replications: Math.max(0, ...found.map((lever) => lever.replications)) || short.run.replications,
  };
}

interface At {
  readonly model: PlanModel;
  readonly index: number;
  readonly runs: MilestoneRuns;
}

/** A lever that can be pulled. */
interface Trial {
  readonly candidate: LeverCandidate;
  readonly input: ModelInput;
  /** The place of the milestone in it. */
  readonly index: number;
  readonly blocked: readonly (string | null)[];
  readonly run: MilestoneRun;
}

function trialOf({ model, index, runs }: At, candidate: LeverCandidate): readonly Trial[] {
  const { input } = applyChanges(model.input, candidate.changes);
  const { id } = model.input.milestones[index]!;
  const own = input.milestones.findIndex((one) => one.id === id);
  if (own < 0) return [];
  const { network, blocked } =
    (candidate.kind === 'slot' ? withOtherSlots(model.current.compiled, input) : null) ??
    compilePlan(input, { bare: false });
  return [{ candidate, input, index: own, blocked, run: runs.take(network, own) }];
}

type Pulled = Scored & { readonly lever: Lever | null };

/** Both ends in the same futures: the dates that are shown are those of more futures, and differ by more than the lever. */
function pulled({ model: whole, index, runs }: At, trial: Trial, replications: number): Pulled {
  const model = shortModel(whole, replications);
  const before = model.current.days[index]!;
  const own = daysOf(model, index, runs.ends(trial.run, replications))!;
  const days = trial.input.milestones.map((_, at) => (at === trial.index ? own : null));
  const end = endIn(model, { input: trial.input, compiled: { blocked: trial.blocked }, days }, trial.index);
  if (end.status !== 'ok') return { score: Number.NEGATIVE_INFINITY, second: 0, lever: null };
  const [from, to] = [before, own].map((each) => quantilesOf(each, [0.5, 0.85])) as [number[], number[]];
  const gained = { p50: from[0]! - to[0]!, p85: from[1]! - to[1]! };
  const odds = end.oddsOfTarget === null ? null : end.oddsOfTarget - oddsOf(model.input, index, before)!;
  return { score: gained.p85, second: gained.p50, lever: { ...trial.candidate, gained, odds, replications } };
}

/** The place of a milestone in a plan. Throws a RangeError when it is not there. */
export function indexOfMilestone({ input }: PlanModel, milestone: string): number {
  const index = input.milestones.findIndex(({ id }) => id === milestone);
  if (index < 0) throw new RangeError(`the plan has no milestone "${milestone}"`);
  return index;
}

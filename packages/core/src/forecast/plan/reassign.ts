import { quantilesOf } from '../../stats/index.ts';
import { applyChanges } from './apply-changes.ts';
import { bestFirst, type Runs, type Scored } from './best-first.ts';
import { calibratedPlan } from './calibrate-plan.ts';
import { compilePlan } from './compile.ts';
import { compareItems } from './draft.ts';
import { indexOfMilestone } from './levers.ts';
import { type MilestoneRun, type MilestoneRuns, milestoneRuns } from './milestone-runs.ts';
import type { ModelInput } from './model-input.ts';
import { daysOf, modelOnBranch, type PlanModel, planModel } from './plan-model.ts';
import { endIn, oddsOf } from './planned-end.ts';
import { shortModel } from './short-model.ts';

/** Somebody who could take the items. */
export interface Taker {
  /** Null for whoever of the item's team is free. */
  readonly person: string | null;
  /** Working days that they take to find their way into such work. */
  readonly rampUp: number;
}

/** Items of which it is asked who could take them. */
export interface Reassigning {
  readonly milestone: string;
  readonly items: readonly string[];
  readonly takers: readonly Taker[];
  /** The team in which each person works, of those who have the items and who could take them. */
  readonly homes: ReadonlyMap<string, string>;
}

/** What it would do to the milestone if somebody took the items. */
export interface Reassigned extends Taker {
  /** Days by which it ends earlier at even odds and at 85 %, and from the 15th to the 85th of a hundred futures. */
  readonly gained: { readonly p50: number; readonly p85: number; readonly low: number; readonly high: number };
  /** What it adds to the odds of the target; null without a target. */
  readonly odds: number | null;
  readonly replications: number;
}

/** Those who could take the items, whoever gains most days at 85 % first; or why there is no answer. */
export type Reassignments =
  | { readonly status: 'ok'; readonly reassigned: readonly Reassigned[]; readonly replications: number }
  | { readonly status: 'insufficient-data' | 'infeasible' | 'out-of-time'; readonly reason: string };

/**
 * What a milestone gains when somebody else takes items. Whoever has them, and each who could take them, is planned by name: what is theirs
 * waits for them, and they put aside what is not planned. The plan is brought in line with the record anew for that; then both plans run in the same futures, each taker by itself.
 * @param trunk the plan that everybody sees
 * @param now the plan that is asked about: the same, or that of a scenario
 * @throws RangeError when the plan has no such milestone
 */
export function* reassignments(trunk: ModelInput, now: ModelInput, asked: Reassigning): Generator<Runs, Reassignments> {
  const model = namedModel(trunk, now, asked);
  const index = indexOfMilestone(model, asked.milestone);
  const { flow } = model.input.milestones[index]!;
  if (flow.status !== 'ok') return { status: flow.status, reason: flow.reason };
  const end = endIn(model, model.current, index);
  if (end.status !== 'ok') return end;
  const runs = milestoneRuns(model);
  const at: At = { model, index, runs };
  const trials = asked.takers.map((taker) => trialOf(at, asked.items, taker));
  const found = yield* bestFirst(trials, {
    replications: model.run.replications,
    effort: (some, replications) =>
      runs.effort(
        some.flatMap(({ before, after }) => [before, after]),
        replications,
      ),
    result: (trial, replications) => gainOf(at, trial, replications),
  });
  const reassigned = found.flatMap(({ reassigned: one }) => one ?? []);
  return { status: 'ok', reassigned, replications: model.run.replications };
}

/** Enough to rank by days. */
const REPLICATIONS = 2_048;

function namedModel(trunk: ModelInput, now: ModelInput, { homes }: Reassigning): PlanModel {
  const named = (input: ModelInput): ModelInput => {
    const people = input.people.map((person) => {
      const home = homes.get(person.id);
      return home === undefined ? person : { ...person, team: home, isDescribed: true };
    });
    return { ...input, people };
  };
  const base = calibratedPlan(named(trunk));
  const model = planModel(base, { replications: REPLICATIONS });
  if (now === trunk) return model;
  const known = new Map(base.milestones.map((milestone) => [milestone.id, milestone]));
  const milestones = now.milestones.map((milestone) => {
    const { stretch, width } = known.get(milestone.id) ?? milestone;
    return { ...milestone, stretch, width };
  });
  return modelOnBranch(model, named({ ...now, milestones }));
}

interface At {
  readonly model: PlanModel;
  readonly index: number;
  readonly runs: MilestoneRuns;
}

interface Trial {
  readonly taker: Taker;
  readonly input: ModelInput;
  readonly blocked: readonly (string | null)[];
  readonly before: MilestoneRun;
  readonly after: MilestoneRun;
}

/** In both plans whoever has the items, and whoever takes them, put other work aside: the difference is that of the items alone. */
function trialOf({ model, index, runs }: At, items: readonly string[], taker: Taker): Trial {
  const given = new Set(items);
  const onPlan = new Set(model.input.items.flatMap(({ id, assignee }) => (given.has(id) ? [assignee] : [])));
  onPlan.add(taker.person);
  const people = model.input.people.map((person) => (onPlan.has(person.id) ? { ...person, isOnPlan: true } : person));
  const now: ModelInput = { ...model.input, people };
  const changes = items.map((item) => ({ kind: 'assign', item, assignee: taker.person }) as const);
  const input = withRampUp(applyChanges(now, changes).input, items, taker);
  const { network, blocked } = compilePlan(input, { bare: false });
  const before = runs.take(compilePlan(now, { bare: false }).network, index);
  return { taker, input, blocked, before, after: runs.take(network, index) };
}

/** The first of the items takes longer: whoever is new to such work finds their way into it there. */
function withRampUp(input: ModelInput, items: readonly string[], { rampUp }: Taker): ModelInput {
  const asked = new Set(items);
  const [first] = input.items.filter(({ id }) => asked.has(id)).sort(compareItems);
  const slotDays = input.teams.find(({ id }) => id === first?.team)?.slotDays ?? 0;
  if (rampUp <= 0 || first === undefined || slotDays <= 0) return input;
  const longer = { ...first, size: first.size + rampUp / slotDays };
  return { ...input, items: input.items.map((item) => (item === first ? longer : item)) };
}

type Gain = Scored & { readonly reassigned: Reassigned | null };

function gainOf({ model: whole, index, runs }: At, trial: Trial, replications: number): Gain {
  const model = shortModel(whole, replications);
  const [before, after] = [trial.before, trial.after].map(
    (run) => daysOf(model, index, runs.ends(run, replications))!,
  ) as [Float64Array, Float64Array];
  const days = trial.input.milestones.map((_, at) => (at === index ? after : null));
  const end = endIn(model, { input: trial.input, compiled: { blocked: trial.blocked }, days }, index);
  if (end.status !== 'ok') return { score: Number.NEGATIVE_INFINITY, second: 0, reassigned: null };
  const [from, to] = [before, after].map((each) => quantilesOf(each, [0.5, 0.85])) as [number[], number[]];
  const [low, high] = quantilesOf(
    before.map((day, r) => day - after[r]!),
    [0.15, 0.85],
  ) as [number, number];
  const gained = { p50: from[0]! - to[0]!, p85: from[1]! - to[1]!, low, high };
  const odds = end.oddsOfTarget === null ? null : end.oddsOfTarget - oddsOf(model.input, index, before)!;
  return { score: gained.p85, second: gained.p50, reassigned: { ...trial.taker, gained, odds, replications } };
}

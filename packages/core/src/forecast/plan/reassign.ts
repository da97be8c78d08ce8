import { quantilesOf } from '../../stats/index.ts';
import { bestFirst, type Runs, type Scored } from './best-first.ts';
import { byName, longer } from './given-items.ts';
import { indexOfMilestone } from './levers.ts';
import type { ModelInput, ModelItem } from './model-input.ts';
import { effortOf } from './network-parts.ts';
import { modelOnBranch, type PlanModel } from './plan-model.ts';
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
  /** Whoever is new to such work finds their way into it with the first. */
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
 * What a milestone gains when somebody else takes items: for each who could, the plan is that of a scenario in which they have them, and
 * what it gains is the difference of both dates. Where it is asked of a large plan, in fewer futures than a scenario has.
 * @param trunk the plan that everybody sees
 * @param now the plan that is asked about: the same, or that of a scenario
 * @throws RangeError when the plan has no such milestone
 */
export function* reassignments(trunk: PlanModel, now: PlanModel, asked: Reassigning): Generator<Runs, Reassignments> {
  const index = indexOfMilestone(now, asked.milestone);
  const { flow } = now.input.milestones[index]!;
  if (flow.status !== 'ok') return { status: flow.status, reason: flow.reason };
  const end = endIn(now, now.current, index);
  if (end.status !== 'ok') return end;
  const { replications } = trunk.run;
  const effort = effortOf(now.current.compiled.network);
  const found = yield* bestFirst(asked.takers, {
    replications,
    effort: (takers, futures) => takers.length * effort * (RUNS * futures + CALIBRATION),
    result: (taker, futures) => gainOf({ trunk, now, index }, asked, { taker, futures }),
  });
  return { status: 'ok', reassigned: found.flatMap(({ reassigned: one }) => one ?? []), replications };
}

/** Each taker takes about so many runs of the plan, and so many futures to bring it in line with the record. */
const RUNS = 3;
const CALIBRATION = 2_000;

type Gain = Scored & { readonly reassigned: Reassigned | null };

const NO_GAIN: Gain = { score: Number.NEGATIVE_INFINITY, second: 0, reassigned: null };

interface At {
  readonly trunk: PlanModel;
  readonly now: PlanModel;
  readonly index: number;
}

function gainOf(
  { trunk, now, index }: At,
  asked: Reassigning,
  { taker, futures }: { readonly taker: Taker; readonly futures: number },
): Gain {
  const isShort = futures < trunk.run.replications;
  const model = modelOnBranch(isShort ? shortModel(trunk, futures) : trunk, givenTo(now.input, asked, taker));
  const after = model.current.days[index];
  const end = endIn(model, model.current, index);
  // In the same plan, by the same names: only so are its futures those of the other.
  const paired =
    now === trunk ? model.transports[index]?.baseDays : modelOnBranch(model, now.input).current.days[index];
  const whole = isShort || now === trunk ? paired : now.current.days[index];
  if (end.status !== 'ok' || !after || !paired || !whole) return NO_GAIN;
  const [from, to] = [whole, after].map((each) => quantilesOf(each, [0.5, 0.85])) as [number[], number[]];
  const [left, right] = [from, to].map((each) => each.map((day) => Math.round(day))) as [number[], number[]];
  const differences = paired.map((day, r) => day - after[r]!);
  const [low, high] = quantilesOf(differences, [0.15, 0.85]) as [number, number];
  // Whole days, as the dates that are shown differ.
  const gained = { p50: left[0]! - right[0]!, p85: left[1]! - right[1]!, low, high };
  const odds = end.oddsOfTarget === null ? null : end.oddsOfTarget - oddsOf(now.input, index, whole)!;
  const reassigned = { ...taker, gained, odds, replications: futures };
  return { score: from[1]! - to[1]!, second: from[0]! - to[0]!, reassigned };
}

/** The plan in which somebody has the items: as that of a scenario is read that gives them to somebody. */
function givenTo(now: ModelInput, { items: asked, homes }: Reassigning, taker: Taker): ModelInput {
  const given = new Set(asked);
  const items = now.items.map((item) =>
    given.has(item.id) ? itemGivenTo(item, now, { taker, first: asked[0]! }) : item,
  );
  const involved = new Set([
    taker.person,
    ...items.flatMap(({ id, usual }) => (given.has(id) ? (usual?.assignee ?? []) : [])),
  ]);
  const people = now.people.map((person) =>
    involved.has(person.id) ? byName(person, person.team || (homes.get(person.id) ?? '')) : person,
  );
  return { ...now, items, people };
}

function itemGivenTo(
  item: ModelItem,
  { teams }: ModelInput,
  { taker: { person, rampUp }, first }: { readonly taker: Taker; readonly first: string },
): ModelItem {
  const { size, spread } = item;
  const usual = { size, spread, assignee: item.assignee, ...item.usual };
  // What somebody else had to learn is of no matter here, but for what was said of its size.
  const own = item.usual?.assignee === undefined ? item : { ...item, size: item.usual.size };
  const whole = { ...own, usual, assignee: person };
  return rampUp > 0 && item.id === first ? longer(whole, rampUp, teams) : whole;
}

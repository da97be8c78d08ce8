import { hazardWithin, type LifeTable } from '../item/life-table.ts';
import type { DayNumber } from '../ledger.ts';
import type { SprintMember, SprintRecord } from './sprint-records.ts';

/** What tells one open item of a sprint from another: a constant, its own pace by age and type, and whether it was carried over or is under way. */
type Features = readonly [one: number, hazard: number, carried: number, doing: number];

/** Chances that open items of a sprint are over by its end, learned from sprints of the past. */
export interface SprintModel {
  readonly weights: Features;
  /** How much whole sprints differ, on the scale of log odds. */
  readonly spread: number;
  /** Share of what was finished in the days that are left that was finished so many days in; the last is 1. */
  readonly course: Float64Array;
  /** Sprints that it was learned from, and their items that were open then. */
  readonly sprints: number;
  readonly items: number;
}

/** What is asked of the past: as of which day, how many days are left, and of which series. */
export interface ModelQuestion {
  readonly day: DayNumber;
  readonly daysLeft: number;
  readonly series: string;
  readonly table: LifeTable;
}

/** The latest sprints say most. */
const MOST_SPRINTS = 60;
const HALF_LIFE_DAYS = 180;
/** What sprints of another series count. */
const FOREIGN = 0.3;
/** Where the weights begin, and how many items that is worth. */
const PRIOR: Features = [0, 0.3, 0, 0];
const RIDGE = [0.5, 6, 6, 6];
/** How much sprints differ before any is seen, and how many sprints that is worth. */
const PRIOR_SPREAD = 0.7;
const SPREAD_SPRINTS = 4;
/** How much wider than what was seen, since the weights are unsure as well: chosen on the sprints of the back-test. */
const WIDER = 1.3;
const ROUNDS = 25;

/** Items of a sprint that are in it on a day and not over by then. */
export function openMembers({ members }: SprintRecord, day: DayNumber): readonly SprintMember[] {
  return members.filter(
    ({ created, joined, left, over }) => created <= day && joined <= day && left > day && over > day,
  );
}

/** Sprints that were over before a day, the latest first; `MOST_SPRINTS` at most. */
export function pastSprints(records: readonly SprintRecord[], day: DayNumber): readonly SprintRecord[] {
  const over = records.filter(({ end, members }) => end < day && members.length > 0);
  return over.sort((a, b) => b.end - a.end || (a.id < b.id ? -1 : 1)).slice(0, MOST_SPRINTS);
}

interface Row {
  readonly x: Features;
  readonly isOver: boolean;
}

interface PastSprint {
  readonly weight: number;
  readonly rows: readonly Row[];
}

/** Learns from sprints that were over before the day, each as it was with as many days left; looks at nothing after the day. */
export function fitSprintModel(records: readonly SprintRecord[], question: ModelQuestion): SprintModel {
  const { day, daysLeft, series, table } = question;
  const course = new Float64Array(daysLeft + 1);
  const past = pastSprints(records, day).flatMap((sprint): PastSprint[] => {
    const then = Math.max(sprint.start, sprint.end - daysLeft);
    const open = openMembers(sprint, then);
    if (open.length === 0) return [];
    const weight = 0.5 ** ((day - sprint.end) / HALF_LIFE_DAYS) * (sprint.series === series ? 1 : FOREIGN);
    for (const { over } of open) if (over <= sprint.end) course[Math.min(daysLeft, over - then)]! += weight;
    const within = sprint.end - then;
    const rowOf = (member: SprintMember): Row => {
      return { x: features(member, { day: then, daysLeft: within, table }), isOver: member.over <= sprint.end };
    };
    return [{ weight, rows: open.map(rowOf) }];
  });
  const weights = fitWeights(past);
  const items = past.reduce((sum, { rows }) => sum + rows.length, 0);
  return { weights, spread: spreadOf(past, weights), course: cumulated(course), sprints: past.length, items };
}

/** What a member looks like on a day, with so many days left. */
export function features(
  member: SprintMember,
  { day, daysLeft, table }: Pick<ModelQuestion, 'day' | 'daysLeft' | 'table'>,
): Features {
  // The table knows ages as of its own day.
  const aged = { created: table.day - (day - member.created), traits: member.traits };
  const hazard = Math.log(Math.max(1e-6, hazardWithin(table, aged, Math.max(0.5, daysLeft)))) + 3;
  return [1, hazard, member.isCarried ? 1 : 0, member.started <= day ? 1 : 0];
}

/** Log odds of an item under a model. */
export function logOdds(weights: Features, x: Features): number {
  return weights.reduce((sum, weight, index) => sum + weight * x[index]!, 0);
}

export const chance = (odds: number): number => 1 / (1 + Math.exp(-odds));

// Logistic regression toward the prior, by Newton's method; a sprint's items count as its weight says.
function fitWeights(past: readonly PastSprint[]): Features {
  let weights = [...PRIOR];
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight, index) => RIDGE[index]! * (PRIOR[index]! - weight));
    const hessian = RIDGE.map((ridge, row) => RIDGE.map((_, column) => (row === column ? ridge : 0)));
    for (const { weight, rows } of past)
      for (const row of rows) addRow({ gradient, hessian }, row, { weight, weights });
    const step = solved(hessian, gradient);
    weights = weights.map((value, index) => value + Math.max(-2, Math.min(2, step[index]!)));
    if (step.every((each) => Math.abs(each) < 1e-9)) break;
  }
  return weights as unknown as Features;
}

function addRow(
  { gradient, hessian }: { readonly gradient: number[]; readonly hessian: number[][] },
  { x, isOver }: Row,
  of: { readonly weight: number; readonly weights: readonly number[] },
): void {
  const p = chance(logOdds(of.weights as unknown as Features, x));
  for (let row = 0; row < x.length; row++) {
    gradient[row]! += of.weight * ((isOver ? 1 : 0) - p) * x[row]!;
    for (let column = 0; column < x.length; column++)
      hessian[row]![column]! += of.weight * p * (1 - p) * x[row]! * x[column]!;
  }
}

/** Solves a small system with a positive diagonal by elimination. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  for (let pivot = 0; pivot < rows.length; pivot++) {
    for (let row = 0; row < rows.length; row++) {
      if (row === pivot) continue;
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= rows.length; column++) rows[row]![column]! -= factor * rows[pivot]![column]!;
    }
  }
  return rows.map((row, index) => row[rows.length]! / row[index]!);
}

// By moments: what sprints differ more than their items' luck would make them.
function spreadOf(past: readonly PastSprint[], weights: Features): number {
  let [excess, scale] = [0, 0];
  for (const { weight, rows } of past) {
    const chances = rows.map(({ x }) => chance(logOdds(weights, x)));
    const mean = chances.reduce((sum, p) => sum + p, 0);
    const luck = chances.reduce((sum, p) => sum + p * (1 - p), 0);
    const count = rows.filter(({ isOver }) => isOver).length;
    excess += weight * ((count - mean) ** 2 - luck);
    scale += weight * luck ** 2;
  }
  const total = past.reduce((sum, { weight }) => sum + weight, 0);
  const prior = total === 0 ? 1 : (SPREAD_SPRINTS * scale) / total;
  return WIDER * Math.sqrt(Math.max(0.04, (excess + prior * PRIOR_SPREAD ** 2) / Math.max(1e-9, scale + prior)));
}

/** Shares up to each day, drawn a little toward an even course. */
function cumulated(counts: Float64Array): Float64Array {
  const last = counts.length - 1;
  const even = 3 / Math.max(1, last);
  let sum = 0;
  const sums = counts.map((count, day) => {
    sum += count + (day === 0 ? 0 : even);
    return sum;
  });
  return sums.map((each) => (sum === 0 ? 1 : each / sum));
}

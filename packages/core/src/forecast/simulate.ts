import { bits, chiSquare4, gammaFromNormal, NORMAL_TABLE, normal, streamKey, uniform } from '../stats/index.ts';
import { type Drift, LOG_CAP, MOST_SCALE, PERSISTENCE } from './level.ts';

/** One team's part in a simulation. */
export interface SimTeam {
  /** What its draws are keyed by: stable under changes elsewhere. */
  readonly key: string;
  /** Index of the team in the ledger. */
  readonly team: number;
  /** Items that it has yet to finish (a fraction is fine). */
  readonly need: number;
  /** Share of newly arriving items that fall to it; the shares of all teams sum to 1. */
  readonly growthShare: number;
  /** Usual pace in items a week, and how unsure it is: standard deviation of its logarithm. */
  readonly pace: number;
  readonly spread: number;
  /** How each past week ran against the team's mean: 1 is an average week. By week of age, as `weekWeights`. */
  readonly rhythm: Float64Array;
}

/** A step of time ahead: so many weeks, which yield as much as so many full ones (fewer where there are holidays). */
export interface Step {
  readonly weeks: number;
  readonly fullWeeks: number;
}

/** What a simulation of one body of work needs. */
export interface SimInput {
  readonly teams: readonly SimTeam[];
  /** Cumulative weights of the past weeks, for drawing one; the last is 1. */
  readonly weekWeights: Float64Array;
  /** Items that arrive until the end, as a table of equally likely totals. */
  readonly growth: Float64Array;
  /** The time ahead, week by week at first and in longer steps later. */
  readonly steps: readonly Step[];
  /** Size of the level's uncertainty now, and of its weekly drift (log scale). */
  readonly drift: Drift;
}

/** Ends in days from the as-of day, by replication; `NO_END` when it lies beyond the horizon. */
export interface SimResult {
  readonly ends: Float64Array;
  readonly teamEnds: readonly Float64Array[];
  /** Index of the team that finished last, by replication. */
  readonly last: Int16Array;
  readonly growth: Float64Array;
}

const NO_END = Number.POSITIVE_INFINITY;

/** Half of the level's variance is common to all teams, half is a team's own: each has this share of the deviation. */
const COMMON = Math.SQRT1_2;
const STEPS_APART = 1024;
// Draws of one stream for different ends lie this far apart.
const LEVEL_OFFSET = 0x40000000;
const TEAM_OFFSET = 0x80000000;

/**
 * Joint Monte Carlo of the teams' work. In each replication the week drawn from the past, the drift of the organisation
 * and the growth of scope are the same for all teams; a team's own drift and pace are its own. The end is the latest of
 * the teams' ends in the same replication. Draws are keyed by id and replication. docs/methods/forecast.md has the formulas.
 */
export function simulate(input: SimInput, run: { readonly seed: number; readonly replications: number }): SimResult {
  const bench = benchOf(input, run.seed);
  const result = blankResult(input.teams.length, run.replications);
  for (let r = 0; r < run.replications; r++) {
    result.growth[r] = begin(bench, r);
    replicate(bench, result.teamEnds, r);
    let last = 0;
    for (let k = 1; k < result.teamEnds.length; k++) {
      if (result.teamEnds[k]![r]! > result.teamEnds[last]![r]!) last = k;
    }
    result.last[r] = last;
    result.ends[r] = result.teamEnds[last]?.[r] ?? 0;
  }
  return result;
}

/** Everything that the loop touches, laid out flat; the arrays are of the replication at hand. */
interface Bench {
  readonly input: SimInput;
  readonly keys: { readonly week: number; readonly growth: number; readonly level: number };
  readonly teamKeys: Int32Array;
  readonly pick: Uint8Array;
  readonly pace: Float64Array;
  readonly target: Float64Array;
  readonly start: Float64Array;
  readonly reached: Float64Array;
  readonly own: Float64Array;
  scale: number;
}

function benchOf(input: SimInput, seed: number): Bench {
  const count = input.teams.length;
  const [week, growth, level] = ['week', 'growth', 'level'].map((name) => streamKey(seed, name)) as [
    number,
    number,
    number,
  ];
  return {
    input,
    keys: { week, growth, level },
    teamKeys: Int32Array.from(input.teams, (team) => streamKey(seed, `team:${team.key}`)),
    pick: weekPicker(input.weekWeights),
    pace: new Float64Array(count),
    target: new Float64Array(count),
    start: new Float64Array(count),
    reached: new Float64Array(count),
    own: new Float64Array(count),
    scale: 1,
  };
}

/** Draws what holds for a whole replication, and returns the growth of scope. */
function begin(bench: Bench, r: number): number {
  const { input, keys, teamKeys } = bench;
  const { growth, drift } = input;
  const arriving = growth.length === 0 ? 0 : growth[Math.floor(uniform(keys.growth, r) * growth.length)]!;
  // Student's t with four degrees of freedom: the size of the drift is itself unsure.
  bench.scale = Math.min(MOST_SCALE, Math.sqrt(4 / chiSquare4(keys.level, r)));
  const shared = normal(keys.level, LEVEL_OFFSET + r) * drift.now * COMMON;
  for (const [k, team] of input.teams.entries()) {
    const key = teamKeys[k]!;
    const need = team.need + arriving * team.growthShare;
    bench.pace[k] = team.pace * Math.exp(team.spread * normal(key, 3 * r));
    // Work comes in whole items, and the last of few is a matter of chance: half as much as of a Poisson process.
    bench.target[k] = need <= 0 ? 0 : gammaFromNormal(2 * need, normal(key, 3 * r + 1)) / 2;
    bench.start[k] = shared + normal(key, 3 * r + 2) * drift.now * COMMON;
  }
  return arriving;
}

// The hot loop: replications × steps × open teams, about 25 ns each (bench/forecast.ts). Past the limits on length and
// complexity, since calls and objects in it would double its time.
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the hot loop, see above
function replicate(bench: Bench, teamEnds: readonly Float64Array[], r: number): void {
  const { input, keys, teamKeys, pick, pace, target, start, reached, own, scale } = bench;
  const { teams, steps, drift } = input;
  const count = teams.length;
  reached.fill(0);
  own.fill(0);
  const weekly = drift.weekly * COMMON;
  let shared = 0;
  let open = 0;
  for (let k = 0; k < count; k++) {
    if (target[k]! > 0) open++;
    else teamEnds[k]![r] = 0;
  }
  let day = 0;
  for (let j = 0; j < steps.length && open > 0; j++) {
    const { weeks, fullWeeks } = steps[j]!;
    const counter = r * STEPS_APART + j;
    const random = bits(keys.week, counter);
    const week = pick[random >>> 22]!;
    const root = Math.sqrt(weeks);
    const keep = weeks === 1 ? PERSISTENCE : PERSISTENCE ** weeks;
    shared = keep * shared + NORMAL_TABLE[random & 0xfff]! * weekly * root;
    for (let k = 0; k < count; k++) {
      if (reached[k]! >= target[k]!) continue;
      own[k] = keep * own[k]! + NORMAL_TABLE[bits(teamKeys[k]!, TEAM_OFFSET + counter) >>> 20]! * weekly * root;
      const log = Math.min(LOG_CAP, Math.max(-LOG_CAP, (start[k]! + own[k]! + shared) * scale));
      // The mean of n weeks scatters by 1/√n as much as one week does.
      const rhythm = 1 + (teams[k]!.rhythm[week]! - 1) / root;
      const finished = pace[k]! * rhythm * fullWeeks * Math.exp(log);
      const before = reached[k]!;
      reached[k] = before + finished;
      if (before + finished < target[k]!) continue;
      teamEnds[k]![r] = day + (7 * weeks * (target[k]! - before)) / finished;
      open--;
    }
    day += 7 * weeks;
  }
}

function blankResult(teams: number, replications: number): SimResult {
  return {
    ends: new Float64Array(replications),
    teamEnds: Array.from({ length: teams }, () => new Float64Array(replications).fill(NO_END)),
    last: new Int16Array(replications),
    growth: new Float64Array(replications),
  };
}

/**
 * 1,024 bins of equal chance, each the number of a past week.
 * @param cumulative weights of the past weeks, the last of them 1
 */
export function weekPicker(cumulative: Float64Array): Uint8Array {
  const table = new Uint8Array(1024);
  let week = 0;
  for (let bin = 0; bin < table.length; bin++) {
    while (week < cumulative.length - 1 && cumulative[week]! < (bin + 0.5) / table.length) week++;
    table[bin] = week;
  }
  return table;
}

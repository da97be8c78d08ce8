import { bits, chiSquare4, gammaFromNormal, NORMAL_TABLE, normal, streamKey, uniform } from '../stats/index.ts';

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

/** What a simulation of one body of work needs. */
export interface SimInput {
  readonly teams: readonly SimTeam[];
  /** Cumulative weights of the past weeks, for drawing one; the last is 1. */
  readonly weekWeights: Float64Array;
  /** Items that arrive until the end, as a table of equally likely totals. */
  readonly growth: Float64Array;
  /** Factor of each week ahead from the calendar of holidays: 1 is a full week. Its length is the horizon in weeks. */
  readonly calendar: Float64Array;
  /** Size of the level's uncertainty now, and of its weekly drift (log scale). */
  readonly drift: Drift;
}

/** The level of the pace: how unsure it is now, and how fast it wanders, on the log scale. */
export interface Drift {
  readonly now: number;
  readonly weekly: number;
}

/** Ends in days from the as-of day, by replication; `NO_END` when it lies beyond the horizon. */
export interface SimResult {
  readonly ends: Float64Array;
  readonly teamEnds: readonly Float64Array[];
  /** Index of the team that finished last, by replication. */
  readonly last: Int16Array;
  readonly growth: Float64Array;
}

export const NO_END = Number.POSITIVE_INFINITY;

const PERSISTENCE = 0.98;
/** Share of the level's variance that all teams have in common. */
const SHARED = 0.5;
const LOG_CAP = 4;
const WEEKS_APART = 1024;

/**
 * Joint Monte Carlo of the teams' work, week by week. In each replication the week drawn from the past, the drift of the
 * organisation and the growth of scope are the same for all teams; a team's own drift and pace are its own. The end is
 * the latest of the teams' ends in the same replication. Draws are keyed by id and replication.
 *
 * A hot loop, longer than the habit allows: replications × weeks × teams, about 20 ns each (bench/forecast.ts).
 */
export function simulate(input: SimInput, run: { readonly seed: number; readonly replications: number }): SimResult {
  const { seed, replications } = run;
  const { teams, calendar, growth } = input;
  const count = teams.length;
  const result = blankResult(count, replications);
  const keys = { week: streamKey(seed, 'week'), growth: streamKey(seed, 'growth'), level: streamKey(seed, 'level') };
  const teamKeys = teams.map((team) => streamKey(seed, `team:${team.key}`));
  const pick = weekPicker(input.weekWeights);
  const pace = new Float64Array(count);
  const target = new Float64Array(count);
  const reached = new Float64Array(count);
  const start = new Float64Array(count);
  const drift = new Float64Array(count);
  const common = Math.sqrt(SHARED);
  const own = Math.sqrt(1 - SHARED);
  for (let r = 0; r < replications; r++) {
    const scale = Math.min(3, Math.sqrt(4 / chiSquare4(keys.level, r)));
    const arriving = growth.length === 0 ? 0 : growth[Math.floor(uniform(keys.growth, r) * growth.length)]!;
    result.growth[r] = arriving;
    const orgNow = normal(keys.level, 0x40000000 + r) * input.drift.now * common;
    let orgDrift = 0;
    let open = 0;
    for (let k = 0; k < count; k++) {
      const team = teams[k]!;
      const need = team.need + arriving * team.growthShare;
      pace[k] = team.pace * Math.exp(team.spread * normal(teamKeys[k]!, 3 * r));
      target[k] = need <= 0 ? 0 : gammaFromNormal(need, normal(teamKeys[k]!, 3 * r + 1));
      start[k] = orgNow + normal(teamKeys[k]!, 3 * r + 2) * input.drift.now * own;
      drift[k] = 0;
      reached[k] = 0;
      if (target[k]! > 0) open++;
      else result.teamEnds[k]![r] = 0;
    }
    for (let j = 0; j < calendar.length && open > 0; j++) {
      const counter = r * WEEKS_APART + j;
      const random = bits(keys.week, counter);
      const week = pick[random >>> 22]!;
      orgDrift = PERSISTENCE * orgDrift + NORMAL_TABLE[random & 0xfff]! * input.drift.weekly * common;
      for (let k = 0; k < count; k++) {
        if (reached[k]! >= target[k]!) continue;
        const step = NORMAL_TABLE[bits(teamKeys[k]!, 0x80000000 + counter) >>> 20]! * input.drift.weekly * own;
        drift[k] = PERSISTENCE * drift[k]! + step;
        const level = start[k]! + drift[k]! + orgDrift;
        const log = Math.min(LOG_CAP, Math.max(-LOG_CAP, level * scale));
        const finished = pace[k]! * teams[k]!.rhythm[week]! * calendar[j]! * Math.exp(log);
        const before = reached[k]!;
        reached[k] = before + finished;
        if (before + finished < target[k]!) continue;
        result.teamEnds[k]![r] = 7 * (j + (target[k]! - before) / finished);
        open--;
      }
    }
    for (let k = 0; k < count; k++) {
      const end = result.teamEnds[k]![r]!;
      if (end <= result.ends[r]! && result.last[r] !== -1) continue;
      result.ends[r] = end;
      result.last[r] = k;
    }
  }
  return result;
}

function blankResult(teams: number, replications: number): SimResult {
  return {
    ends: new Float64Array(replications),
    teamEnds: Array.from({ length: teams }, () => new Float64Array(replications).fill(NO_END)),
    last: new Int16Array(replications).fill(-1),
    growth: new Float64Array(replications),
  };
}

// 1,024 bins of equal chance, each the number of a past week.
function weekPicker(cumulative: Float64Array): Uint8Array {
  const table = new Uint8Array(1024);
  let week = 0;
  for (let bin = 0; bin < table.length; bin++) {
    while (week < cumulative.length - 1 && cumulative[week]! < (bin + 0.5) / table.length) week++;
    table[bin] = week;
  }
  return table;
}

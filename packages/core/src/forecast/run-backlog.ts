import { HORIZON_DAYS, HORIZON_WEEKS } from './calibrate.ts';
import { type Ledger, NEVER } from './ledger.ts';
import { DRIFT } from './level.ts';
import {
  FLOOR_ITEMS,
  FLOOR_WEEKS,
  isThin,
  meanWeek,
  recentFinishes,
  rhythmOf,
  WEEK_WEIGHTS,
  weeksBefore,
} from './pace.ts';
import { type SimTeam, simulate } from './simulate.ts';
import { stepsFrom } from './snapshot.ts';

/** The open known work of a whole program, run to its end. */
export interface BacklogRun {
  /** Why there is no answer; null when there is one. */
  readonly reason: string | null;
  readonly open: number;
  /** Days to the end by replication, capped just beyond the horizon. */
  readonly days: Float64Array;
  readonly teamDays: readonly Float64Array[];
  readonly last: Int16Array;
  readonly teams: readonly BacklogTeam[];
  /** Ledger indexes of the teams that were put together for want of history. */
  readonly thin: readonly number[];
}

/** A team of the backlog; without an index, all teams with too thin a history together. */
interface BacklogTeam {
  readonly team: number | null;
  readonly open: number;
  readonly done: number;
  readonly weeks: Float64Array;
}

/** Simulates all open items of a ledger at the pace at which each team finishes anything at all; nothing new arrives. */
export function runBacklog(ledger: Ledger, run: { readonly seed: number; readonly replications: number }): BacklogRun {
  const weeks = weeksBefore(ledger, ledger.asOf);
  const [open, done] = countsOf(ledger);
  const holders = ledger.teams.flatMap((_, team) => (open[team]! > 0 ? [team] : []));
  const thin = holders.filter((team) => isThin(weeks.byTeam[team]!));
  const solid = holders.filter((team) => !thin.includes(team));
  const teams: BacklogTeam[] = solid.map((team) => {
    return { team, open: open[team]!, done: done[team]!, weeks: weeks.byTeam[team]! };
  });
  if (thin.length > 0) teams.push(together(thin, { open, done, weeks: weeks.byTeam }));
  const total = open.reduce((sum, count) => sum + count, 0);
  const result = simulate(
    {
      teams: teams.map(simTeam(ledger)),
      weekWeights: WEEK_WEIGHTS,
      growth: new Float64Array(0),
      steps: stepsFrom(ledger.asOf, HORIZON_WEEKS),
      drift: DRIFT,
    },
    run,
  );
  const capped = (ends: Float64Array): Float64Array => ends.map((end) => Math.min(end, HORIZON_DAYS + 1));
  return {
    reason: reasonOf(total, recentFinishes(weeks.all)),
    open: total,
    days: capped(result.ends),
    teamDays: result.teamEnds.map(capped),
    last: result.last,
    teams,
    thin,
  };
}

function reasonOf(open: number, finished: number): string | null {
  if (open === 0) return 'cannot forecast: it has no open items';
  if (finished >= FLOOR_ITEMS) return null;
  return `cannot forecast: the program has ${finished} items finished in ${FLOOR_WEEKS} weeks, the floor is ${FLOOR_ITEMS}`;
}

function countsOf(ledger: Ledger): readonly [open: Float64Array, done: Float64Array] {
  const open = new Float64Array(ledger.teams.length);
  const done = new Float64Array(ledger.teams.length);
  for (const [item, day] of ledger.finished.entries()) {
    const counts = day === NEVER ? open : done;
    counts[ledger.team[item]!]!++;
  }
  return [open, done];
}

interface ByTeam {
  readonly open: Float64Array;
  readonly done: Float64Array;
  readonly weeks: readonly Float64Array[];
}

function together(teams: readonly number[], from: ByTeam): BacklogTeam {
  const sum = (values: Float64Array): number => teams.reduce((total, team) => total + values[team]!, 0);
  const weeks = from.weeks[0]!.map((_, age) => teams.reduce((total, team) => total + from.weeks[team]![age]!, 0));
  return { team: null, open: sum(from.open), done: sum(from.done), weeks };
}

/** A pace that rests on so many finished items is as unsure as its spread says. */
function simTeam(ledger: Ledger): (team: BacklogTeam) => SimTeam {
  return ({ team, open, weeks }) => {
    const spread = 1 / Math.sqrt(4 + recentFinishes(weeks));
    const key = team === null ? 'thin' : (ledger.teams[team] ?? '');
    return {
      key,
      team: team ?? -1,
      need: open,
      growthShare: 0,
      pace: meanWeek(weeks),
      spread,
      rhythm: rhythmOf(weeks),
    };
  };
}

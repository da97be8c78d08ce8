import { weightOn } from './clean-days.ts';
import { type DayNumber, type Ledger, NEVER } from './ledger.ts';

/** A milestone's work as it stood on a day, by team (indexes of the ledger's teams). */
export interface MilestoneState {
  readonly milestone: number;
  readonly day: DayNumber;
  readonly known: number;
  readonly done: number;
  readonly openByTeam: Float64Array;
  readonly doneByTeam: Float64Array;
  /** Finishes so far by team, each weighted by its age with a half-life of `PACE_HALF_LIFE` days. */
  readonly recentByTeam: Float64Array;
  /** Days since its work got going: since a tenth of what is done was done. At least 1. */
  readonly elapsed: number;
}

/** With fewer finished items than this, how a milestone is worked on cannot be told from them. */
export const EARLY_DONE = 3;

/** Half-life of the pace at which a milestone is worked on, in days: attention moves faster than skill. */
export const PACE_HALF_LIFE = 14;

/** Reads a milestone as of a day: items that were in it then, finished or not by then. O(members). */
export function milestoneState(ledger: Ledger, milestone: number, day: DayNumber): MilestoneState {
  const teams = ledger.teams.length;
  const [openByTeam, doneByTeam, recentByTeam] = [
    new Float64Array(teams),
    new Float64Array(teams),
    new Float64Array(teams),
  ];
  const doneDays: number[] = [];
  let known = 0;
  for (const item of membersAt(ledger, milestone, day)) {
    const team = ledger.team[item] as number;
    const finished = ledger.finished[item] as number;
    known++;
    if (finished > day) {
      openByTeam[team]!++;
      continue;
    }
    doneByTeam[team]!++;
    recentByTeam[team]! += weightOn(ledger.finishes[team]!, finished) * 0.5 ** ((day - finished) / PACE_HALF_LIFE);
    doneDays.push(finished);
  }
  const elapsed = elapsedDays(doneDays, day);
  return { milestone, day, known, done: doneDays.length, openByTeam, doneByTeam, recentByTeam, elapsed };
}

/** Item numbers of a milestone as of a day. */
export function* membersAt(ledger: Ledger, milestone: number, day: DayNumber): Generator<number> {
  const { items, from, until } = ledger.members[milestone]!;
  for (let i = 0; i < items.length; i++) {
    if (from[i]! <= day && until[i]! > day) yield items[i]!;
  }
}

function elapsedDays(doneDays: number[], day: DayNumber): number {
  if (doneDays.length === 0) return 1;
  doneDays.sort((a, b) => a - b);
  return Math.max(1, day - (doneDays[Math.floor(doneDays.length / 10)] ?? day));
}

/** Items finished so long after the release were reopened, not shipped. */
const AFTER_RELEASE = 14;

/** How a milestone ended, as far as the ledger knows. */
export interface MilestoneEnd {
  /** Finish days of the items that belong to its end, ascending. */
  readonly finishes: readonly DayNumber[];
  readonly release: DayNumber;
  /** The day from which its items no longer change: before it, a late finish may still join them. */
  readonly settled: DayNumber;
  /** The day on which 95 % of those items were finished. */
  readonly items: DayNumber;
}

/** The end of a released milestone; null while it is not released. */
export function milestoneEnd(ledger: Ledger, milestone: number): MilestoneEnd | null {
  const release = ledger.released[milestone]!;
  if (release === NEVER) return null;
  const finishes: number[] = [];
  for (const item of membersAt(ledger, milestone, ledger.asOf)) {
    const day = ledger.finished[item]!;
    if (day <= release + AFTER_RELEASE) finishes.push(day);
  }
  finishes.sort((a, b) => a - b);
  return {
    finishes,
    release,
    settled: release + AFTER_RELEASE,
    items: finishes[Math.ceil(0.95 * finishes.length) - 1] ?? NEVER,
  };
}

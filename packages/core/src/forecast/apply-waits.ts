import type { Tie } from './ledger.ts';
import type { SimTeam } from './simulate.ts';
import type { WaitingItem, Waits } from './waits.ts';

/** The ends of one simulation in calendar days, before links. */
export interface Ends {
  readonly teams: readonly SimTeam[];
  readonly days: Float64Array;
  /** Days by team and replication. */
  readonly teamDays: readonly Float64Array[];
}

/**
 * Moves ends to where blocking links allow them, inside each replication. A team works through its items one after the
 * other, evenly over its time; an item takes its turn, or later if what it waits for is later. While it waits, its team
 * goes on with the others. No end gets earlier by this.
 */
export function applyWaits(
  ends: Ends,
  waits: Waits,
): { readonly days: Float64Array; readonly teamDays: readonly Float64Array[] } {
  if (waits.ties.length === 0) return ends;
  const moved = { days: ends.days.slice(), teamDays: ends.teamDays.map((own) => own.slice()) };
  const web = webOf(ends, waits);
  const counted = waits.items.flatMap((item, i) => (item.finished === null && item.place >= 0 ? [i] : []));
  for (let r = 0; r < moved.days.length; r++) {
    walk(web, ends, r);
    for (const i of counted) {
      const own = moved.teamDays[web.team[i]!]!;
      own[r] = Math.max(own[r]!, web.finish[i]!);
      moved.days[r] = Math.max(moved.days[r]!, web.finish[i]!);
    }
  }
  return moved;
}

/** The items and links of the waits, with their times in the replication at hand. */
interface Web {
  readonly items: readonly WaitingItem[];
  /** Links by the item that waits. */
  readonly into: readonly (readonly Tie[])[];
  /** Index of each item's team in the simulation; -1 when it has no part in it. */
  readonly team: Int32Array;
  /** Open items of the milestone. */
  readonly open: number;
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

function webOf(ends: Ends, waits: Waits): Web {
  const { items, ties } = waits;
  return {
    items,
    into: items.map((_, i) => ties.filter((tie) => tie.to === i)),
    team: Int32Array.from(items, (item) => ends.teams.findIndex((sim) => sim.team === item.team)),
    open: ends.teams.reduce((sum, sim) => sum + sim.need, 0),
    start: new Float64Array(items.length),
    finish: new Float64Array(items.length),
  };
}

function walk(web: Web, ends: Ends, r: number): void {
  const { start, finish } = web;
  for (let i = 0; i < web.items.length; i++) {
    const turn = turnOf(web, i, { ends, r });
    start[i] = turn.start;
    let least = 0;
    for (const tie of web.into[i]!) {
      const bound = boundOf(tie, start, finish);
      if (tie.dependency === 'FS' || tie.dependency === 'SS') start[i] = Math.max(start[i]!, bound);
      else least = Math.max(least, bound);
    }
    finish[i] = web.items[i]!.finished ?? Math.max(least, start[i]! + turn.length);
  }
}

/** When a link lets the later item start (FS, SS) or finish (FF, SF). */
function boundOf(tie: Tie, start: Float64Array, finish: Float64Array): number {
  const from = tie.dependency === 'FS' || tie.dependency === 'FF' ? finish : start;
  return from[tie.from]! + tie.lag;
}

/** The stretch of its team's time in which an item would be done if it waited for nothing. */
function turnOf(web: Web, i: number, at: { readonly ends: Ends; readonly r: number }) {
  const item = web.items[i]!;
  if (item.finished !== null) return { start: item.finished, length: 0 };
  const sim = at.ends.teams[web.team[i]!];
  // The turns of a team that has no part in the milestone are taken to be as long as those of all teams are.
  if (sim === undefined || sim.need === 0) return { start: 0, length: at.ends.days[at.r]! / Math.max(1, web.open) };
  const length = at.ends.teamDays[web.team[i]!]![at.r]! / sim.need;
  return { start: Math.max(0, item.place) * length, length };
}

import { type Day, daysBetween } from '../calendar/index.ts';
import { type DateQuantiles, dateQuantiles, HORIZON_DAYS, lastDays } from '../forecast/index.ts';
import { quantilesOf } from '../stats/index.ts';

/** Work that an objective needs, as its forecast has it. */
export interface NeededWork {
  readonly name: string;
  /** How much of its time counts for the objective, 0 to 1: what the duration is told by; it lands when it lands. */
  readonly share: number;
  readonly end:
    | { readonly status: 'landed'; readonly day: Day }
    /** Days ahead by replication: the same futures for all work of a program. */
    | { readonly status: 'ok'; readonly days: Float64Array }
    | NoLanding;
}

/** Why it cannot be told when something lands. */
export interface NoLanding {
  readonly status: 'insufficient-data' | 'infeasible' | 'out-of-time';
  readonly reason: string;
}

/** When an objective lands: with the last of its work, future by future. */
export type Landing = { readonly status: 'landed'; readonly day: Day } | Ahead | NoLanding;

/** An objective that has work ahead of it. */
export interface Ahead {
  readonly status: 'ok';
  /** Days ahead by replication. */
  readonly days: Float64Array;
  /** The days that count as its own by replication: those of its work, each by its share. */
  readonly duration: Float64Array;
}

/**
 * When an objective lands. The latest of its work is taken in each future by itself: the worst of the marginal quantiles would be
 * too early.
 */
export function landingOf(work: readonly NeededWork[]): Landing {
  if (work.length === 0) return { status: 'insufficient-data', reason: 'no work is linked to it' };
  for (const { name, end } of work)
    if (end.status !== 'ok' && end.status !== 'landed') return { status: end.status, reason: `${name}: ${end.reason}` };
  const ahead = work.flatMap(({ share, end }) => (end.status === 'ok' ? [{ share, days: end.days }] : []));
  const landed = work.flatMap(({ end }) => (end.status === 'landed' ? [end.day] : [])).sort();
  return ahead.length === 0 ? { status: 'landed', day: landed.at(-1)! } : within(jointOf(ahead));
}

function jointOf(work: readonly { readonly share: number; readonly days: Float64Array }[]): Ahead {
  const count = Math.min(...work.map(({ days }) => days.length));
  const [joint, duration] = [new Float64Array(count), new Float64Array(count)];
  for (const { share, days } of work)
    for (let r = 0; r < count; r++) {
      joint[r] = Math.max(joint[r]!, days[r]!);
      duration[r] = Math.max(duration[r]!, share * days[r]!);
    }
  return { status: 'ok', days: joint, duration };
}

function within(ahead: Ahead): Landing {
  const [p50, p85] = quantilesOf(ahead.days, [0.5, 0.85]) as [number, number];
  if (p85 <= HORIZON_DAYS) return ahead;
  const some = p50 <= HORIZON_DAYS ? 'the day for 85 % lies' : 'it lies';
  return { status: 'infeasible', reason: `${some} beyond ten years` };
}

/** The days by which an objective lands. */
export function landingDates(asOf: Day, { days }: Pick<Ahead, 'days'>): DateQuantiles {
  return dateQuantiles(asOf, days.slice().sort());
}

/** Share of the futures in which it lands by a day. */
export function landingOdds(asOf: Day, day: Day, { days }: Pick<Ahead, 'days'>): number {
  const last = lastDays(asOf, day);
  return days.reduce((count, each) => count + Number(each <= last), 0) / days.length;
}

/** How likely the first of two is to land on an earlier day than the second, on the same, and on a later one: in the same futures. */
export function pairedOdds(one: Pick<Ahead, 'days'>, other: Pick<Ahead, 'days'>): PairedOdds {
  const count = Math.min(one.days.length, other.days.length);
  let [sooner, same] = [0, 0];
  for (let r = 0; r < count; r++) {
    const [first, second] = [Math.round(one.days[r]!), Math.round(other.days[r]!)];
    if (first < second) sooner += 1;
    else if (first === second) same += 1;
  }
  return { sooner: sooner / count, same: same / count, later: (count - sooner - same) / count };
}

export interface PairedOdds {
  readonly sooner: number;
  readonly same: number;
  readonly later: number;
}

/** Days from the as-of day to the end of another one. */
export function daysAhead(asOf: Day, day: Day | null): number {
  return day === null ? 0 : daysBetween(asOf, day);
}

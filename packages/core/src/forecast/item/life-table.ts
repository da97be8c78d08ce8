import { normalQuantile } from '../../stats/index.ts';
import { HORIZON_DAYS } from '../calibrate.ts';
import { type CleanDays, cleanDays, weightOn } from '../clean-days.ts';
import type { DayNumber } from '../ledger.ts';
import type { ItemLife, Traits } from './item-lives.ts';

/** How often open items of an age are over a day later, learned from those that were open lately. */
export interface LifeTable {
  readonly day: DayNumber;
  /** Items that were over within the time looked at. */
  readonly over: number;
  /** Chance a day by band of age. */
  readonly hazards: Float64Array;
  /** What a trait multiplies them by: for each trait a map from its value to factors for young and old items. */
  readonly factors: readonly ReadonlyMap<string, readonly [young: number, old: number]>[];
}

/** Bands of age begin on these days; the last has no end. */
const BANDS = [0, 1, 2, 4, 7, 14, 28, 56, 112, 224, 448, 896, 1792];
/** From this band on, an item is old: what hurries the young ones may say little of those. */
const FIRST_OLD = 5;
/** Only so many days before the day are looked at … */
const WINDOW = 728;
/** … in stretches of so many days, the latest counting most. */
const STRETCH = 182;
const STRETCH_WEIGHT = 0.7;
/** Without any history, lives are spread evenly over the logarithm of age: worth so many items in each band. */
const PRIOR_OVER = 1;
const PRIOR_RATE = 0.25;
/** Items that a factor of 1 counts for. */
const SHRINKAGE = 8;
const ROUNDS = 4;

/**
 * Learns from all items that were open at some time of the two years before a day, and what became of them by then; those
 * that are still open count as "not over so far" (docs/methods/item.md). Looks at nothing after the day.
 */
export function lifeTable(lives: readonly ItemLife[], day: DayNumber): LifeTable {
  const known = lives.filter(({ created }) => created <= day);
  const tidied = cleanDays(
    known.flatMap((life) => (life.over <= day && isForgotten(life) ? [life.over] : [])),
    TIDYING,
  );
  const seen = known.map((life) => seenOf(life, day, tidied)).filter(isSeen);
  const traits = seen[0]?.life.traits.length ?? 0;
  const hazards = new Float64Array(BANDS.length);
  const factors = Array.from({ length: traits }, () => new Map<string, [number, number]>());
  const table = { day, over: seen.filter(({ band }) => band >= 0).length, hazards, factors };
  for (let round = 0; round < ROUNDS; round++) {
    refitHazards(table, seen);
    for (let trait = 0; trait < traits; trait++) refitFactors(table, seen, trait);
  }
  return table;
}

/** What was seen of one item in the time looked at. */
interface Seen {
  readonly life: ItemLife;
  /** Weighted days in each band of age. */
  readonly days: Float64Array;
  /** The band in which it was over, −1 when it was not; and how much that counts. */
  readonly band: number;
  readonly weight: number;
}

/** Items that lie so many days are closed in bulk when somebody tidies up: such days count as ordinary ones. */
const FORGOTTEN = 224;
const TIDYING = { count: 5, times: 4 };

function isForgotten({ created, over }: ItemLife): boolean {
  return over - created >= FORGOTTEN;
}

function isSeen({ days, band }: Seen): boolean {
  return band >= 0 || days.some((count) => count > 0);
}

function seenOf(life: ItemLife, day: DayNumber, tidied: CleanDays): Seen {
  const days = new Float64Array(BANDS.length);
  const end = Math.min(life.over, day);
  for (let stretch = 0; stretch < WINDOW / STRETCH; stretch++) {
    const until = Math.min(end, day - stretch * STRETCH);
    const from = Math.max(life.created, day - (stretch + 1) * STRETCH);
    if (until > from) addDays(days, [from - life.created, until - life.created], STRETCH_WEIGHT ** stretch);
  }
  const isOver = life.over <= day && life.over > day - WINDOW;
  const recency = STRETCH_WEIGHT ** Math.floor((day - end) / STRETCH);
  // A life of less than a day is half a day long.
  if (isOver && life.over === life.created) days[0]! += recency / 2;
  const weight = isOver && isForgotten(life) ? recency * weightOn(tidied, life.over) : recency;
  return { life, days, band: isOver ? bandOf(life.over - life.created) : -1, weight };
}

function addDays(days: Float64Array, [from, until]: readonly [number, number], weight: number): void {
  for (let band = 0; band < BANDS.length; band++) {
    const overlap = Math.min(until, BANDS[band + 1] ?? Number.POSITIVE_INFINITY) - Math.max(from, BANDS[band]!);
    if (overlap > 0) days[band]! += weight * overlap;
  }
}

function bandOf(age: number): number {
  let band = 0;
  while (band + 1 < BANDS.length && BANDS[band + 1]! <= age) band++;
  return band;
}

function refitHazards(table: LifeTable, seen: readonly Seen[]): void {
  const over = new Float64Array(BANDS.length).fill(PRIOR_OVER);
  const days = Float64Array.from(BANDS, (begin) => (PRIOR_OVER * (begin + 1)) / PRIOR_RATE);
  for (const one of seen) {
    const [young, old] = factorsFor(table, one.life.traits);
    if (one.band >= 0) over[one.band]! += one.weight;
    for (let band = 0; band < BANDS.length; band++) days[band]! += one.days[band]! * (band < FIRST_OLD ? young : old);
  }
  for (let band = 0; band < BANDS.length; band++) table.hazards[band] = over[band]! / days[band]!;
}

/** Of the items with one value of a trait, how many were over and how many were due to be: young ones, old ones. */
interface Tally {
  readonly over: [number, number];
  readonly due: [number, number];
}

function refitFactors(table: LifeTable, seen: readonly Seen[], trait: number): void {
  const factors = table.factors[trait] as Map<string, [number, number]>;
  const tallies = new Map<string, Tally>();
  for (const one of seen) {
    const value = one.life.traits[trait] ?? null;
    if (value === null) continue;
    const tally = tallies.get(value) ?? { over: [0, 0], due: [0, 0] };
    tallies.set(value, tally);
    add(tally, one, { table, own: factors.get(value) ?? [1, 1] });
  }
  for (const [value, { over, due }] of tallies) {
    const factor = (age: 0 | 1): number => (over[age] + SHRINKAGE) / (due[age] + SHRINKAGE);
    factors.set(value, [factor(0), factor(1)]);
  }
}

// What the other traits and the age make of it, without this one.
function add(
  tally: Tally,
  { life, days, band, weight }: Seen,
  from: { table: LifeTable; own: [number, number] },
): void {
  const whole = factorsFor(from.table, life.traits);
  if (band >= 0) tally.over[band < FIRST_OLD ? 0 : 1] += weight;
  for (let each = 0; each < BANDS.length; each++) {
    const age = each < FIRST_OLD ? 0 : 1;
    tally.due[age] += (days[each]! * from.table.hazards[each]! * whole[age]) / from.own[age];
  }
}

function factorsFor({ factors }: LifeTable, traits: Traits): [number, number] {
  let [young, old] = [1, 1];
  for (const [trait, value] of traits.entries()) {
    const factor = value === null ? undefined : factors[trait]?.get(value);
    if (factor === undefined) continue;
    young *= factor[0];
    old *= factor[1];
  }
  return [young, old];
}

/** How unsure the level of all chances is (log scale). */
const LEVEL = 0.35;
const LEVELS: readonly number[] = Array.from({ length: 9 }, (_, bin) =>
  Math.exp(LEVEL * normalQuantile((bin + 0.5) / 9)),
);

/** An open item, as far as its remaining time goes. */
export type OpenItem = Pick<ItemLife, 'created' | 'traits'>;

/**
 * The distribution of the days until an open item is over, as of the table's day, given that it is not over yet: its
 * quantile at a probability. Rises with it; just beyond ten years for what takes longer.
 */
export function remainingDays(table: LifeTable, item: OpenItem): (p: number) => number {
  const [young, old] = factorsFor(table, item.traits);
  const age = Math.max(0, table.day - item.created);
  const rate = (band: number): number => table.hazards[band]! * (band < FIRST_OLD ? young : old);
  return (p) => {
    const goal = sumFor(p);
    let left = goal;
    let at = age;
    for (let band = bandOf(age); band < BANDS.length; band++) {
      const end = BANDS[band + 1] ?? Number.POSITIVE_INFINITY;
      const days = left / rate(band);
      if (at + days <= end) return Math.min(at + days - age, HORIZON_DAYS + 1);
      left -= (end - at) * rate(band);
      at = end;
    }
    return HORIZON_DAYS + 1;
  };
}

/** The sum of the chances by which an open item is over within some days, as of the table's day: 0 for none, without end. */
export function hazardWithin(table: LifeTable, item: OpenItem, days: number): number {
  const [young, old] = factorsFor(table, item.traits);
  const begin = Math.max(0, table.day - item.created);
  let sum = 0;
  for (let band = bandOf(begin), at = begin; band < BANDS.length && at < begin + days; band++) {
    const until = Math.min(begin + days, BANDS[band + 1] ?? Number.POSITIVE_INFINITY);
    sum += (until - at) * table.hazards[band]! * (band < FIRST_OLD ? young : old);
    at = until;
  }
  return sum;
}

// The sum of chances at which a share p is over, when the level is unsure: by bisection.
function sumFor(p: number): number {
  let [low, high] = [0, 100];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    const over = 1 - LEVELS.reduce((sum, level) => sum + Math.exp(-middle * level), 0) / LEVELS.length;
    if (over < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

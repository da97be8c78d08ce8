import { dayOf, MS_PER_DAY } from '../calendar/index.ts';
import { bits, normalQuantile, streamKey, uniform } from '../stats/index.ts';
import type { BacktestPoint } from './backtest-report.ts';
import { dateQuantiles } from './dates.ts';
import type { Course, Tried } from './flow-course.ts';
import { type ItemLife, itemLives } from './item/item-lives.ts';
import { type LifeTable, lifeTable, remainingDays } from './item/life-table.ts';
import type { DayNumber } from './ledger.ts';
import { saidBy } from './said.ts';

/** Open items are looked at every so many days, from the second year on … */
const APART_DAYS = 91;
const WARM_UP_DAYS = 364;
/** … and watched for so long: what is promised for later is not judged. */
const WATCHED_DAYS = 364;
/** So many items are drawn of each age. */
const DRAWN = 20;
const AGES: readonly (readonly [name: string, from: number])[] = [
  ['open for less than 4 weeks', 0],
  ['open for 4 to 32 weeks', 28],
  ['open for longer', 224],
];
/** The usual ways go by the items that were over in so many days. */
const LATELY = 84;
const LEAST_LATELY = 8;

/** When an open item is over: some of each age, every quarter of a year. */
export function tryItems(course: Course): Tried {
  const lives = itemLives(course.graph, course.program);
  const first = lives.reduce((least, { created }) => Math.min(least, created), course.last);
  const points: BacktestPoint[] = [];
  const refused: string[] = [];
  for (let day = first + WARM_UP_DAYS; day + WATCHED_DAYS <= course.last; day += APART_DAYS) {
    const lately = lives
      .filter(({ over }) => over <= day && over > day - LATELY)
      .map((life) => life.over - life.created);
    if (lately.length < LEAST_LATELY) refused.push(`fewer than ${LEAST_LATELY} items were over in ${LATELY} days`);
    else points.push(...pointsOn(day, { lives, lately: lately.sort((a, b) => a - b) }, course));
  }
  return { points, refused };
}

interface Seen {
  readonly lives: readonly ItemLife[];
  /** Days that the items of late took, ascending. */
  readonly lately: readonly number[];
}

function pointsOn(day: DayNumber, { lives, lately }: Seen, course: Course): readonly BacktestPoint[] {
  const table = lifeTable(lives, day);
  const open = lives.filter(({ created, over }) => created <= day && over > day);
  return AGES.flatMap(([series, from], index) => {
    const until = AGES[index + 1]?.[1] ?? Number.POSITIVE_INFINITY;
    const ofAge = open.filter(({ created }) => day - created >= from && day - created < until);
    return drawn(ofAge, streamKey(course.seed, `items ${day}`)).map((life) =>
      pointOf(life, { table, lately, series }, course),
    );
  });
}

// Drawn by id, so that other items coming or going leave the draw of the rest as it is.
function drawn(lives: readonly ItemLife[], seed: number): readonly ItemLife[] {
  const placed = lives.map((life) => ({ life, place: bits(streamKey(seed, life.id), 0) }));
  return placed
    .sort((a, b) => a.place - b.place)
    .slice(0, DRAWN)
    .map(({ life }) => life);
}

interface Frame {
  readonly table: LifeTable;
  readonly lately: readonly number[];
  readonly series: string;
}

function pointOf(life: ItemLife, { table, lately, series }: Frame, course: Course): BacktestPoint {
  const { day } = table;
  const size = course.replications;
  const at = (quantile: (p: number) => number): Float64Array =>
    Float64Array.from({ length: size }, (_, bin) => Math.max(1, quantile((bin + 0.5) / size)));
  const samples = {
    fulcrum: at(remainingDays(table, life)),
    velocity: at(meanLeft(lately, day - life.created)),
    bootstrap: at(leftOfSuch(lately, day - life.created)),
  };
  const origin = dayOf(day * MS_PER_DAY);
  const watched = day + WATCHED_DAYS;
  return {
    milestone: life.id,
    name: life.id,
    series,
    fraction: 0,
    origin,
    truth: dayOf(Math.min(life.over, watched) * MS_PER_DAY),
    watched: dayOf(watched * MS_PER_DAY),
    quantiles: dateQuantiles(origin, samples.fulcrum),
    said: saidBy(
      samples,
      { origin: day, days: life.over - day, most: WATCHED_DAYS },
      uniform(streamKey(course.seed, life.id), day),
    ),
  };
}

// Velocity: what items took on average, with a normal error, less the time that this one is open.
function meanLeft(lately: readonly number[], age: number): (p: number) => number {
  const mean = lately.reduce((sum, days) => sum + days, 0) / lately.length;
  const squares = lately.reduce((sum, days) => sum + (days - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (lately.length - 1));
  return (p) => mean - age + deviation * normalQuantile(p);
}

// Bootstrap: what items of late that were open for longer took; none of them, and there is no telling.
function leftOfSuch(lately: readonly number[], age: number): (p: number) => number {
  const longer = lately.filter((days) => days > age);
  if (longer.length === 0) return () => WATCHED_DAYS;
  return (p) => longer[Math.min(longer.length - 1, Math.floor(p * longer.length))]! - age;
}

import { type Interval, streamKey, uniform, wilson } from '../../stats/index.ts';
import type { ItemLife } from '../item/item-lives.ts';
import { lifeTable } from '../item/life-table.ts';
import type { DayNumber } from '../ledger.ts';
import { finishedCount } from './finished-count.ts';
import { forecastSprint, type SprintForecast, sprintState } from './forecast-sprint.ts';
import { pastSprints } from './sprint-model.ts';
import type { SprintRecord } from './sprint-records.ts';

/** From where in a sprint it is forecast: its first day, its middle, three days before its end. */
const ORIGINS = ['start', 'middle', 'late'] as const;
export type SprintOrigin = (typeof ORIGINS)[number];

/** One forecast of the past with its truth. */
export interface SprintPoint {
  readonly sprint: string;
  readonly name: string;
  readonly origin: SprintOrigin;
  readonly day: DayNumber;
  readonly total: number;
  readonly open: number;
  /** Of the items that were in it then, those that were over by its end. */
  readonly truth: number;
  readonly low: number;
  readonly high: number;
  /** Where in the forecast the truth fell, ties decided by chance. */
  readonly pit: number;
  readonly score: number;
  /** The score of the mean rate of the last three sprints, with the luck of the items alone. */
  readonly naiveScore: number;
  readonly naivePit: number;
  /** Chances of the items, with whether they were over. */
  readonly items: readonly { readonly odds: number; readonly isOver: boolean }[];
}

/** How often the truth lay at or below what was promised. */
export interface SprintCoverage extends Interval {
  readonly level: number;
  readonly share: number;
  readonly naive: number;
}

export interface SprintScore {
  readonly origin: SprintOrigin | null;
  readonly count: number;
  readonly coverage: readonly SprintCoverage[];
  /** Share of the truths within the range that is told (from 15 % to 85 %), ends included. */
  readonly within: number;
  /** Ranked probability score over that of the naive rate: below 1 is better. */
  readonly ratio: number;
  /** Odds of items against how many were over: promised, happened, how many. */
  readonly items: readonly { readonly promised: number; readonly happened: number; readonly count: number }[];
}

export interface SprintBacktest {
  readonly scores: readonly SprintScore[];
  readonly points: readonly SprintPoint[];
  readonly refused: number;
}

/** Fewer open items than this say nothing about a range. */
const LEAST_OPEN = 3;

/** What would have been said of every sprint that is over, each time from what was known by then. */
export function backtestSprints(
  records: readonly SprintRecord[],
  lives: readonly ItemLife[],
  asOf: DayNumber,
): SprintBacktest {
  const points: SprintPoint[] = [];
  let refused = 0;
  for (const sprint of records.filter(({ end }) => end < asOf)) {
    for (const origin of ORIGINS) {
      const day = dayOf(sprint, origin);
      if (sprintState(sprint, day).open.length < LEAST_OPEN) continue;
      const forecast = forecastSprint(records, sprint, { day, table: lifeTable(lives, day) });
      if (forecast.status === 'ok') points.push(pointOf({ records, sprint, origin, day }, forecast));
      else refused++;
    }
  }
  return { points, refused, scores: [null, ...ORIGINS].map((origin) => scoreOf(points, origin)) };
}

function dayOf({ start, end }: SprintRecord, origin: SprintOrigin): DayNumber {
  if (origin === 'start') return start;
  return origin === 'middle' ? Math.floor((start + end) / 2) : Math.max(start, end - 3);
}

interface At {
  readonly records: readonly SprintRecord[];
  readonly sprint: SprintRecord;
  readonly origin: SprintOrigin;
  readonly day: DayNumber;
}

function pointOf(
  { records, sprint, origin, day }: At,
  forecast: Extract<SprintForecast, { status: 'ok' }>,
): SprintPoint {
  const { state, counts, quantiles, odds } = forecast;
  const late = state.open.filter(({ over }) => over <= sprint.end).length;
  const naive = naiveCounts(records, { sprint, day, open: state.open.length });
  const u = uniform(streamKey(1, `${sprint.id}/${origin}`), 0);
  return {
    sprint: sprint.id,
    name: sprint.name,
    origin,
    day,
    total: state.total,
    open: state.open.length,
    truth: state.done + late,
    low: quantiles.p15,
    high: quantiles.p85,
    pit: pitOf(counts, late, u),
    score: rankedScore(counts, late),
    naiveScore: rankedScore(naive, late),
    naivePit: pitOf(naive, late, u),
    items: state.open.map(({ id, over }) => ({ odds: odds.get(id) as number, isOver: over <= sprint.end })),
  };
}

/** What a plain rate would say: that of the last three sprints with as many days left. */
function naiveCounts(
  records: readonly SprintRecord[],
  { sprint, day, open }: { sprint: SprintRecord; day: DayNumber; open: number },
): Float64Array {
  const last = pastSprints(records, day)
    .filter(({ series }) => series === sprint.series)
    .slice(0, 3);
  let [over, all] = [1, 2];
  for (const past of last.length > 0 ? last : pastSprints(records, day).slice(0, 3)) {
    const { open: then } = sprintState(past, Math.max(past.start, past.end - (sprint.end - day)));
    all += then.length;
    over += then.filter((member) => member.over <= past.end).length;
  }
  const odds = Math.log(over / Math.max(1e-9, all - over));
  return finishedCount(new Array<number>(open).fill(odds), 0);
}

function pitOf(counts: Float64Array, truth: number, u: number): number {
  let below = 0;
  for (let count = 0; count < truth; count++) below += counts[count]!;
  return below + u * counts[truth]!;
}

function rankedScore(counts: Float64Array, truth: number): number {
  let [sum, score] = [0, 0];
  for (let count = 0; count < counts.length - 1; count++) {
    sum += counts[count]!;
    score += (sum - (truth <= count ? 1 : 0)) ** 2;
  }
  return score;
}

const LEVELS = [0.05, 0.15, 0.5, 0.85, 0.95];

function scoreOf(all: readonly SprintPoint[], origin: SprintOrigin | null): SprintScore {
  const points = all.filter((point) => origin === null || point.origin === origin);
  const share = (holds: (point: SprintPoint) => boolean): number =>
    points.filter(holds).length / Math.max(1, points.length);
  const total = (score: (point: SprintPoint) => number): number => points.reduce((sum, point) => sum + score(point), 0);
  const naive = total(({ naiveScore }) => naiveScore);
  return {
    origin,
    count: points.length,
    coverage: LEVELS.map((level) => ({
      level,
      share: share(({ pit }) => pit <= level),
      naive: share(({ naivePit }) => naivePit <= level),
      ...wilson(points.filter(({ pit }) => pit <= level).length, points.length),
    })),
    within: share(({ truth, low, high }) => truth >= low && truth <= high),
    ratio: naive === 0 ? 1 : total(({ score }) => score) / naive,
    items: reliability(points.flatMap(({ items }) => items)),
  };
}

const BANDS = [0, 0.1, 0.25, 0.4, 0.6, 0.75, 0.9, 1.0001];

function reliability(items: readonly { readonly odds: number; readonly isOver: boolean }[]) {
  return BANDS.slice(1).flatMap((until, index) => {
    const own = items.filter(({ odds }) => odds >= BANDS[index]! && odds < until);
    if (own.length === 0) return [];
    const promised = own.reduce((sum, { odds }) => sum + odds, 0) / own.length;
    return [{ promised, happened: own.filter(({ isOver }) => isOver).length / own.length, count: own.length }];
  });
}

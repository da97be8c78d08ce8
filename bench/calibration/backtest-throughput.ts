import { type Draws, type FinishSeries, finishedAfter, paceOf } from '@fulcrum/core/forecast';
import { streamKey } from '@fulcrum/core/stats';
import { daysBy, itemsBy, knownOn, METHODS, type Method } from './methods.ts';
import { type Outcome, outcomeOf } from './promise.ts';
import { type Score, scoreOf } from './score.ts';

/** One stream of finished items, by the name of its file. */
export interface NamedSeries extends FinishSeries {
  readonly name: string;
}

/** How one method did at one question. */
export type Row<Question> = Question & { readonly method: Method } & Score & {
    /** Days on which nothing was forecast, since the data floor was not reached. */
    readonly refused: number;
    /** Forecasts whose truth had not come by the end of the series: left out. */
    readonly unfinished: number;
  };

const HORIZONS = [4, 8, 12, 26];
const COUNTS = [50, 150, 300];
/** A series is forecast from its 27th week on … */
const WARM_UP_DAYS = 26 * 7;
/** … and, where it is too quiet for a forecast, looked at again after so many days. */
const NEXT_LOOK_DAYS = 7;

/** How many items in so many weeks: origins lie as far apart as the horizon is long. */
export function backtestHorizons(all: readonly NamedSeries[], draws: Draws): readonly Row<{ weeks: number }>[] {
  return HORIZONS.flatMap((weeks) =>
    rowsOf({ weeks }, (trial) => {
      for (const series of all) tryHorizon(series, weeks, { trial, draws });
    }),
  );
}

/** How many days until so many items are done: the next origin is the day on which they were. */
export function backtestCounts(all: readonly NamedSeries[], draws: Draws): readonly Row<{ items: number }>[] {
  return COUNTS.flatMap((items) =>
    rowsOf({ items }, (trial) => {
      for (const series of all) tryCount(series, items, { trial, draws });
    }),
  );
}

interface Trial {
  readonly outcomes: Readonly<Record<Method, Outcome[]>>;
  refused: number;
  unfinished: number;
}

interface Course {
  readonly trial: Trial;
  readonly draws: Draws;
}

function rowsOf<Question extends object>(question: Question, run: (trial: Trial) => void): Row<Question>[] {
  const trial: Trial = { outcomes: { fulcrum: [], bootstrap: [], velocity: [] }, refused: 0, unfinished: 0 };
  run(trial);
  const { outcomes, refused, unfinished } = trial;
  return METHODS.map((method) => ({
    ...question,
    method,
    ...scoreOf(outcomes[method], outcomes.velocity),
    refused,
    unfinished,
  }));
}

function tryHorizon(series: NamedSeries, weeks: number, { trial, draws }: Course): void {
  const length = 7 * weeks;
  for (let day = firstOrigin(series); day + length <= lastDay(series); day += length) {
    const pace = paceOf(series, day);
    if (pace.status !== 'ok') {
      trial.refused++;
      continue;
    }
    const truth = finishedAfter(series, day, day + length);
    record(trial, itemsBy(knownOn(series, pace), weeks, drawsOn(series, day, draws)), {
      truth,
      about: { cluster: series.name, promise: 'at least' },
    });
  }
}

function tryCount(series: NamedSeries, items: number, { trial, draws }: Course): void {
  const last = lastDay(series);
  for (let day = firstOrigin(series); day < last; ) {
    const pace = paceOf(series, day);
    if (pace.status !== 'ok') {
      trial.refused++;
      day += NEXT_LOOK_DAYS;
      continue;
    }
    const done = series.days.length - finishedAfter(series, day, last);
    const end = series.days[done + items - 1];
    if (end === undefined) {
      trial.unfinished++;
      return;
    }
    record(trial, daysBy(knownOn(series, pace), items, drawsOn(series, day, draws)), {
      truth: end - day,
      about: { cluster: series.name, promise: 'at most' },
    });
    day = end;
  }
}

// Draws of their own for each forecast: with the same for all, what is by chance in them would tilt all alike.
function drawsOn({ name }: NamedSeries, day: number, { seed, replications }: Draws): Draws {
  return { seed: streamKey(seed, `${name}/${day}`), replications };
}

function firstOrigin({ days }: NamedSeries): number {
  return (days[0] ?? 0) + WARM_UP_DAYS;
}

function lastDay({ days }: NamedSeries): number {
  return days.at(-1) ?? Number.NEGATIVE_INFINITY;
}

interface Came {
  readonly truth: number;
  readonly about: Parameters<typeof outcomeOf>[2];
}

function record(trial: Trial, said: Readonly<Record<Method, Float64Array>>, { truth, about }: Came): void {
  for (const method of METHODS) trial.outcomes[method].push(outcomeOf(said[method], truth, about));
}

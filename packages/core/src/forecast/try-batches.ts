import { dayOf, MS_PER_DAY } from '../calendar/index.ts';
import { streamKey, uniform } from '../stats/index.ts';
import type { BacktestPoint } from './backtest-report.ts';
import { bootstrap, velocity } from './baselines.ts';
import { HORIZON_DAYS } from './calibrate.ts';
import { dateQuantiles } from './dates.ts';
import type { Course, Tried } from './flow-course.ts';
import type { DayNumber } from './ledger.ts';
import { saidBy } from './said.ts';
import { teamName } from './team-parts.ts';
import { type FinishSeries, finishedAfter, finishSeries, plainWeeks } from './throughput/finish-series.ts';
import { daysUntil, type Pace, paceOf } from './throughput/forecast-pace.ts';

const BATCH = 25;
/** A stream is forecast from its 27th week on … */
const WARM_UP_DAYS = 26 * 7;
/** … and looked at again after so many days where it is too quiet. */
const NEXT_LOOK_DAYS = 7;
const LOOK_BACK = 12;

interface Stream extends FinishSeries {
  readonly id: string;
  readonly name: string;
}

/** When the next 25 items are finished, of the program and of each team: the next forecast is made on the day they were. */
export function tryBatches(course: Course): Tried {
  const tried = streamsOf(course).map((stream) => tryStream(stream, course));
  return { points: tried.flatMap(({ points }) => points), refused: tried.flatMap(({ refused }) => refused) };
}

function streamsOf({ graph, program, last }: Course): readonly Stream[] {
  const days = new Map<string | null, DayNumber[]>();
  const all: DayNumber[] = [];
  for (const item of graph.items.values()) {
    if (item.program !== program || item.finishedAt === null) continue;
    const day = Math.min(last, Math.floor(item.finishedAt / MS_PER_DAY));
    all.push(day);
    days.set(item.team, [...(days.get(item.team) ?? []), day]);
  }
  const whole = { id: program, name: 'the whole program', ...finishSeries(all) };
  const teams = [...days].filter(([team]) => team !== null);
  return [
    whole,
    ...teams
      .map(([team, own]) => ({ id: team as string, name: teamName(graph, team), ...finishSeries(own) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  ];
}

function tryStream(stream: Stream, course: Course): Tried {
  const points: BacktestPoint[] = [];
  const refused: string[] = [];
  for (let day = (stream.days[0] ?? course.last) + WARM_UP_DAYS; day < course.last; ) {
    const pace = paceOf(stream, day);
    if (pace.status !== 'ok') {
      refused.push(`${stream.name}: too little was finished lately`);
      day += NEXT_LOOK_DAYS;
      continue;
    }
    const end = stream.days[stream.days.length - finishedAfter(stream, day, course.last) + BATCH - 1];
    if (end === undefined) break;
    points.push(pointOf(stream, { pace, end }, course));
    day = end;
  }
  return { points, refused };
}

function pointOf(stream: Stream, { pace, end }: { pace: Pace; end: DayNumber }, course: Course): BacktestPoint {
  const seed = streamKey(course.seed, `${stream.id}/${pace.day}`);
  const record = { need: BATCH, weeks: [...plainWeeks(stream, pace.day, LOOK_BACK)] };
  const samples = {
    fulcrum: daysUntil(pace, BATCH, { seed, replications: course.replications }),
    velocity: velocity(record, course.replications),
    bootstrap: bootstrap(record, course.replications, seed),
  };
  const came = { origin: pace.day, days: end - pace.day, most: HORIZON_DAYS };
  const origin = dayOf(pace.day * MS_PER_DAY);
  return {
    milestone: stream.id,
    name: stream.name,
    series: stream.name,
    fraction: 0,
    origin,
    truth: dayOf(end * MS_PER_DAY),
    quantiles: dateQuantiles(origin, samples.fulcrum),
    said: saidBy(samples, came, uniform(seed, 0)),
  };
}

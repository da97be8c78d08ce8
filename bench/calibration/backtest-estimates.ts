import { type Draws, type EffortModel, type EffortRecord, fitEffort, totalEffort } from '@fulcrum/core/forecast';
import { streamKey, uniform } from '@fulcrum/core/stats';
import { type Outcome, outcomeOf } from './promise.ts';
import { type Score, scoreOf } from './score.ts';
import { pertQuantile } from './three-point.ts';

/** A table of tasks by the name of its file. */
export interface NamedTasks {
  readonly name: string;
  readonly records: readonly EffortRecord[];
}

/** Who says what a task takes: our model; a three-point estimate without history; the estimate as it is. */
export type EffortMethod = 'fulcrum' | 'three-point' | 'estimate';

/** How one method did on one file. */
export type EffortRow = { readonly file: string; readonly method: EffortMethod } & Score;

/** Scores for tasks one by one, and for 25 of a project together. CRPS ratios are to the three-point estimate. */
export interface EffortRows {
  readonly items: readonly EffortRow[];
  readonly sums: readonly EffortRow[];
}

const METHODS: readonly EffortMethod[] = ['fulcrum', 'three-point', 'estimate'];
/** Tasks whose effort is known before the first is forecast. */
const WARM_UP = 100;
/** A model is made anew after so many days. */
const REFIT_DAYS = 28;
const TOGETHER = 25;
const POINTS = 200;

/**
 * Forecasts each task on the day of its estimate, and each next 25 of a project on the day of the first, from what was known of
 * others on the day before.
 */
export function backtestEstimates(all: readonly NamedTasks[], draws: Draws): EffortRows {
  const rows = all.map((tasks) => ({ name: tasks.name, ...tryFile(tasks, draws) }));
  return {
    items: rows.flatMap(({ name, items }) => rowsOf(name, items)),
    sums: rows.flatMap(({ name, sums }) => rowsOf(name, sums)),
  };
}

type Said = Readonly<Record<EffortMethod, Outcome>>;

function rowsOf(file: string, said: readonly Said[]): EffortRow[] {
  const of = (method: EffortMethod): Outcome[] => said.map((each) => each[method]);
  return METHODS.map((method) => ({ file, method, ...scoreOf(of(method), of('three-point')) }));
}

function tryFile({ records }: NamedTasks, draws: Draws): { items: Said[]; sums: Said[] } {
  const tasks = records.filter(isEstimated).sort(inTime);
  const modelOn = modelsOf(records);
  const waiting = new Map<string, Estimated[]>();
  const items: Said[] = [];
  const sums: Said[] = [];
  for (const task of tasks) {
    const model = modelOn(task.estimatedOn);
    if (model === null) continue;
    items.push(sayOfOne(model, task));
    const project = task.project ?? '';
    const group = [...(waiting.get(project) ?? []), task];
    waiting.set(project, group.length === TOGETHER ? [] : group);
    const first = modelOn(group[0]!.estimatedOn);
    if (group.length === TOGETHER && first !== null) sums.push(sayOfSum(first, group, draws));
  }
  return { items, sums };
}

type Estimated = EffortRecord & { readonly estimate: number };

function isEstimated(record: EffortRecord): record is Estimated {
  return record.estimate !== null;
}

// On one day, the order of the lines says nothing.
function inTime(a: Estimated, b: Estimated): number {
  return a.estimatedOn - b.estimatedOn || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}

// The model of a day is that of the day before the first of its weeks; null while too little was known then.
function modelsOf(records: readonly EffortRecord[]): (day: number) => EffortModel | null {
  const models = new Map<number, EffortModel | null>();
  return (day) => {
    const made = Math.floor(day / REFIT_DAYS) * REFIT_DAYS - 1;
    const known = models.get(made);
    if (known !== undefined) return known;
    const isEnough = records.filter(({ knownOn }) => knownOn <= made).length >= WARM_UP;
    const model = isEnough ? fitEffort(records, made) : null;
    models.set(made, model);
    return model;
  };
}

function sayOfOne(model: EffortModel, task: Estimated): Said {
  const about = { cluster: task.person ?? task.project ?? '', promise: 'at most' } as const;
  const quantile = model.predict(task);
  const sample = (of: (p: number) => number): Float64Array =>
    Float64Array.from({ length: POINTS }, (_, bin) => of((bin + 0.5) / POINTS));
  return {
    fulcrum: outcomeOf(sample(quantile), task.actual, about),
    'three-point': outcomeOf(
      sample((p) => task.estimate * pertQuantile(p)),
      task.actual,
      about,
    ),
    estimate: outcomeOf(Float64Array.of(task.estimate), task.actual, about),
  };
}

function sayOfSum(model: EffortModel, tasks: readonly Estimated[], draws: Draws): Said {
  const about = { cluster: tasks[0]?.project ?? '', promise: 'at most' } as const;
  const truth = tasks.reduce((sum, { actual }) => sum + actual, 0);
  const estimate = tasks.reduce((sum, task) => sum + task.estimate, 0);
  const naive = new Float64Array(draws.replications);
  for (const [index, task] of tasks.entries()) {
    const key = streamKey(draws.seed, `three-point ${index}`);
    for (let r = 0; r < naive.length; r++) naive[r]! += task.estimate * pertQuantile(uniform(key, r));
  }
  return {
    fulcrum: outcomeOf(totalEffort(model, tasks, draws), truth, about),
    'three-point': outcomeOf(naive.sort(), truth, about),
    estimate: outcomeOf(Float64Array.of(estimate), truth, about),
  };
}

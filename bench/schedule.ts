/**
 * How near the optimum schedules come, on any folder of instances: `npm run bench:schedule -- --instances DIR --schedules N
 * --seed S --json`. Reads `.sm`, `.rcp`, `.def` and `.dzn` files, also in folders below; `--seconds T` limits the time of
 * the processor for each instance. Every schedule is checked by `verifySchedule`.
 */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bestKnownIn, type Known } from './schedule/best-known.ts';
import { findInstances } from './schedule/find-instances.ts';
import { type Limits, type Measured, measureInstance, type NotMeasured } from './schedule/measure-instance.ts';
import { meanOf, tableOf } from './schedule/report.ts';
import { warmUp } from './schedule/warm-up.ts';

const DEFAULT_SCHEDULES = 5000;

const USAGE = `npm run bench:schedule -- --instances DIR [--schedules N | --seconds T] [--seed S] [--json]

  --instances DIR  a folder of .sm, .rcp, .def and .dzn files; folders below are read, too
  --schedules N    schedules for each instance, every generation pass counted (default ${DEFAULT_SCHEDULES})
  --seconds T      time of the processor for each instance, instead
  --seed S         seed of the search (default 1)
  --json           print { mean, instances }; deviations and gaps in %

A file best-known.csv (instance,lower_bound,best_known) in the folder, or above it, gives the gap to the best known.`;

const knownIn = new Map<string, ReadonlyMap<string, Known>>();
const { folder, limits, json } = asked();
const paths = findInstances(folder);
if (paths.length === 0) stop(`there is no .sm, .rcp, .def or .dzn file in ${folder}`);
warmUp(paths, limits);
const results = paths.map(measure);
const good = results.filter((result) => result.status === 'ok');
console.log(json ? JSON.stringify({ mean: meanOf(good), instances: results }, null, 2) : tableOf(results));
if (good.length === 0 || results.some((result) => result.status === 'wrong')) process.exitCode = 1;

function measure(path: string, index: number): Measured | NotMeasured {
  const result = measureInstance(path, knownFor(path), limits);
  const told =
    result.status === 'ok'
      ? `${result.makespan}, ${Math.round(result.cpuMs)} ms`
      : `${result.status}: ${result.reason}`;
  console.error(`${index + 1}/${paths.length} ${result.instance}: ${told}`);
  return result;
}

function knownFor(path: string): ReadonlyMap<string, Known> {
  const at = dirname(path);
  const known = knownIn.get(at) ?? bestKnownIn(at);
  knownIn.set(at, known);
  return known;
}

function asked(): { folder: string; limits: Limits; json: boolean } {
  const { values } = options();
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  if (values.instances === undefined) stop('give the folder of instances: --instances DIR');
  const path = resolve(values.instances);
  if (!existsSync(path) || !statSync(path).isDirectory()) stop(`there is no folder ${path}`);
  const seconds = values.seconds === undefined ? null : numberIn('--seconds', values.seconds);
  const unlimited = seconds === null ? DEFAULT_SCHEDULES : Number.MAX_SAFE_INTEGER;
  const schedules = values.schedules === undefined ? unlimited : numberIn('--schedules', values.schedules);
  const seed = values.seed === undefined ? 1 : numberIn('--seed', values.seed);
  return { folder: path, limits: { seed, schedules, seconds }, json: values.json };
}

function options() {
  try {
    return parseArgs({
      options: {
        instances: { type: 'string' },
        schedules: { type: 'string' },
        seconds: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return stop((error as Error).message);
  }
}

function numberIn(name: string, text: string): number {
  const value = Number(text);
  const isFine = name === '--seconds' ? value > 0 && value <= 86_400 : Number.isSafeInteger(value) && value >= 0;
  if (!isFine || text.trim() === '')
    stop(`${name} takes ${name === '--seconds' ? 'seconds' : 'a whole number'}, not "${text}"`);
  return value;
}

function stop(reason: string): never {
  console.error(`bench:schedule: ${reason}`);
  process.exit(2);
}

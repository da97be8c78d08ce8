/** How well forecasts are calibrated, on any dates and estimates: `npm run bench:calibration -- --help`. */
import { existsSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { finishSeries } from '@fulcrum/core/forecast';
import { backtestEstimates, type NamedTasks } from './calibration/backtest-estimates.ts';
import { backtestCounts, backtestHorizons, type NamedSeries } from './calibration/backtest-throughput.ts';
import { findFiles } from './calibration/find-files.ts';
import { readDates } from './calibration/read-dates.ts';
import { readEstimates } from './calibration/read-estimates.ts';
import { type Remark, readText } from './calibration/read-text.ts';
import type { Score } from './calibration/score.ts';
import { shareWords, tableOf } from './calibration/table.ts';

const HELP = `How well are forecasts calibrated? Rolling origins of the past, which do not overlap, against what came.

npm run bench:calibration -- --throughput DIR --estimates FILE [--json]

--throughput DIR   files with completion dates, a series each: one ISO date or date-time a line, in any order, gzip or plain
--estimates FILE   a table of tasks with the columns hours_estimate, hours_actual, estimate_on and, where known, developer,
                   project, category, subcategory, team, completed_on; may be given several times, or a folder
--json             print JSON instead of tables
--seed N           seed of the draws (1)
--replications N   futures a forecast (1000)

JSON: { horizons: [ { weeks, method, n, coverage: { p50, p85, p95 }, crps, pinball, … } … ], counts: [ { items, method, … } … ],
estimates: { items: [ { file, method, … } … ], sums: [ … ] }, remarks: [ { where, what } … ] }

coverage           share of promises kept, { value, low, high }, with a 95 % interval in which the forecasts of one series (person,
                   project) rise and fall together. Kept means: for items in so many weeks, at least as many came as the
                   quantile at 15 % (P85); for days until so many are done and for hours, at most the quantile at 85 %
crps               mean continuous ranked probability score, in items, days or hours
pinball            mean pinball loss of the three promised quantiles
crpsRatio          crps over that of velocity (of the three-point estimate) on the same forecasts; crpsRatioBySeries is the
                   geometric mean of that ratio in each series
n, clusters        forecasts, and series that they come from
refused            days on which the data floor allowed no forecast: fewer than 12 weeks of history, 8 items or 3 active
                   weeks in the last 12
unfinished         forecasts whose truth had not come by the end of the series: left out

horizons           how many items in 4, 8, 12, 26 weeks; a series is forecast from its 27th week on, then every horizon
counts             days until 50, 150, 300 items are done; the next forecast is made on the day on which they were
velocity           the mean of the last 12 weeks, with the normal error of that sum of weeks
bootstrap          weeks drawn from the last 12
estimates          items: each task on the day of its estimate; sums: the next 25 tasks of a project. three-point is PERT with half,
                   once and twice the estimate; estimate is the estimate itself
`;

const MOST_REMARKS = 20;
const { values } = options();
if (values.help) stop(HELP, 0);
if (values.throughput.length + values.estimates.length === 0)
  stop('give --throughput DIR or --estimates FILE; see --help', 2);
const draws = {
  seed: wholeNumber('seed', values.seed),
  replications: wholeNumber('replications', values.replications),
};
const remarks: Remark[] = [];
const series = values.throughput.flatMap(filesIn).flatMap(readSeries);
const tasks = values.estimates.flatMap(filesIn).flatMap(readTasks);
tell(remarks);
if (series.length + tasks.length === 0) stop('there is nothing to forecast in what was given', 2);
const horizons = backtestHorizons(series, draws);
const counts = backtestCounts(series, draws);
const estimates = backtestEstimates(tasks, draws);
if (values.json) console.log(JSON.stringify({ horizons, counts, estimates, remarks }, null, 2));
else {
  if (series.length > 0) {
    print(`${series.length} series: items in so many weeks`, horizons, ({ weeks }) => `${weeks} weeks`);
    print('Days until so many items are done', counts, ({ items }) => `${items} items`);
  }
  print('Hours of each task', estimates.items, ({ file }) => file);
  print('Hours of the next 25 tasks of a project', estimates.sums, ({ file }) => file);
}

function options() {
  try {
    return parseArgs({
      options: {
        throughput: { type: 'string', multiple: true, default: [] },
        estimates: { type: 'string', multiple: true, default: [] },
        seed: { type: 'string', default: '1' },
        replications: { type: 'string', default: '1000' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return stop((error as Error).message, 2);
  }
}

function filesIn(path: string): readonly string[] {
  if (!existsSync(path)) stop(`there is no ${path}`, 2);
  return findFiles(path);
}

function readSeries(path: string): NamedSeries[] {
  const text = textOf(path);
  if (text === null) return [];
  const read = readDates(path, text, Date.now());
  remarks.push(...read.remarks);
  if (read.days.length > 0) return [{ name: relative('.', path), ...finishSeries(read.days) }];
  remarks.push({ where: path, what: 'no completion dates: the file is left out' });
  return [];
}

function readTasks(path: string): NamedTasks[] {
  const text = textOf(path);
  if (text === null) return [];
  const read = readEstimates(path, text);
  remarks.push(...read.remarks);
  return read.records.length === 0 ? [] : [{ name: basename(path), records: read.records }];
}

function textOf(path: string): string | null {
  try {
    return readText(path);
  } catch (error) {
    remarks.push({ where: path, what: `cannot be read (${(error as Error).message}): left out` });
    return null;
  }
}

function tell(all: readonly Remark[]): void {
  for (const { where, what } of all.slice(0, MOST_REMARKS)) console.error(`${where}: ${what}`);
  if (all.length > MOST_REMARKS) console.error(`… and ${all.length - MOST_REMARKS} more remarks: see --json`);
}

function print<R extends { readonly method: string } & Score>(
  title: string,
  rows: readonly R[],
  label: (row: R) => string,
): void {
  if (rows.length === 0) return;
  const head = ['', 'method', 'n', 'P50 kept', 'P85 kept', 'P95 kept', 'CRPS', 'pinball', 'ratio', 'by series'];
  console.log(`\n${title}\n${tableOf([head, ...rows.map((row) => [label(row), row.method, ...cellsOf(row)])])}`);
}

function cellsOf(score: Score): readonly (string | number)[] {
  if (score.status !== 'ok') return [0, score.reason, '', '', '', '', '', ''];
  const { n, coverage, crps, pinball, crpsRatio, crpsRatioBySeries } = score;
  const numbers = [crps.toFixed(2), pinball.toFixed(2), crpsRatio.toFixed(3), crpsRatioBySeries.toFixed(3)];
  return [n, ...Object.values(coverage).map(shareWords), ...numbers];
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1 || value > 2 ** 31) stop(`--${name} takes a whole number from 1 on`, 2);
  return value;
}

function stop(message: string, code: number): never {
  (code === 0 ? console.log : console.error)(message);
  process.exit(code);
}

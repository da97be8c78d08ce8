/** How well forecasts are calibrated, on any dates and estimates: `npm run bench:calibration -- --help`. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { finishSeries } from '@fulcrum/core/forecast';
import { backtestCounts, backtestHorizons, type NamedSeries, type Row } from './calibration/backtest-throughput.ts';
import { findFiles } from './calibration/find-files.ts';
import { readDates } from './calibration/read-dates.ts';
import { type Remark, readText } from './calibration/read-text.ts';
import { shareWords, tableOf } from './calibration/table.ts';

const HELP = `npm run bench:calibration -- --throughput DIR [--estimates FILE …] [--json] [--seed N] [--replications N]

--throughput  a folder of files with completion dates: one ISO date or date-time a line, in any order, gzip or plain
`;

const MOST_REMARKS = 20;
const { values } = options();
if (values.help) stop(HELP, 0);
const draws = { seed: number('seed', values.seed), replications: number('replications', values.replications) };
const series = (values.throughput ?? []).flatMap(existing).flatMap(seriesOf);
const horizons = backtestHorizons(series, draws);
const counts = backtestCounts(series, draws);
if (values.json) console.log(JSON.stringify({ horizons, counts }, null, 2));
else {
  console.log(table(horizons, ({ weeks }) => `${weeks} weeks`));
  console.log(table(counts, ({ items }) => `${items} items`));
}

function options() {
  return parseArgs({
    options: {
      throughput: { type: 'string', multiple: true },
      estimates: { type: 'string', multiple: true },
      seed: { type: 'string', default: '1' },
      replications: { type: 'string', default: '1000' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
}

function existing(path: string): readonly string[] {
  if (!existsSync(path)) stop(`there is no ${path}`, 2);
  return findFiles(path);
}

function seriesOf(path: string): NamedSeries[] {
  const { days, remarks } = readDates(path, readText(path), Date.now());
  tell(remarks);
  return [{ name: basename(path), ...finishSeries(days) }];
}

function tell(remarks: readonly Remark[]): void {
  for (const { where, what } of remarks.slice(0, MOST_REMARKS)) console.error(`${where}: ${what}`);
}

function table<Q extends object>(rows: readonly Row<Q>[], label: (row: Row<Q>) => string): string {
  const head = ['', 'method', 'n', 'P50 kept', 'P85 kept', 'P95 kept', 'CRPS', 'pinball', 'of velocity', 'by series'];
  return tableOf([
    head,
    ...rows.map((row) =>
      row.status === 'ok'
        ? [
            label(row),
            row.method,
            row.n,
            ...Object.values(row.coverage).map(shareWords),
            row.crps.toFixed(2),
            row.pinball.toFixed(2),
            row.crpsRatio.toFixed(3),
            row.crpsRatioBySeries.toFixed(3),
          ]
        : [label(row), row.method, 0],
    ),
  ]);
}

function number(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) stop(`--${name} takes a whole number from 1 on`, 2);
  return value;
}

function stop(message: string, code: number): never {
  (code === 0 ? console.log : console.error)(message);
  process.exit(code);
}

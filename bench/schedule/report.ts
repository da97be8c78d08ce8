import type { Measured, NotMeasured } from './measure-instance.ts';

/** Means over the instances that have a schedule; null where none of them has the figure. */
export interface Mean {
  readonly deviationFromCriticalPath: number | null;
  readonly gapToBest: number | null;
  readonly cpuMs: number | null;
}

export function meanOf(results: readonly Measured[]): Mean {
  return {
    deviationFromCriticalPath: mean(results.map((result) => result.deviationFromCriticalPath)),
    gapToBest: mean(results.map((result) => result.gapToBest)),
    cpuMs: mean(results.map((result) => result.cpuMs)),
  };
}

/** One line for each instance, and the mean. */
export function tableOf(results: readonly (Measured | NotMeasured)[]): string {
  const width = Math.max(8, ...results.map((result) => result.instance.length));
  const line = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell) => cell.padStart(12))].join('  ');
  const rows = results.map((result) =>
    result.status === 'ok'
      ? line(result.instance, cellsOf(result))
      : `${result.instance.padEnd(width)}  ${result.status}: ${result.reason}`,
  );
  const { deviationFromCriticalPath, gapToBest, cpuMs } = meanOf(results.filter((result) => result.status === 'ok'));
  const means = ['', percent(deviationFromCriticalPath), percent(gapToBest), cpuMs?.toFixed(1) ?? '–', ''];
  const heads = ['makespan', 'above path', 'above best', 'CPU ms', 'schedules'];
  return [line('instance', heads), ...rows, line('mean', means)].join('\n');
}

function cellsOf(result: Measured): string[] {
  const { deviationFromCriticalPath, gapToBest } = result;
  const times = [result.cpuMs.toFixed(1), String(result.schedules)];
  return [String(result.makespan), percent(deviationFromCriticalPath), percent(gapToBest), ...times];
}

function percent(value: number | null): string {
  return value === null ? '–' : `${value.toFixed(2)} %`;
}

function mean(values: readonly (number | null)[]): number | null {
  const given = values.filter((value) => value !== null);
  return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0) / given.length;
}

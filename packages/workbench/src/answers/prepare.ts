import { addDays } from '@fulcrum/core/calendar';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { activeMilestones } from './active-milestones.ts';
import { isOutdated, keptBacktest, runBacktest } from './calibration.ts';
import { forgetOutdated, PAST_WEEKS, programForecast } from './forecasts.ts';
import { timelinePage } from './plan/timeline-page.ts';
import { keepOverload } from './portfolio/overload.ts';
import { explainRows } from './portfolio/row-why.ts';

/** How far the preparation is. */
export interface PrepareProgress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** Computes ahead of time, and keeps, what the pages of today show: forecasts of the last weeks, and the back-test. */
export async function prepare(workbench: Workbench, onProgress: (progress: PrepareProgress) => void): Promise<void> {
  await forgetOutdated(workbench);
  for (const [program, { name }] of graphAsOf(workbench, undefined).programs) {
    const label = `Forecasting ${name ?? program}`;
    for (let week = 0; week <= PAST_WEEKS + 1; week++) {
      await programForecast(workbench, program, addDays(today(workbench), -7 * week));
      onProgress({ label, done: week + 1, total: PAST_WEEKS + 2 });
    }
    // The lists ask for promises beside what is worked on: those are learned and kept here, not for the first reader.
    const day = today(workbench);
    const active = await activeMilestones(workbench, { program, asOf: day, reveal: false });
    await explainRows(
      workbench,
      { program, asOf: day },
      active.map(({ row }) => row),
    );
    await keepOverload(workbench, program, day);
    await timelinePage(workbench, program, today(workbench));
    const kept = await keptBacktest(workbench, program);
    if (kept !== null && !isOutdated(workbench.log(), kept)) continue;
    const testing = `Back-testing ${name ?? program}`;
    await runBacktest(workbench, program, { onProgress: (done, total) => onProgress({ label: testing, done, total }) });
  }
}

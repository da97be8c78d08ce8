import type { Metric } from '../measure/index.ts';
import { cumulativeFlow } from './cumulative-flow.ts';
import { cycleTime } from './cycle-time.ts';
import { itemAge } from './item-age.ts';
import { leadTime } from './lead-time.ts';
import { throughput } from './throughput.ts';
import { workInProgress } from './work-in-progress.ts';

/** The flow metrics: one file and one line each. */
export const METRICS: readonly Metric[] = [throughput, leadTime, cycleTime, workInProgress, itemAge, cumulativeFlow];

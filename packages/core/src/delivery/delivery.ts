import type { Day } from '../calendar/index.ts';
import type { ProgramGraph } from '../program/index.ts';
import { failureRate } from './failure.ts';
import { type DeploymentWeek, deploymentWeeks, frequency } from './frequency.ts';
import { leadTime, type Way } from './lead-time.ts';
import { type DeliveryMeasure, windowOf } from './measure.ts';
import { timeToRestore } from './restore.ts';
import { review } from './review.ts';
import { sourceOf } from './source.ts';

/** How a program's changes reach their users: the four measures of DORA, and code review. See `docs/methods/delivery.md`. */
export interface Delivery {
  readonly measures: readonly DeliveryMeasure[];
  /** Whole weeks, in order. */
  readonly weeks: readonly DeploymentWeek[];
  /** Every pull request behind the lead time. */
  readonly ways: readonly Way[];
}

/**
 * Delivery of a program over some days (both included), as of the time of the graph. O(pulls + deployments × weeks + items).
 * What no source tells of is `not-connected`, and never zero.
 */
export function deliveryOf(graph: ProgramGraph, of: { program: string; from: Day; to: Day }): Delivery {
  const source = sourceOf(graph, of.program);
  const window = windowOf(graph, of);
  const weeks = deploymentWeeks(source, window);
  const { measure, ways } = leadTime(source, window);
  const measures = [
    measure,
    frequency(source, window, weeks),
    failureRate(source, window),
    timeToRestore(source, window),
    review(source, window),
  ];
  return { measures, weeks, ways };
}

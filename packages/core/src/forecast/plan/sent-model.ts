import { quantileSorted } from '../../stats/index.ts';
import type { ModelInput } from './model-input.ts';

/** Days of the record that are sent for a milestone: the dates that follow differ from the whole record's by hours. */
const DAYS = 1_000;

/** A plan as it is sent to a browser: with a thousand equally likely days for each milestone in place of ten thousand. */
export function sentModel(input: ModelInput): ModelInput {
  const milestones = input.milestones.map((milestone) => {
    const { flow } = milestone;
    if (flow.status !== 'ok' || flow.days.length <= DAYS) return milestone;
    const days = Array.from({ length: DAYS }, (_, i) => hundredth(quantileSorted(flow.days, (i + 0.5) / DAYS)));
    return { ...milestone, flow: { ...flow, days } };
  });
  return { ...input, milestones };
}

function hundredth(value: number): number {
  return Math.round(100 * value) / 100;
}

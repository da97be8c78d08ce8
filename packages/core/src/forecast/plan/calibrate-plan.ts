import { simulateNetwork } from '@fulcrum/kernel';
import { quantileSorted } from '../../stats/index.ts';
import { affordable } from './affordable.ts';
import { WORK_PER_DAY } from './axis.ts';
import { compilePlan } from './compile.ts';
import { asRecorded } from './given-items.ts';
import type { ModelInput, ModelMilestone } from './model-input.ts';

/** Rounds of bringing the network in line with the record, and replications in each. */
const ROUNDS = 5;
const REPLICATIONS = 400;
const MOST_STRETCH = 50;
const MOST_WIDTH = 1.5;
/** From the 15th to the 85th percentile, a normal distribution has so many standard deviations. */
const DEVIATIONS = 2 * 1.0364;

/**
 * Chooses for each milestone the factor on its length and the width of the organisation's level, so that the network as
 * history alone has it ends when, and scatters about as much as, the record says. Then working days of the network are
 * working days of the calendar, and a delay of ten days is one of ten days; the map to the record does the rest.
 */
export function calibratedPlan(input: ModelInput): ModelInput {
  let now = input;
  for (let round = 0; round < ROUNDS && now.items.length > 0; round++) {
    const { network } = compilePlan(asRecorded(now), { bare: true });
    const replications = affordable(network.count, REPLICATIONS);
    const { ends } = simulateNetwork(network, { seed: input.seed, replications, policy: 'plan-order' });
    now = { ...now, milestones: now.milestones.map((milestone, index) => nearer(milestone, ends[index]!)) };
  }
  return now;
}

function nearer(milestone: ModelMilestone, ends: Float32Array): ModelMilestone {
  const { flow, stretch, width } = milestone;
  if (flow.status !== 'ok' || ends.length === 0) return milestone;
  const sorted = ends.slice().sort();
  const goal = quantileSorted(flow.days, 0.5) * WORK_PER_DAY;
  const ratio = goal / Math.max(TINY, quantileSorted(sorted, 0.5));
  const lacking = spreadOf(flow.days) ** 2 - spreadOf(sorted) ** 2;
  return {
    ...milestone,
    stretch: Math.min(MOST_STRETCH, Math.max(1 / MOST_STRETCH, stretch * ratio)),
    width: Math.min(MOST_WIDTH, Math.sqrt(Math.max(0, width * width + lacking))),
  };
}

const TINY = 1e-3;

/** Standard deviation of the logarithm, as the 15th and 85th percentile tell it. */
function spreadOf(sorted: ArrayLike<number>): number {
  const [low, high] = [quantileSorted(sorted, 0.15), quantileSorted(sorted, 0.85)];
  return Math.log(Math.max(TINY, high) / Math.max(TINY, low)) / DEVIATIONS;
}

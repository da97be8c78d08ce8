import type { SimulateOptions } from '../network.ts';
import { BLOCK } from './block-draw.ts';

/** The replications of a block that are asked for: lanes `low` up to `high`; the first of them is number `at` of the run. */
export interface Lanes {
  readonly block: number;
  readonly low: number;
  readonly high: number;
  readonly at: number;
}

/** The blocks that a run of replications lies in. */
export function lanesOf({ replications, from = 0 }: SimulateOptions): readonly Lanes[] {
  const all: Lanes[] = [];
  for (let at = 0; at < replications; ) {
    const low = (from + at) % BLOCK;
    const high = Math.min(BLOCK, low + replications - at);
    all.push({ block: Math.floor((from + at) / BLOCK), low, high, at });
    at += high - low;
  }
  return all;
}

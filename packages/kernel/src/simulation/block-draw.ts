import { mix } from './key-of.ts';

/** Replications that are simulated at once, and drawn as one stratified sample. */
export const BLOCK = 256;

/**
 * The stratum at each place: any order without a pattern will do. It parts the strata of two keys from the arithmetic that
 * finds their places, which would tie the two together in a few blocks.
 */
export const SHUFFLE = shuffled();

/** What a key is for: the same key draws other numbers as another kind of thing. */
export const KIND = { ACTIVITY: 0, LEVEL: 0x3c6ef372, RISK: 0x1b873593, RISK_SIZE: 0x5bd1e995 } as const;

/**
 * The probabilities that one key draws in one block of 256 replications: replication j of the block draws
 * `(strata[j] + offset) / 256`. Each of the 256 strata comes up exactly once.
 */
export interface BlockDraw {
  readonly strata: Uint8Array;
  /** From 0 to 1, without 1: a multiple of 2^-24. */
  offset: number;
}

/** The stream of a key: what seed and key say about all its draws. */
export function streamOf(seed: number, key: number): number {
  return mix(key ^ mix(seed | 0));
}

/**
 * Draws a block. Strata: the place g·j + s in the field of 256 elements, with g ≠ 0 and s fresh for each block, and
 * what lies there in `SHUFFLE`. So any two replications of a block draw any two different strata equally often. Offsets: the block's number with its bits reversed
 * and scrambled from the low end up (Laine & Karras 2011), so that 2^k blocks in a row from a multiple of 2^k share out
 * each stratum evenly.
 */
export function drawBlock(into: BlockDraw, stream: number, block: number): void {
  const bits = mix(stream + Math.imul(block + 1, 0x9e3779b9));
  let column = 1 + (((bits & 0xffff) * 255) >>> 16);
  into.strata[0] = bits >>> 24;
  for (let size = 1; size < BLOCK; size *= 2) {
    for (let j = 0; j < size; j++) into.strata[size + j] = into.strata[j]! ^ column;
    column = (column << 1) ^ (-(column >> 7) & 0x11b);
  }
  for (let j = 0; j < BLOCK; j++) into.strata[j] = SHUFFLE[into.strata[j]!]!;
  into.offset = (scrambled(reversed(block), stream) >>> 8) / 2 ** 24;
}

/** Low bits decide over higher ones, never the other way round. */
function scrambled(bits: number, stream: number): number {
  const key = mix(stream ^ 0x68e31da4);
  let x = (bits + key) | 0;
  x ^= Math.imul(x, 0x6c50b47c);
  x = Math.imul(x, key | 1);
  x ^= Math.imul(x, 0xb82f1e52);
  return x ^ Math.imul(x, 0x8d22f6e6);
}

/** The 32 bits from last to first. */
function reversed(bits: number): number {
  let x = bits;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}

function shuffled(): Uint8Array {
  const order = Uint8Array.from({ length: BLOCK }, (_, place) => place);
  for (let place = BLOCK - 1; place > 0; place--) {
    const other = (mix(place) >>> 0) % (place + 1);
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order;
}

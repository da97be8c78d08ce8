import { mix } from './key-of.ts';

/** Replications that are simulated at once, and drawn as one stratified sample. */
export const BLOCK = 256;

/** Strata that four replications in a row share among them, in an order of their own: a vector of the kernel. */
const QUAD = 4;

/** The strata at either end, whose values come from the fine bins of a table: lowest first, and highest first. */
const TAIL_STRATA = [0, 1, 2, 3, 255, 254, 253, 252] as const;

/**
 * The strata of each four, one four after the other. Those of the tails begin the first eight fours. For the rest any order
 * without a pattern will do; in this one, what two of a four draw is as good as uncorrelated (at most 0.06, for ranks, for
 * normal, exponential and lognormal values, and for either tail).
 */
export const SHUFFLE = shuffled(15_587_000);

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
 * Draws a block. Strata: four replications in a row draw the four number g·i + s of `SHUFFLE`, in the field of 64 elements,
 * each of them lane ^ t of it, with g ≠ 0, s and t fresh for each block. Offsets: the block's number with its bits reversed
 * and scrambled from the low end up (Laine & Karras 2011), so that 2^k blocks in a row from a multiple of 2^k share out
 * each stratum evenly.
 */
export function drawBlock(into: BlockDraw, stream: number, block: number): void {
  const bits = mix(stream + Math.imul(block + 1, 0x9e3779b9));
  const lane = (bits >>> 24) & 3;
  const fours = new Uint8Array(BLOCK / QUAD).fill(bits >>> 26);
  let column = 1 + (((bits & 0xffff) * 63) >>> 16);
  for (let size = 1; size < fours.length; size *= 2) {
    for (let i = 0; i < size; i++) fours[size + i] = fours[i]! ^ column;
    column = (column << 1) ^ (-(column >> 5) & 0x43);
  }
  for (let j = 0; j < BLOCK; j++) into.strata[j] = SHUFFLE[QUAD * fours[j >> 2]! + ((j & 3) ^ lane)]!;
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

function shuffled(salt: number): Uint8Array {
  const rest = Uint8Array.from({ length: BLOCK - TAIL_STRATA.length }, (_, i) => i + 4);
  for (let i = rest.length - 1; i > 0; i--) {
    const other = (mix(i + salt) >>> 0) % (i + 1);
    [rest[i], rest[other]] = [rest[other]!, rest[i]!];
  }
  let next = 0;
  return Uint8Array.from({ length: BLOCK }, (_, place) => {
    const isTail = place % QUAD === 0 && place / QUAD < TAIL_STRATA.length;
    return isTail ? TAIL_STRATA[place / QUAD]! : rest[next++]!;
  });
}

/*
 * Counter-based random numbers: a draw is a pure function of (seed, id, counter), so results do not depend on the order
 * of the draws or on the number of threads, and a change to one team or milestone leaves the draws of all others alone.
 * The mixing is the finaliser of MurmurHash3 (Appleby 2011), applied twice with the key between.
 */

const GOLDEN = 0x9e3779b9;

function mix(h: number): number {
  let x = h;
  x ^= x >>> 16;
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** The key of a stream of draws: 32 bits from a seed and the id of what is drawn. */
export function streamKey(seed: number, id: string): number {
  let h = mix((seed | 0) ^ GOLDEN) ^ Math.trunc(seed / 2 ** 32);
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193) + (h >>> 15);
  return mix(h);
}

/** 32 random bits, as a signed integer: draw number `counter` (below 2³²) of a stream. */
export function bits(key: number, counter: number): number {
  return mix(mix(Math.imul(counter, GOLDEN) ^ key) + key);
}

/** A uniform number strictly between 0 and 1: draw number `counter` of a stream. */
export function uniform(key: number, counter: number): number {
  return ((bits(key, counter) >>> 0) + 0.5) / 4294967296;
}

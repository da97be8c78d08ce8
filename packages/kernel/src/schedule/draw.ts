import type { i32 } from './heap.ts';
import { at, put, times } from './heap.ts';
import { DRAWN, KEY } from './layout.ts';

/** The finaliser of MurmurHash3 (Appleby 2011). */
function mix(bits: i32): i32 {
  let x = bits;
  x ^= x >>> 16;
  x = times(x, -2048144789);
  x ^= x >>> 13;
  x = times(x, -1028477387);
  return x ^ (x >>> 16);
}

/** A whole number from 0 up to `count` without it: a pure function of the key and of how many were drawn before. */
export function draw(count: i32): i32 {
  const drawn = at(DRAWN);
  put(DRAWN, (drawn + 1) | 0);
  const key = at(KEY);
  const bits = mix((mix(times(drawn, -1640531527) ^ key) + key) | 0);
  return (bits >>> 1) % count;
}

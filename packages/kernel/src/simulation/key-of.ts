/**
 * The key of an id's draws: 32 bits, as a signed integer. Two ids share one with a chance of 1 in 4 billion.
 * FNV-1a over the UTF-16 code units, mixed at the end.
 */
export function keyOf(id: string): number {
  let h = 0x811c9dc5 | 0;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** A bijection of 32 bits that looks like chance (Wellons, "lowbias32"). */
export function mix(h: number): number {
  let x = h;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}

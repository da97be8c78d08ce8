/**
 * A running digest of numbers and texts, 64 bits in two halves: it tells inputs apart, and guards nothing.
 */
export interface Digest {
  high: number;
  low: number;
}

export function newDigest(): Digest {
  return { high: 0x811c9dc5, low: 0x9e3779b9 };
}

/** Adds numbers by their low 32 bits: for whole ones. */
export function addNumbers(digest: Digest, values: ArrayLike<number>): void {
  let { high, low } = digest;
  for (let i = 0; i < values.length; i++) {
    high = Math.imul(high ^ (values[i] as number), 0x01000193);
    low = Math.imul(low ^ ((values[i] as number) + (high >>> 15)), 0x85ebca6b) ^ (low >>> 13);
  }
  digest.high = high;
  digest.low = low;
}

/** Adds numbers by all of their bits: for fractions. */
export function addExact(digest: Digest, values: Float64Array): void {
  addNumbers(digest, new Int32Array(values.buffer, values.byteOffset, 2 * values.length));
}

export function addText(digest: Digest, text: string | null): void {
  addNumbers(digest, text === null ? [-1] : [text.length]);
  if (text !== null)
    addNumbers(
      digest,
      Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)),
    );
}

/** The digest in 16 hexadecimal digits. */
export function digits({ high, low }: Digest): string {
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

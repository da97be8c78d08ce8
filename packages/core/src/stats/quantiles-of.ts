import { quantileSorted } from './quantile.ts';

const BINS = 1_024;

/**
 * Quantiles of an unsorted sample, equal to those of `quantileSorted`, in a few passes over it: values are counted in equal
 * bins, and only the bins that hold a wanted quantile are sorted.
 * @param values finite, at least one
 */
export function quantilesOf(values: Float64Array | Float32Array, probabilities: readonly number[]): readonly number[] {
  const n = values.length;
  let [least, most] = [values[0]!, values[0]!];
  for (let i = 1; i < n; i++) {
    const value = values[i]!;
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  if (least === most) return probabilities.map(() => least);
  const scale = (BINS - 1) / (most - least);
  // Values that differ by next to nothing cannot be told apart by bins.
  if (!Number.isFinite(scale)) return probabilities.map((p) => quantileSorted(values.slice().sort(), p));
  const counts = new Int32Array(BINS);
  for (let i = 0; i < n; i++) counts[Math.floor((values[i]! - least) * scale)]!++;
  const places = probabilities.map((p) => Math.min(Math.max(p * n - 0.5, 0), n - 1));
  const ranks = places.flatMap((place) => [Math.floor(place), Math.min(Math.floor(place) + 1, n - 1)]);
  const found = valuesAt(values, ranks, { counts, least, scale });
  return places.map((place, i) => {
    const [below, above] = [found[2 * i]!, found[2 * i + 1]!];
    return below === above ? below : below + (above - below) * (place - Math.floor(place));
  });
}

interface Bins {
  readonly counts: Int32Array;
  readonly least: number;
  readonly scale: number;
}

/** The values at some ranks of the sorted sample. */
function valuesAt(
  values: ArrayLike<number>,
  ranks: readonly number[],
  { counts, least, scale }: Bins,
): readonly number[] {
  const before = new Int32Array(BINS + 1);
  for (let bin = 0; bin < BINS; bin++) before[bin + 1] = before[bin]! + counts[bin]!;
  const binOf = ranks.map((rank) => before.findIndex((count) => count > rank) - 1);
  const wanted = new Map(binOf.map((bin) => [bin, [] as number[]]));
  const isWanted = new Uint8Array(BINS);
  for (const bin of wanted.keys()) isWanted[bin] = 1;
  for (let i = 0; i < values.length; i++) {
    const bin = Math.floor((values[i]! - least) * scale);
    if (isWanted[bin] === 1) wanted.get(bin)!.push(values[i]!);
  }
  for (const list of wanted.values()) list.sort((a, b) => a - b);
  return ranks.map((rank, i) => wanted.get(binOf[i]!)![rank - before[binOf[i]!]!]!);
}

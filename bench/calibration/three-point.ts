/** A three-point estimate without history: half, once and twice the estimate as least, usual and most, as PERT takes them. */
const LEAST = 0.5;
const MOST = 2;
const STEPS = 2_000;

const SHARES: Float64Array = pertShares();

// The beta distribution of PERT, added up in steps: share of it up to each.
function pertShares(): Float64Array {
  const width = MOST - LEAST;
  const [before, after] = [(4 * (1 - LEAST)) / width, (4 * (MOST - 1)) / width];
  const density = Array.from({ length: STEPS }, (_, step) => {
    const x = (step + 0.5) / STEPS;
    return x ** before * (1 - x) ** after;
  });
  const total = density.reduce((sum, value) => sum + value, 0);
  let reached = 0;
  return Float64Array.from(density, (value) => {
    reached += value / total;
    return reached;
  });
}

/** What a task takes against its estimate, at a probability. */
export function pertQuantile(p: number): number {
  let [low, high] = [0, STEPS - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (SHARES[middle]! < p) low = middle + 1;
    else high = middle;
  }
  return LEAST + ((MOST - LEAST) * (low + 0.5)) / STEPS;
}

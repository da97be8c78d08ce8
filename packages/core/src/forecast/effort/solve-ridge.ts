/** Weighted least squares of `outcome` on rows of features (row by row), drawn towards 0 by `ridge`, by elimination. */
export function solveRidge(data: {
  readonly features: Float64Array;
  readonly outcome: Float64Array;
  readonly weight: Float64Array;
  readonly ridge: readonly number[];
}): Float64Array {
  const { features, outcome, weight, ridge } = data;
  const width = ridge.length;
  const rows = ridge.map((own, i) => Float64Array.from({ length: width + 1 }, (_, j) => (i === j ? own : 0)));
  for (let row = 0; row < outcome.length; row++) {
    const cells = [...features.subarray(row * width, (row + 1) * width), outcome[row]!];
    for (let i = 0; i < width; i++) addTimes(rows[i]!, cells, weight[row]! * cells[i]!);
  }
  eliminate(rows);
  const solution = new Float64Array(width);
  for (let i = width - 1; i >= 0; i--) {
    let rest = rows[i]![width]!;
    for (let j = i + 1; j < width; j++) rest -= rows[i]![j]! * solution[j]!;
    solution[i] = rest / rows[i]![i]!;
  }
  return solution;
}

function addTimes(sum: Float64Array, cells: readonly number[], factor: number): void {
  if (factor === 0) return;
  for (let j = 0; j < sum.length; j++) sum[j]! += factor * cells[j]!;
}

// The ridge makes the matrix positive definite, so no pivot is ever 0.
function eliminate(rows: readonly Float64Array[]): void {
  for (let pivot = 0; pivot < rows.length; pivot++) {
    for (let below = pivot + 1; below < rows.length; below++) {
      const factor = rows[below]![pivot]! / rows[pivot]![pivot]!;
      for (let j = pivot; j <= rows.length; j++) rows[below]![j]! -= factor * rows[pivot]![j]!;
    }
  }
}

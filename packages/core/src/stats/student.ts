/** Student's t with ν = 6, in closed form: heavy enough tails for dates, and a mean and variance that exist. */
const NU = 6;
const SCALE = 0.3827327723098715; // Γ(3.5) / (√(6π) Γ(3))

/** Density of Student's t with 6 degrees of freedom. */
function t6Density(x: number): number {
  return SCALE * (1 + (x * x) / NU) ** -3.5;
}

/** Distribution function of Student's t with 6 degrees of freedom. */
export function t6Cdf(x: number): number {
  const s = x / Math.sqrt(NU + x * x);
  const c2 = 1 - s * s;
  return 0.5 + (s / 2) * (1 + c2 / 2 + (3 * c2 * c2) / 8);
}

/** Upper tail of Student's t with 6 degrees of freedom, without loss of digits far out. */
function t6Survival(x: number): number {
  if (x < 200) return 1 - t6Cdf(x);
  return ((SCALE * NU ** 3.5) / (6 * x ** 6)) * (1 - 15.75 / (x * x));
}

/** Quantile of Student's t with 6 degrees of freedom, 0 < p < 1 (bisection, then Newton). */
export function t6Quantile(p: number): number {
  if (p === 0.5) return 0;
  if (p < 0.5) return -t6Quantile(1 - p);
  let low = 0;
  let high = 1;
  while (t6Cdf(high) < p && high < 1e6) high *= 2;
  for (let step = 0; step < 60 && high - low > 1e-10 * high; step++) {
    const middle = (low + high) / 2;
    if (t6Cdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** E[X | X > c] for Student's t with 6 degrees of freedom. */
export function t6TailMean(c: number): number {
  return ((NU + c * c) / (NU - 1)) * (t6Density(c) / t6Survival(c));
}

/** Values laid over the height of a picture: places are percent from the top, so that up is more. */
export type ValueScale = {
  readonly percentOf: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
};

const STEPS = [1, 2, 5, 10];

/**
 * From nothing (or from `least`, for lines whose change would not be seen otherwise) to a little above the most, with
 * three to five round ticks.
 */
export function linearScale(most: number, least = 0): ValueScale {
  const rough = Math.max(1, most - least) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, (STEPS.find((one) => one * power >= rough) ?? 10) * power);
  const bottom = step * Math.floor(least / step);
  const top = Math.max(bottom + step, step * Math.ceil(Math.max(1, most) / step));
  const count = Math.round((top - bottom) / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => bottom + step * index);
  return {
    percentOf: (value) => 100 - (100 * (value - bottom)) / (top - bottom),
    ticks: ticks.map((value) => ({ value, label: value.toLocaleString() })),
  };
}

const AGES: readonly (readonly [days: number, label: string])[] = [
  [0, '0'],
  [1, '1 day'],
  [7, '1 week'],
  [30, '1 month'],
  [91, '3 months'],
  [365, '1 year'],
  [1096, '3 years'],
  [3653, '10 years'],
];

/** Lengths of time: most are short and some are very long, so equal steps upwards are equal factors. */
export function ageScale(mostDays: number): ValueScale {
  const top = Math.log1p(Math.max(7, mostDays) * 1.15);
  const percentOf = (days: number) => 100 - (100 * Math.log1p(Math.max(0, days))) / top;
  const ticks = AGES.filter(([days]) => percentOf(days) >= 0).map(([value, label]) => ({ value, label }));
  return { percentOf, ticks };
}

import type { CalibrationView } from '@fulcrum/workbench/views';

export type Backtest = CalibrationView['backtests'][number];
export type MethodScore = Backtest['methods'][number];

/** What each forecaster is called, and what it does. */
export const METHODS: Record<MethodScore['method'], { readonly name: string; readonly how: string }> = {
  fulcrum: { name: 'Fulcrum', how: 'joint simulation of the teams' },
  velocity: { name: 'Velocity', how: 'straight extrapolation of the pace' },
  bootstrap: { name: 'Bootstrap', how: 'twelve weeks of finished items, drawn again' },
};

/** A share in whole percent: `84 %`. These are counts of what happened, so their ends are not capped. */
export const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;

/** `79 to 88 %`. */
export const interval = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${Math.round(low * 100)} to ${percent(high)}`;

/** Shares of a histogram's bins, whatever they were counted in. */
export function sharesOf(bins: readonly number[]): readonly number[] {
  const sum = bins.reduce((total, bin) => total + bin, 0);
  return sum === 0 ? bins.map(() => 0) : bins.map((bin) => bin / sum);
}

/**
 * Odds as they may be shown: nothing unfinished is certain, so ends are capped.
 * @param odds a probability, 0 to 1
 * @returns `">95 %"`, `"<5 %"`, or the whole percents between, e.g. `"62 %"`
 */
export function capped(odds: number): string {
  if (odds > 0.95) return '>95 %';
  if (odds < 0.05) return '<5 %';
  return `${Math.round(odds * 100)} %`;
}

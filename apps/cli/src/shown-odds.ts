/** Odds as nobody can misread them: never 0 %, never 100 %; a dash where there are none. */
export function shownOdds(odds: number | null): string {
  if (odds === null) return '–';
  if (odds > 0.95) return '>95 %';
  return odds < 0.05 ? '<5 %' : `${Math.round(odds * 100)} %`;
}

/** Odds as nobody can misread them: never 0 %, never 100 %. */
export function formatOdds(odds: number | null): string {
  if (odds === null) return 'not known';
  if (odds > 0.95) return '>95\u00a0%';
  if (odds < 0.05) return '<5\u00a0%';
  return `${Math.round(odds * 100)}\u00a0%`;
}

/** An age that can be read at a glance: `9 d`, `14 wk`, `3.2 y`. */
export function formatAge(days: number): string {
  if (days < 60) return `${days}\u00a0d`;
  if (days < 365) return `${Math.round(days / 7)}\u00a0wk`;
  return `${(days / 365.25).toFixed(1)}\u00a0y`;
}

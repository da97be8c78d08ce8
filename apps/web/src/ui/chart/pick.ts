/** A mark's place in percent of its picture. */
export type Pickable = { readonly x: number; readonly y: number };

type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The mark nearest to a place in pixels; columns count by their horizontal place alone. */
export function nearest(marks: readonly Pickable[], place: Place, by: 'column' | 'dot'): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, mark] of marks.entries()) {
    const dx = (mark.x / 100) * place.width - place.x;
    const dy = by === 'dot' ? (mark.y / 100) * place.height - place.y : 0;
    const distance = dx * dx + dy * dy;
    if (distance < least) {
      least = distance;
      best = index;
    }
  }
  return best;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/** Where a key leads from a mark; undefined when the key means nothing here. */
export function pickedByKey(key: string, at: number | undefined, count: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = STEPS[key];
  if (step === undefined) return undefined;
  return Math.min(count - 1, Math.max(0, (at ?? count) + step));
}

/**
 * A text or number as a text, and nothing else: what a tool says may be an object that cannot even be converted to one
 * (`{"toString": 1}`), and `String` would throw.
 */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A point of a picture, in the units of its view box. */
export type Point = readonly [x: number, y: number];

const short = (value: number) => Math.round(value * 10) / 10;

/** `M x y L x y …` through the points. */
export function linePath(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');
}

/** The area between a line and a level below it. */
export function areaPath(points: readonly Point[], floor: number): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return '';
  return `${linePath(points)}L${short(last[0])} ${floor}L${short(first[0])} ${floor}Z`;
}

/** The area between two lines over the same places. */
export function ribbonPath(upper: readonly Point[], lower: readonly Point[]): string {
  if (upper.length === 0) return '';
  return `${linePath(upper)}${linePath([...lower].reverse()).replace('M', 'L')}Z`;
}

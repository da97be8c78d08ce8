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

/** The part of a line that runs from left to right between 0 and `width`, with its ends on the edges. */
export function clipped(points: readonly Point[], width: number): readonly Point[] {
  const inside = points.filter(([x]) => x >= 0 && x <= width);
  const before = points.findLast(([x]) => x < 0);
  const after = points.find(([x]) => x > width);
  const [first] = inside;
  const last = inside.at(-1);
  return [
    ...(before && first ? [between(before, first, 0)] : []),
    ...inside,
    ...(after && last ? [between(last, after, width)] : []),
  ];
}

/** The point at `x` on the way from one point to another. */
function between([x0, y0]: Point, [x1, y1]: Point, x: number): Point {
  return [x, x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)];
}

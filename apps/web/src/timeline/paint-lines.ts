import { type Ends, elbow, type Point } from './elbows.ts';
import type { Chunk, Line, Pen, Scene } from './scene.ts';
import { xOf } from './time-window.ts';

const TONES = { chain: ['ink', 1.75], near: ['ink-2', 1.5], plain: ['edge', 1] } as const;

/** With fewer pixels for a day the lines of a chain would only cover its bars. */
const LEAST_PX = 2.5;

/** Links between the bars of a chunk, and the one that a hand draws. */
export function paintLines(pen: Pen, chunk: Chunk): void {
  const { context, palette, scene } = pen;
  const places = placesOfItems(scene);
  const isNear = scene.window.pxPerDay >= LEAST_PX;
  for (const line of scene.lines) {
    const [before, after] = [places.get(line.from), places.get(line.to)];
    if (before === undefined || after === undefined || (line.tone === 'chain' && !isNear)) continue;
    const [one, other] = [endsOf(scene, before), endsOf(scene, after)];
    if (one && other && isIn(chunk, one, other)) paintLine(pen, line, elbow(one, other, line.dependency));
  }
  if (scene.rope !== null) strokePath(context, { points: scene.rope, colour: palette.sc, width: 2 });
}

function paintLine(pen: Pen, { tone, lag }: Line, points: readonly Point[]): void {
  const [colour, width] = TONES[tone];
  strokePath(pen.context, { points, colour: pen.palette[colour], width });
  if (lag !== 0 && pen.scene.window.pxPerDay >= LEAST_PX) paintLag(pen, lag, points);
}

function isIn({ top, height }: Chunk, one: Ends, other: Ends): boolean {
  return Math.max(one.bottom, other.bottom) >= top && Math.min(one.top, other.top) <= top + height;
}

/** The rows of items that have a line: the first, where an item has several. */
function placesOfItems({ layout, lines }: Scene): ReadonlyMap<string, number> {
  const wanted = new Set(lines.flatMap(({ from, to }) => [from, to]));
  const places = new Map<string, number>();
  if (wanted.size === 0) return places;
  for (const [index, row] of layout.rows.entries()) {
    if (row.kind === 'item' && wanted.has(row.item.item) && !places.has(row.item.item))
      places.set(row.item.item, index);
  }
  return places;
}

function endsOf({ layout, trial, window }: Scene, place: number): Ends | undefined {
  const row = layout.rows[place];
  if (row?.kind !== 'item') return undefined;
  const bar = trial.get(row.item.item) ?? row.bar;
  if (bar === null) return undefined;
  const [top, bottom] = [layout.tops[place] as number, layout.tops[place + 1] as number];
  return { from: xOf(window, bar.from), to: xOf(window, bar.to), middle: (top + bottom) / 2, top, bottom };
}

/** The days between the two ends of a link, beside its first corner. */
function paintLag({ context, palette }: Pen, lag: number, points: readonly Point[]): void {
  const [x, y] = points[Math.min(1, points.length - 1)] as Point;
  const below = (points.at(-1)?.[1] ?? y) >= y;
  context.font = `11px ${palette['font-sans']}`;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.strokeStyle = palette.surface;
  context.lineWidth = 3;
  const words = `${lag > 0 ? '+' : '\u2212'}${Math.abs(lag)}\u00a0d`;
  const at = [x + 4, y + (below ? 12 : -12)] as const;
  context.strokeText(words, ...at);
  context.fillStyle = palette['ink-2'];
  context.fillText(words, ...at);
}

type Path = { readonly points: readonly Point[]; readonly colour: string; readonly width: number };

/** A line with an arrow at its end. */
function strokePath(context: CanvasRenderingContext2D, { points, colour, width }: Path): void {
  const [last, before] = [points.at(-1), points.at(-2)];
  if (!last || !before) return;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
  context.save();
  context.translate(last[0], last[1]);
  context.rotate(Math.atan2(last[1] - before[1], last[0] - before[0]));
  context.beginPath();
  context.moveTo(1, 0);
  context.lineTo(-5, -3.5);
  context.lineTo(-5, 3.5);
  context.fill();
  context.restore();
}

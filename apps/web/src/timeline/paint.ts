import { paintGround } from './paint-ground.ts';
import { paintLines } from './paint-lines.ts';
import { paintRow } from './paint-row.ts';
import { rowsIn } from './row-layout.ts';
import type { Chunk, Pen } from './scene.ts';
import { xOf } from './time-window.ts';

/** Draws a part of the picture. */
export function paint(pen: Pen, chunk: Chunk): void {
  const { context, scene } = pen;
  context.fillStyle = pen.palette.surface;
  context.fillRect(0, 0, chunk.width, chunk.height);
  context.save();
  context.translate(-chunk.left, -chunk.top);
  paintGround(pen, chunk);
  const [first, last] = rowsIn(scene.layout, chunk);
  for (let index = first; index <= last; index++) paintRow(pen, index, chunk);
  paintLines(pen, chunk);
  paintNow(pen, chunk);
  context.restore();
}

/** The as-of day; today, dashed, where that is another day; and the place at which a bar would be dropped. */
function paintNow({ context, palette, scene }: Pen, chunk: Chunk): void {
  const { window, asOf, today, slot } = scene;
  context.fillStyle = palette.accent;
  context.fillRect(Math.round(xOf(window, asOf + 1)) - 1, chunk.top, 2, chunk.height);
  if (slot !== null) {
    context.fillStyle = palette.sc;
    context.fillRect(chunk.left, slot - 1, chunk.width, 2);
  }
  if (today === asOf) return;
  context.fillStyle = palette['ink-3'];
  const x = Math.round(xOf(window, today + 1)) - 1;
  for (let y = chunk.top - (chunk.top % 8); y < chunk.top + chunk.height; y += 8) context.fillRect(x, y, 2, 4);
}

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

function paintNow({ context, palette, scene }: Pen, chunk: Chunk): void {
  const { window, asOf } = scene;
  context.fillStyle = palette.accent;
  context.fillRect(Math.round(xOf(window, asOf + 1)) - 1, chunk.top, 2, chunk.height);
}

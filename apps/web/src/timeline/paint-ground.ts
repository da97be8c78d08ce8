import { dayNumber } from '../time/day.ts';
import { hatch } from './hatch.ts';
import { heightOf, rowsIn } from './row-layout.ts';
import type { Chunk, Pen, Scene } from './scene.ts';
import { SHADES_PX, ticksIn, xOf } from './time-window.ts';
import type { TimelineShade } from './timeline-query.ts';

/** Shades of days, lines of the axis, lines between groups, and the rows that are selected and under the hand. */
export function paintGround(pen: Pen, chunk: Chunk): void {
  const { context, palette, scene } = pen;
  paintMarked(pen, chunk);
  if (scene.window.pxPerDay >= 6) paintWeekends(pen, chunk);
  for (const shade of scene.shades) paintShade(pen, shade, chunk);
  context.fillStyle = palette.line;
  for (const { x } of ticksIn(scene.window)) {
    if (x >= chunk.left && x <= chunk.left + chunk.width) context.fillRect(Math.round(x), chunk.top, 1, chunk.height);
  }
  const { rows, tops } = scene.layout;
  const [first, last] = rowsIn(scene.layout, chunk);
  for (let index = first; index <= last; index++) {
    if (rows[index]?.kind !== 'item') context.fillRect(chunk.left, tops[index] as number, chunk.width, 1);
  }
}

const MARKS = [
  ['hovered', 'sunken'],
  ['selected', 'accent-soft'],
] as const;

function paintMarked({ context, palette, scene }: Pen, chunk: Chunk): void {
  const { layout } = scene;
  for (const [which, colour] of MARKS) {
    const place = layout.placeOf.get(scene[which] ?? '');
    const row = place === undefined ? undefined : layout.rows[place];
    if (row === undefined || place === undefined) continue;
    context.fillStyle = palette[colour];
    context.fillRect(chunk.left, layout.tops[place] as number, chunk.width, heightOf(row));
  }
}

const MONDAY = 4; // 1970-01-05 was a Monday

function paintWeekends({ context, palette, scene: { window } }: Pen, chunk: Chunk): void {
  context.save();
  context.globalAlpha = 0.55;
  context.fillStyle = palette.sunken;
  const first = Math.floor(window.first + chunk.left / window.pxPerDay);
  const last = Math.ceil(window.first + (chunk.left + chunk.width) / window.pxPerDay);
  const saturday = first + ((((MONDAY + 5 - first) % 7) + 7) % 7);
  for (let day = saturday - 7; day <= last; day += 7) {
    context.fillRect(xOf(window, day), chunk.top, 2 * window.pxPerDay, chunk.height);
  }
  context.restore();
}

/** A sprint begins and ends at a faint line; days away are hatched; days on which nobody works are filled, between lines. */
function paintShade({ context, palette, scene }: Pen, shade: TimelineShade, chunk: Chunk): void {
  const { window } = scene;
  const [from, to] = [xOf(window, dayNumber(shade.from)), xOf(window, dayNumber(shade.until) + 1)];
  if (to < chunk.left || from > chunk.left + chunk.width) return;
  if (shade.kind === 'leave') {
    for (const [top, height] of stretchesOf(scene, shade, chunk))
      hatch(context, palette.hatch, { x: from, y: top, width: to - from, height });
    return;
  }
  if (shade.kind === 'freeze') {
    context.fillStyle = palette['none-soft'];
    context.fillRect(from, chunk.top, to - from, chunk.height);
  } else if (window.pxPerDay < SHADES_PX) return;
  context.fillStyle = shade.kind === 'freeze' ? palette.edge : palette.line;
  for (const x of [from, to]) context.fillRect(Math.round(x), chunk.top, 1, chunk.height);
}

/** Where days away are drawn: over everything when nobody works, else in the rows of who is away. */
function stretchesOf({ layout }: Scene, { team, person }: TimelineShade, chunk: Chunk) {
  if (team === null && person === null) return [[chunk.top, chunk.height] as const];
  const [first, last] = rowsIn(layout, chunk);
  return layout.rows.slice(first, last + 1).flatMap((row, index) => {
    if (row.kind !== 'item') return [];
    const { item } = row;
    const isAway = person === null ? item.team === team : item.planned?.people.some(({ id }) => id === person);
    return isAway ? [[layout.tops[first + index] as number, heightOf(row)] as const] : [];
  });
}

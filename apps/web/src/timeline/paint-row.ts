import { dayNumber } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { hatch } from './hatch.ts';
import { heightOf } from './row-layout.ts';
import type { Bar, ItemRow, MilestoneRow, Row } from './rows.ts';
import type { Chunk, Pen, Scene } from './scene.ts';
import { xOf } from './time-window.ts';

/** Draws what stands in a row: a bar with its range, a milestone with its target and ghosts, or the span of a group. */
export function paintRow(pen: Pen, index: number, chunk: Chunk): void {
  const { layout } = pen.scene;
  const row = layout.rows[index] as Row;
  const top = layout.tops[index] as number;
  if (row.kind === 'item') paintItem(pen, row, top);
  else if (row.kind === 'milestone') paintMilestone(pen, row, { top, chunk });
  else paintGroup(pen, row, top);
}

/** The bar of an item: its height and its place in the row. */
const BAR = 11;

function paintItem(pen: Pen, row: ItemRow, top: number): void {
  const { scene, palette, context } = pen;
  const y = top + Math.round((heightOf(row) - BAR) / 2);
  const moved = scene.trial.get(row.item.item);
  const was = moved === undefined ? scene.base.get(row.item.item) : (row.bar ?? undefined);
  const bar = moved ?? row.bar;
  if (bar === null) return;
  const isTold = toldIn(scene, moved, was);
  if (was !== undefined) paintGhost(pen, was, { y, height: BAR });
  if (bar.range !== null) paintRange(pen, bar, { y, isTold });
  paintSolid(pen, bar, { y, isTold });
  if (bar.range !== null) paintMedian(pen, bar, { y, isTold });
  const before = scene.before.get(row.item.item);
  if (before !== undefined) paintBaseline(pen, before, y + BAR + 3);
  paintCriticality(pen, { ...row, bar }, y);
  if (!scene.chain.has(row.item.item)) return;
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  const [from, to] = endsOf(pen, bar);
  context.strokeRect(from - 0.5, y - 0.5, Math.max(2, to - from) + 1, BAR + 1);
}

/** Where it stood in the plan of the baseline: a thin line below. */
function paintBaseline(pen: Pen, before: Bar, y: number): void {
  const [from, to] = endsOf(pen, before);
  pen.context.fillStyle = pen.palette['ink-3'];
  pen.context.fillRect(from, y, Math.max(2, to - from), 2);
}

/** From this share of the futures on it is said how often an item decides; and from this scale on, so that words have room. */
const TELLING = 0.1;
const ROOM_PX = 1.5;

function paintCriticality(pen: Pen, { item, bar }: Omit<ItemRow, 'bar'> & { readonly bar: Bar }, y: number): void {
  const { window } = pen.scene;
  if (item.criticality === null || item.criticality < TELLING || window.pxPerDay < ROOM_PX) return;
  const x = xOf(window, Math.max(bar.to, bar.range?.[2] ?? bar.to)) + 6;
  label(pen, `${Math.round(item.criticality * 100)}\u00a0%`, { x, y: y + BAR / 2 });
}

/** Whether a bar stands where it does by a change that is not committed. */
const toldIn = ({ isScenario }: Scene, moved: Bar | undefined, was: Bar | undefined): boolean =>
  was !== undefined && (moved !== undefined || isScenario);

type Place = { readonly y: number; readonly isTold: boolean };

function endsOf({ scene: { window } }: Pen, { from, to }: Pick<Bar, 'from' | 'to'>): readonly [number, number] {
  return [xOf(window, from), xOf(window, to)];
}

/** What the ends are with 85 % (strong) and with 95 % (pale): behind the bar, and through it where the bar is longer. */
function paintRange({ context, palette, scene: { window } }: Pen, bar: Bar, { y, isTold }: Place): void {
  const [p50, p85, p95] = (bar.range as readonly number[]).map((day) => xOf(window, day)) as [number, number, number];
  const end = xOf(window, bar.to);
  const strong = isTold ? palette['sc-70'] : palette['fc-70'];
  const start = Math.max(xOf(window, bar.from), Math.min(end, p50));
  context.fillStyle = isTold ? palette['sc-70'] : palette['fc-90'];
  context.globalAlpha = isTold ? 0.45 : 1;
  if (p95 > start) context.fillRect(start, y + 1, p95 - start, BAR - 2);
  context.globalAlpha = 1;
  context.fillStyle = strong;
  if (p85 > start) context.fillRect(start, y, p85 - start, BAR);
}

function paintSolid(pen: Pen, bar: Bar, { y, isTold }: Place): void {
  const { context, palette } = pen;
  const [from, to] = endsOf(pen, bar);
  const width = Math.max(2, to - from);
  if (bar.isPlanned && bar.range !== null) {
    context.fillStyle = isTold ? palette.sc : palette.fc;
    context.fillRect(from, y, width, BAR);
    return;
  }
  // Without odds, or without a schedule, it is never a firm bar.
  context.fillStyle = palette.surface;
  context.fillRect(from, y, width, BAR);
  hatch(context, isTold ? palette.sc : palette.edge, { x: from, y, width, height: BAR });
  context.strokeStyle = isTold ? palette.sc : palette.edge;
  context.lineWidth = 1;
  context.strokeRect(from + 0.5, y + 0.5, width - 1, BAR - 1);
}

function paintMedian({ context, palette, scene: { window } }: Pen, bar: Bar, { y, isTold }: Place): void {
  const [p50, p85] = (bar.range as readonly number[]).map((day) => xOf(window, day)) as [number, number];
  const to = xOf(window, bar.to);
  context.fillStyle = isTold ? palette['sc-deep'] : palette['fc-deep'];
  context.fillRect(Math.round(p85) - 1, y, 2, BAR);
  if (p50 <= to) {
    context.fillStyle = palette.surface;
    context.fillRect(Math.round(p50) - 1, y + 2, 1, BAR - 4);
  } else context.fillRect(Math.round(p50) - 1, y - 2, 2, BAR + 4);
}

function paintGhost(pen: Pen, was: Bar, { y, height }: { readonly y: number; readonly height: number }): void {
  const { context, palette } = pen;
  const [from, to] = endsOf(pen, was);
  context.save();
  context.strokeStyle = palette.ghost;
  context.setLineDash([3, 2]);
  context.lineWidth = 1;
  context.strokeRect(from - 1.5, y - 2.5, Math.max(4, to - from) + 3, height + 5);
  context.restore();
}

const STRIP = 12;

type InChunk = { readonly top: number; readonly chunk: Chunk };

/** A milestone: the range of its end, the day that the schedule has, its target and how it was forecast before. */
function paintMilestone(pen: Pen, row: MilestoneRow, { top, chunk }: InChunk): void {
  const { scene } = pen;
  const y = top + 11;
  paintGhosts(pen, row, y);
  const moved = scene.trial.get(row.key);
  const was = moved === undefined ? scene.base.get(row.key) : (row.bar ?? undefined);
  const bar = moved ?? row.bar;
  const isTold = toldIn(scene, moved, was);
  if (bar?.range == null) paintUndated(pen, row, { top, chunk });
  else {
    paintEnd(pen, bar, { y, isTold });
    if (was?.range) paintWas(pen, was, y + STRIP + 2);
  }
  if (bar?.isPlanned) diamond(pen, { x: xOf(scene.window, bar.to), y: y + STRIP / 2, isTold });
  if (row.milestone.target !== null) flag(pen, xOf(scene.window, dayNumber(row.milestone.target) + 1), top);
}

/** The range of an end: from its median to 85 and 95 %. */
function paintEnd(pen: Pen, bar: Bar, { y, isTold }: Place): void {
  const { scene, context, palette } = pen;
  const [p50, p85, p95] = (bar.range as readonly number[]).map((day) => xOf(scene.window, day)) as [
    number,
    number,
    number,
  ];
  context.fillStyle = isTold ? palette['sc-70'] : palette['fc-90'];
  context.globalAlpha = isTold ? 0.45 : 1;
  context.fillRect(p50, y, Math.max(2, p95 - p50), STRIP);
  context.globalAlpha = 1;
  context.fillStyle = isTold ? palette['sc-70'] : palette['fc-70'];
  context.fillRect(p50, y, Math.max(2, p85 - p50), STRIP);
  // From the planned day to the range: the one is part of the other.
  const planned = xOf(scene.window, bar.to);
  context.fillRect(Math.min(planned, p50), y + STRIP / 2 - 1, Math.abs(p50 - planned), 2);
  context.fillStyle = isTold ? palette['sc-deep'] : palette['fc-deep'];
  context.fillRect(Math.round(p50) - 1, y - 3, 2, STRIP + 6);
  context.fillRect(Math.round(p85) - 3, y, 3, STRIP);
  label(pen, `85\u00a0% by ${dayText(pen, (bar.range?.[1] ?? 0) - 1)}`, {
    x: clearOf(p85 + 6, planned),
    y: y + STRIP / 2,
  });
}

/** Where words can begin so that the diamond of a planned end does not lie over them. */
const clearOf = (x: number, diamondX: number): number => (diamondX > x - 8 && diamondX < x + LABEL ? diamondX + 12 : x);
/** Pixels that a date takes, or the first words of a reason. */
const LABEL = 110;

const dayText = ({ scene }: Pen, day: number): string => {
  const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
  return formatDay(text, new Date(scene.asOf * 86_400_000).toISOString().slice(0, 10));
};

function paintUndated({ context, palette, scene }: Pen, row: MilestoneRow, { top, chunk }: InChunk): void {
  const from = xOf(scene.window, scene.asOf + 1);
  hatch(context, palette.hatch, { x: from, y: top + 11, width: chunk.left + chunk.width - from, height: STRIP });
  const words = row.milestone.reason ?? 'in no schedule';
  context.font = `11px ${palette['font-sans']}`;
  const width = context.measureText(words).width;
  const x = clearOf(from + 13, row.bar === null ? Number.NEGATIVE_INFINITY : xOf(scene.window, row.bar.to));
  context.fillStyle = palette.surface;
  context.fillRect(x - 5, top + 9, width + 10, STRIP + 4);
  label({ context, palette, scene }, words, { x, y: top + 11 + STRIP / 2 });
}

/** So many weeks before have room below a range. */
const WEEKS = 4;

/** Forecasts of the weeks before: that of the baseline as a dashed outline; without one the last weeks, each a faint line. */
function paintGhosts({ context, palette, scene }: Pen, { milestone }: MilestoneRow, y: number): void {
  const { window, baseline } = scene;
  context.fillStyle = palette['line-2'];
  for (const [place, { p50, p85 }] of baseline === null ? milestone.ghosts.slice(-WEEKS).toReversed().entries() : []) {
    const [from, to] = [p50, p85].map((day) => xOf(window, dayNumber(day) + 1)) as [number, number];
    context.fillRect(from, y + STRIP + 3 + 3 * place, Math.max(2, to - from), 2);
  }
  const chosen = milestone.ghosts.find(({ asOf }) => asOf === baseline);
  if (chosen === undefined) return;
  const [from, middle, to] = [chosen.p15, chosen.p50, chosen.p85].map((day) => xOf(window, dayNumber(day) + 1)) as [
    number,
    number,
    number,
  ];
  context.save();
  context.strokeStyle = palette.ghost;
  context.setLineDash([3, 2]);
  context.lineWidth = 1;
  context.strokeRect(from + 0.5, y + STRIP + 2.5, Math.max(2, to - from), 6);
  context.restore();
  context.fillStyle = palette.ghost;
  context.fillRect(Math.round(middle), y + STRIP + 2, 1, 7);
}

/** Where it would land without what is tried. */
function paintWas({ context, palette, scene: { window } }: Pen, was: Bar, y: number): void {
  const [p50, p85] = (was.range as readonly number[]).map((day) => xOf(window, day)) as [number, number];
  context.save();
  context.strokeStyle = palette.ghost;
  context.setLineDash([3, 2]);
  context.strokeRect(p50 + 0.5, y + 0.5, Math.max(2, p85 - p50), 5);
  context.restore();
}

function diamond({ context, palette }: Pen, { x, y, isTold }: Place & { readonly x: number }): void {
  context.fillStyle = isTold ? palette['sc-deep'] : palette['fc-deep'];
  context.strokeStyle = palette.surface;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, y - 7);
  context.lineTo(x + 7, y);
  context.lineTo(x, y + 7);
  context.lineTo(x - 7, y);
  context.closePath();
  context.fill();
  context.stroke();
}

/** A promise: a line of ink with a flag. */
function flag({ context, palette }: Pen, x: number, top: number): void {
  const left = Math.round(x) - 1;
  context.fillStyle = palette.target;
  context.fillRect(left, top + 3, 2, 27);
  context.beginPath();
  context.moveTo(left + 2, top + 3);
  context.lineTo(left + 9, top + 6.5);
  context.lineTo(left + 2, top + 10);
  context.fill();
}

function label({ context, palette }: Pen, text: string, { x, y }: { readonly x: number; readonly y: number }): void {
  context.font = `11px ${palette['font-sans']}`;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.strokeStyle = palette.surface;
  context.lineWidth = 3;
  context.strokeText(text, x, y);
  context.fillStyle = palette['ink-2'];
  context.fillText(text, x, y);
}

function paintGroup(pen: Pen, row: Row, top: number): void {
  const { context, palette } = pen;
  if (row.bar === null) return;
  const [from, to] = endsOf(pen, row.bar);
  const y = top + heightOf(row) / 2;
  context.fillStyle = palette['line-2'];
  context.fillRect(from, y - 2, Math.max(2, to - from), 4);
  context.fillStyle = palette.edge;
  context.fillRect(from, y - 4, 2, 8);
  context.fillRect(to - 2, y - 4, 2, 8);
}

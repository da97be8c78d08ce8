import type { LinkedItem, LinkRow } from './dependencies-query.ts';
import type { Frame, GraphView } from './graph-view.ts';
import { slackWords } from './stands.ts';
import { type Placed, SIZE } from './use-layout.ts';

const NAMES = [
  'surface',
  'sunken',
  'line-2',
  'edge',
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'accent-soft',
  'late',
  'risk',
  'font-sans',
  't1',
  't2',
  't3',
  't4',
  't5',
  't6',
  't7',
  't8',
] as const;
/** The colours of the picture: those of the page. */
export type Palette = { readonly [K in (typeof NAMES)[number]]: string };

export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Palette;
}

/** What is drawn. */
export type Picture = Placed & {
  readonly items: ReadonlyMap<string, LinkedItem>;
  /** The hue of the team of an item, 1 to 8. */
  readonly hueOf: (item: string) => number;
  readonly chosen: string | undefined;
  readonly hovered: string | undefined;
  /** The choice with all before and after it; null without a choice: then nothing is dimmed. */
  readonly near: ReadonlySet<string> | null;
};

type Brush = {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly view: GraphView;
  readonly frame: Frame;
};

/** From this zoom on there is room for words. */
const READABLE = 0.42;
const DIM = 0.22;

/** Draws links, then items over them; what lies outside of the frame is left out. */
export function paintGraph(brush: Brush, picture: Picture): void {
  const { context, palette, view, frame } = brush;
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, frame.width, frame.height);
  context.save();
  context.translate(view.x, view.y);
  context.scale(view.zoom, view.zoom);
  const places = new Map(picture.ids.map((id, index) => [id, index]));
  for (const [index, link] of picture.links.entries()) paintLink(brush, picture, { link, index, places });
  for (const [index, id] of picture.ids.entries()) paintItem(brush, picture, { id, index });
  context.restore();
}

type OfLink = { readonly link: LinkRow; readonly index: number; readonly places: ReadonlyMap<string, number> };

function paintLink(brush: Brush, picture: Picture, { link, index, places }: OfLink): void {
  const { context, palette, view } = brush;
  const points = pointsOf(picture, { link, index, places });
  if (!isSeen(brush, points)) return;
  const isFar = picture.near !== null && !(picture.near.has(link.from) && picture.near.has(link.to));
  const { colour, width, dash } = styleOf(link, palette);
  context.globalAlpha = isFar ? DIM : 1;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = Math.max(width, 0.6 / view.zoom);
  context.setLineDash(dash as number[]);
  context.beginPath();
  const [first] = points as [Point];
  context.moveTo(first.x, first.y);
  for (const [at, point] of points.entries()) {
    const before = points[at - 1];
    if (before) curve(context, before, point);
  }
  context.stroke();
  context.setLineDash([]);
  const end = points.at(-1) as Point;
  if (link.form === 'blocks') arrowHead(context, end);
  const word = wordOn(link, picture.near !== null);
  if (word && !isFar && view.zoom > READABLE) label(brush, { word, colour }, middleOf(points));
  context.globalAlpha = 1;
}

type Point = { readonly x: number; readonly y: number };

function pointsOf({ layout }: Picture, { link, index, places }: OfLink): readonly Point[] {
  const at = (id: string) => {
    const place = places.get(id) ?? 0;
    return { x: layout.x[place] ?? 0, y: (layout.y[place] ?? 0) + SIZE.height / 2 };
  };
  const [from, to] = [at(link.from), at(link.to)];
  const bends = layout.bends[index] ?? [];
  const between = bends.flatMap((x, place) => (place % 2 === 0 ? [{ x, y: bends[place + 1] ?? 0 }] : []));
  return [{ x: from.x + SIZE.width, y: from.y }, ...between, to];
}

function isSeen({ view, frame }: Brush, points: readonly Point[]): boolean {
  const xs = points.map(({ x }) => x * view.zoom + view.x);
  const ys = points.map(({ y }) => y * view.zoom + view.y);
  return (
    Math.max(...xs) >= 0 && Math.min(...xs) <= frame.width && Math.max(...ys) >= 0 && Math.min(...ys) <= frame.height
  );
}

function curve(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  // What leads back goes out to the side before it turns.
  const bow = to.x > from.x ? (to.x - from.x) / 2 : SIZE.gapX * 1.5;
  context.bezierCurveTo(from.x + bow, from.y, to.x - bow, to.y, to.x, to.y);
}

function arrowHead(context: CanvasRenderingContext2D, { x, y }: Point): void {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - 8, y - 4.5);
  context.lineTo(x - 8, y + 4.5);
  context.closePath();
  context.fill();
}

type Style = { readonly colour: string; readonly width: number; readonly dash: readonly number[] };

/** Each way to stand has a stroke of its own, beside its colour. */
function styleOf({ status, isCritical }: LinkRow, palette: Palette): Style {
  switch (status) {
    case 'ring':
      return { colour: palette.late, width: 3, dash: [] };
    case 'late':
      return { colour: palette.late, width: 2.4, dash: [9, 4] };
    case 'at-risk':
      return { colour: palette.risk, width: 2, dash: [9, 3, 2, 3] };
    case 'dangling':
      return { colour: palette.edge, width: 1.4, dash: [2, 4] };
    case 'apart':
      return { colour: palette['line-2'], width: 1.2, dash: [5, 5] };
    case 'done':
      return { colour: palette['line-2'], width: 1.2, dash: [] };
    default:
      return { colour: isCritical ? palette.ink : palette.edge, width: isCritical ? 2.4 : 1.4, dash: [] };
  }
}

/** What is written on a link: of those that may be late only near the choice, since there are many. */
function wordOn({ status, slack }: LinkRow, isNear: boolean): string {
  if (status === 'ring') return 'ring';
  if (status === 'late' && slack) return `late ${slackWords(-slack.p50)}`;
  return status === 'at-risk' && isNear ? 'may be late' : '';
}

/** The middle of the middle stretch. */
function middleOf(points: readonly Point[]): Point {
  const at = Math.floor((points.length - 1) / 2);
  const [from, to] = [points[at], points[at + 1]];
  return { x: ((from?.x ?? 0) + (to?.x ?? 0)) / 2, y: ((from?.y ?? 0) + (to?.y ?? 0)) / 2 };
}

type Label = { readonly word: string; readonly colour: string };

function label({ context, palette }: Brush, { word, colour }: Label, { x, y }: Point): void {
  context.font = `600 11px ${palette['font-sans']}`;
  const width = context.measureText(word).width + 8;
  context.fillStyle = palette.surface;
  context.fillRect(x - width / 2, y - 8, width, 16);
  context.fillStyle = colour;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(word, x, y + 0.5);
  context.textAlign = 'left';
}

type OfItem = { readonly id: string; readonly index: number };

function paintItem(brush: Brush, picture: Picture, { id, index }: OfItem): void {
  const { context, palette, view } = brush;
  const [x, y] = [picture.layout.x[index] ?? 0, picture.layout.y[index] ?? 0];
  const corners = [
    { x, y },
    { x: x + SIZE.width, y: y + SIZE.height },
  ];
  if (!isSeen(brush, corners)) return;
  const item = picture.items.get(id);
  const isChosen = id === picture.chosen;
  const isClosed = item?.category === 'done' || item?.category === 'dropped';
  const ground = isClosed ? palette.sunken : palette.surface;
  context.globalAlpha = picture.near === null || picture.near.has(id) ? 1 : DIM;
  context.fillStyle = isChosen ? palette['accent-soft'] : ground;
  context.beginPath();
  context.roundRect(x, y, SIZE.width, SIZE.height, 5);
  context.fill();
  outline(brush, { item, isChosen, isHovered: id === picture.hovered });
  context.fillStyle = palette[`t${picture.hueOf(id)}` as 't1'];
  if (view.zoom <= READABLE) context.fillRect(x + 4, y + 4, SIZE.width - 8, SIZE.height - 8);
  else {
    context.fillRect(x + 9, y + 9, 8, 8);
    words(brush, { id, item, isClosed }, { x, y });
  }
  context.globalAlpha = 1;
}

type Outlined = {
  readonly item: LinkedItem | undefined;
  readonly isChosen: boolean;
  readonly isHovered: boolean;
};

function outline({ context, palette, view }: Brush, { item, isChosen, isHovered }: Outlined): void {
  context.setLineDash(item?.category == null ? [4, 3] : []);
  context.strokeStyle = isChosen || isHovered ? palette.accent : item?.isCritical ? palette.ink : palette['line-2'];
  const width = isChosen ? 3 : item?.isCritical ? 2 : 1.2;
  context.lineWidth = Math.max(width, (isChosen ? 3 : 0.8) / view.zoom);
  context.stroke();
  context.setLineDash([]);
}

type Named = { readonly id: string; readonly item: LinkedItem | undefined; readonly isClosed: boolean };

function words({ context, palette }: Brush, { id, item, isClosed }: Named, { x, y }: Point): void {
  context.textBaseline = 'alphabetic';
  context.font = `600 12px ${palette['font-sans']}`;
  context.fillStyle = isClosed ? palette['ink-3'] : palette.ink;
  const sign =
    item?.category === 'done' ? ' ✓' : item?.category === 'dropped' ? ' ✕' : item?.category === 'doing' ? ' ▸' : '';
  context.fillText(cut(`${id}${sign}`, 24), x + 22, y + 17);
  context.font = `400 11px ${palette['font-sans']}`;
  context.fillStyle = palette['ink-2'];
  context.fillText(cut(item?.category == null ? 'in no record' : item.title, 29), x + 9, y + 32);
}

/** A text of so many signs at most; letters that belong together are not parted. */
function cut(text: string, most: number): string {
  const signs = [...text.slice(0, most * 2)];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`;
}

import type { Layout } from './layout.ts';
import { SIZE } from './use-layout.ts';

/** How the picture lies in its frame: a point p of the layout is drawn at p · zoom + shift. */
export type GraphView = { readonly zoom: number; readonly x: number; readonly y: number };
export type Frame = { readonly width: number; readonly height: number };

const LEAST = 0.02;
const MOST = 2;
const MARGIN = 20;

const clamped = (zoom: number) => Math.min(MOST, Math.max(LEAST, zoom));

/** All of the layout in the middle of the frame, not larger than life. */
export function fitting({ width, height }: Pick<Layout, 'width' | 'height'>, frame: Frame): GraphView {
  const across = (frame.width - 2 * MARGIN) / Math.max(1, width);
  const down = (frame.height - 2 * MARGIN) / Math.max(1, height);
  const zoom = clamped(Math.min(1, across, down));
  return { zoom, x: (frame.width - width * zoom) / 2, y: (frame.height - height * zoom) / 2 };
}

/** The left upper part, so near that it can be read, where all of it would be too small. */
export function reading(layout: Pick<Layout, 'width' | 'height'>, frame: Frame, least: number): GraphView {
  const fit = fitting(layout, frame);
  if (fit.zoom >= least) return fit;
  const [width, height] = [layout.width * least, layout.height * least];
  const x = width < frame.width - 2 * MARGIN ? (frame.width - width) / 2 : MARGIN;
  const y = height < frame.height - 2 * MARGIN ? (frame.height - height) / 2 : MARGIN;
  return { zoom: least, x, y };
}

/** Nearer by a factor, with the point under the hand where it is. */
export function zoomed(view: GraphView, factor: number, at: { readonly x: number; readonly y: number }): GraphView {
  const zoom = clamped(view.zoom * factor);
  const by = zoom / view.zoom;
  return { zoom, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
}

/** Moved as little as shows an item whole; nearer, where it could not be read. */
export function showing(view: GraphView, { x, y }: { x: number; y: number }, frame: Frame): GraphView {
  const near = view.zoom < 0.5 ? zoomed(view, 0.8 / view.zoom, { x: frame.width / 2, y: frame.height / 2 }) : view;
  const moved = (shift: number, low: number, [length, size]: readonly [number, number]) => {
    const [from, until] = [low * near.zoom + shift, (low + length) * near.zoom + shift];
    if (from < MARGIN) return shift + MARGIN - from;
    return until > size - MARGIN ? shift - (until - size + MARGIN) : shift;
  };
  return {
    zoom: near.zoom,
    x: moved(near.x, x, [SIZE.width, frame.width]),
    y: moved(near.y, y, [SIZE.height, frame.height]),
  };
}

/** The item under a point of the frame; -1 where there is none. */
export function itemAt({ x, y }: Pick<Layout, 'x' | 'y'>, view: GraphView, at: { x: number; y: number }): number {
  const [px, py] = [(at.x - view.x) / view.zoom, (at.y - view.y) / view.zoom];
  return x.findIndex((left, item) => {
    const top = y[item] ?? 0;
    return px >= left && px <= left + SIZE.width && py >= top && py <= top + SIZE.height;
  });
}

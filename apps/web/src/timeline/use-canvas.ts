import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { paint } from './paint.ts';
import { onPaletteChange, type Palette, readPalette } from './palette.ts';
import type { Chunk, Scene } from './scene.ts';

/** Draws into the canvas before the browser shows it; the letters of the font are waited for. */
export function useCanvas(scene: Scene, chunk: Chunk) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [palette, setPalette] = useState<Palette>();
  useEffect(() => {
    const read = () => canvas.current && setPalette(readPalette(canvas.current));
    read();
    void document.fonts?.ready.then(read);
    return onPaletteChange(read);
  }, []);
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d', { alpha: false });
    if (!element || !context || palette === undefined) return;
    const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    const [width, height] = [Math.round(chunk.width * ratio), Math.round(chunk.height * ratio)];
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint({ context, palette, scene }, chunk);
  });
  return canvas;
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Slanted lines in a box: leave, or too little data. */
export function hatch(context: CanvasRenderingContext2D, colour: string, { x, y, width, height }: Box): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  // The lines go through places that do not depend on the box, so that boxes side by side join.
  const step = 6;
  const first = Math.floor((x + y) / step) * step;
  for (let at = first; at < x + width + y + height; at += step) {
    context.moveTo(at - y, y);
    context.lineTo(at - y - height, y + height);
  }
  context.stroke();
  context.restore();
}

import { type Layout, type LayoutInput, layoutOf } from './layout.ts';

/** What the worker tells: how far it is, then the layout, or why there is none. */
export type FromLayout =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'layout'; readonly layout: Layout; readonly tookMs: number }
  | { readonly kind: 'failed'; readonly reason: string };

const tell = (message: FromLayout): void => postMessage(message);

const TELL_EACH_MS = 50;

// In a thread of its own: the page never stands still while thousands of items find their places.
addEventListener('message', ({ data }: MessageEvent<LayoutInput>) => {
  try {
    const start = performance.now();
    let told = start;
    const steps = layoutOf(data);
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      if (performance.now() - told < TELL_EACH_MS) continue;
      told = performance.now();
      tell({ kind: 'progress', done: step.value });
    }
    tell({ kind: 'layout', layout: step.value, tookMs: performance.now() - start });
  } catch (error) {
    tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});

import { useEffect, useMemo, useState } from 'react';
import type { LinkRow } from './dependencies-query.ts';
import type { Layout, LayoutInput } from './layout.ts';
import type { FromLayout } from './layout-worker.ts';

/** Items with their links, at their places. */
export type Placed = {
  readonly ids: readonly string[];
  readonly links: readonly LinkRow[];
  readonly layout: Layout;
  readonly tookMs: number;
};

export type LayoutState = {
  readonly placed: Placed | undefined;
  /** How much is done, 0 to 1, while it is being laid out; undefined when nobody works on it. */
  readonly progress: number | undefined;
  readonly failed: string | undefined;
  readonly cancel: () => void;
  readonly again: () => void;
};

export const SIZE: LayoutInput['size'] = { width: 176, height: 40, gapX: 64, gapY: 14 };

/** Lays links out in a worker; while it works, the former picture stays. */
export function useLayout(links: readonly LinkRow[], aspect: number): LayoutState {
  const [run, setRun] = useState(0);
  const [state, setState] = useState<Pick<LayoutState, 'placed' | 'progress' | 'failed'>>(NOTHING);
  const ids = useMemo(() => [...new Set(links.flatMap(({ from, to }) => [from, to]))], [links]);
  const [worker, setWorker] = useState<Worker>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run begins it anew
  useEffect(() => {
    const place = new Map(ids.map((id, index) => [id, index]));
    const ends = links.map(({ from, to }): [number, number] => [place.get(from) ?? 0, place.get(to) ?? 0]);
    const urgent = links.filter(({ status }) => URGENT.has(status)).length;
    const started = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module', name: 'layout' });
    const end = (now: Partial<LayoutState>) => {
      setState(({ placed }) => ({ placed, progress: undefined, failed: undefined, ...now }));
      started.terminate();
    };
    started.onmessage = ({ data }: MessageEvent<FromLayout>) => {
      if (data.kind === 'progress') setState((before) => ({ ...before, progress: data.done }));
      else if (data.kind === 'failed') end({ failed: data.reason });
      else end({ placed: { ids, links, layout: data.layout, tookMs: data.tookMs } });
    };
    started.onerror = (event) => end({ failed: event.message || 'its code did not arrive' });
    setState(({ placed }) => ({ placed, progress: 0, failed: undefined }));
    setWorker(started);
    started.postMessage({ count: ids.length, links: ends, size: SIZE, aspect, urgent } satisfies LayoutInput);
    return () => started.terminate();
  }, [ids, links, run]);
  const cancel = () => {
    worker?.terminate();
    setState(({ placed }) => ({ placed, progress: undefined, failed: CANCELLED }));
  };
  return { ...state, cancel, again: () => setRun((before) => before + 1) };
}

/** Such links come first in every answer. */
const URGENT: ReadonlySet<LinkRow['status']> = new Set(['ring', 'late', 'at-risk']);

export const CANCELLED = 'it was stopped';
const NOTHING = { placed: undefined, progress: undefined, failed: undefined };

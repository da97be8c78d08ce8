import type { Query, QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Long work that the server tells of: an import, a back-test. `total` is 0 when nobody knows it. */
export type Progress = {
  readonly task: string;
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** When this page first heard of it, in milliseconds, for the estimate. */
  readonly since: number;
};

// An import tells of many changes in a second: the pages ask again at most this often.
const SETTLE_MS = 400;
// Changes without end must not keep what is shown old without end.
const LONGEST_MS = 4000;

/** Keeps the pages as new as the server's facts, and returns the work under way. */
export function useLive(): readonly Progress[] {
  const client = useQueryClient();
  const [progress, setProgress] = useState<readonly Progress[]>([]);
  useEffect(() => listen(client, setProgress), [client]);
  return progress;
}

// The task of the messages that tell how far a connection is.
const SYNC = 'sync';

// Work of which nothing was heard for so long has failed or ended elsewhere.
const SILENT_MS = 20_000;

type Told = (change: (before: readonly Progress[]) => readonly Progress[]) => void;

// A browser gives up when something in between answers for a server that is gone: then we ask again ourselves.
const AGAIN_MS = 3000;

/** An event stream that is opened anew for as long as it is wanted; `attach` is told of each. Returns what closes it. */
function keepOpen(attach: (events: EventSource) => void): () => void {
  let again: ReturnType<typeof setTimeout> | undefined;
  let events: EventSource;
  const open = () => {
    events = new EventSource('/api/events');
    events.addEventListener('error', () => {
      if (events.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
    });
    attach(events);
  };
  open();
  return () => {
    clearTimeout(again);
    events.close();
  };
}

/**
 * Lets every page ask anew. A first question that is on its way would be answered from before, and not be asked again by
 * itself: it is given up first.
 */
export async function askAnew(client: QueryClient): Promise<void> {
  const isFirst = ({ state }: Query) => state.fetchStatus === 'fetching' && state.data === undefined;
  await client.cancelQueries({ predicate: isFirst });
  await client.invalidateQueries();
}

function listen(client: QueryClient, tell: Told): () => void {
  let settling: ReturnType<typeof setTimeout> | undefined;
  let waitingSince: number | undefined;
  const renew = () => {
    const now = Date.now();
    waitingSince ??= now;
    clearTimeout(settling);
    const wait = Math.min(SETTLE_MS, Math.max(0, waitingSince + LONGEST_MS - now));
    settling = setTimeout(() => {
      waitingSince = undefined;
      void askAnew(client);
    }, wait);
  };
  let asking = false;
  const renewConnections = () => {
    if (asking) return;
    asking = true;
    setTimeout(() => {
      asking = false;
      void client.invalidateQueries({ queryKey: ['connections'] });
    }, SETTLE_MS);
  };
  let known: number | undefined;
  const onChanged = ({ seq }: { readonly seq: number }) => {
    // The first message only says where the facts stand; after a lost connection it tells whether more came.
    const isNews = known !== undefined && known !== seq;
    known = seq;
    if (isNews) renew();
  };
  const onProgress = (told: Omit<Progress, 'since'>) => {
    // Where connections are shown, how far each is is shown too.
    if (told.task === SYNC) return renewConnections();
    // What was being computed, such as a back-test, is there now, though no fact changed.
    if (told.total > 0 && told.done >= told.total) renew();
    tell((before) => {
      const now = withProgress(before, told);
      const heard = now.find(({ task }) => task === told.task);
      setTimeout(() => tell((later) => later.filter((one) => one !== heard)), SILENT_MS);
      return now;
    });
  };
  const close = keepOpen((events) => {
    // The server is back: what failed meanwhile is asked again.
    events.addEventListener('open', () => {
      void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
    });
    events.addEventListener('changed', ({ data }: MessageEvent<string>) => onChanged(JSON.parse(data)));
    events.addEventListener('progress', ({ data }: MessageEvent<string>) => onProgress(JSON.parse(data)));
  });
  return () => {
    clearTimeout(settling);
    close();
  };
}

/** The work under way after one more message; what is done leaves the list. */
export function withProgress(before: readonly Progress[], told: Omit<Progress, 'since'>): readonly Progress[] {
  const others = before.filter(({ task }) => task !== told.task);
  if (told.total > 0 && told.done >= told.total) return others;
  const since = before.find(({ task }) => task === told.task)?.since ?? Date.now();
  return [...others, { ...told, since }];
}

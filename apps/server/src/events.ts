import type { Workbench } from '@fulcrum/workbench';
import type { Handler } from 'hono';
import { streamSSE } from 'hono/streaming';

/** What is told to every open page. */
export interface ServerEvent {
  readonly event: 'changed' | 'progress';
  readonly data: Readonly<Record<string, unknown>>;
}

/** Passes events on to whoever listens. */
export interface EventHub {
  readonly tell: (event: ServerEvent) => void;
  readonly listen: (listener: (event: ServerEvent) => void) => () => void;
}

const HEARTBEAT_MS = 20_000;

/** A hub without listeners. */
export function createEventHub(): EventHub {
  const listeners = new Set<(event: ServerEvent) => void>();
  return {
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Server-sent events: `changed` after new facts (with their last place), `progress` of long work. */
export function eventRoute(workbench: Workbench, hub: EventHub): Handler {
  return (context) =>
    streamSSE(context, async (stream) => {
      const send = ({ event, data }: ServerEvent) => void stream.writeSSE({ event, data: JSON.stringify(data) });
      const stops = [hub.listen(send), workbench.onChange((seq) => send({ event: 'changed', data: { seq } }))];
      const heartbeat = setInterval(() => void stream.writeln(': still here\n'), HEARTBEAT_MS);
      // Before the first wait: a reader that leaves during it must not be listened for any longer.
      const left = new Promise<void>((resolve) => {
        stream.onAbort(() => {
          clearInterval(heartbeat);
          for (const stop of stops) stop();
          resolve();
        });
      });
      await stream.writeSSE({ event: 'changed', data: JSON.stringify({ seq: workbench.log().lastSeq }) });
      await left;
    });
}

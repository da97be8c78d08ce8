import type { Workbench } from '@fulcrum/workbench';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { createEventHub, eventRoute } from './events.ts';

it('a reader that leaves is no longer listened for, however early it leaves', async () => {
  const listeners = new Set<unknown>();
  const workbench = {
    log: () => ({ lastSeq: 7 }),
    onChange: (listener: unknown) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Workbench;
  const app = new Hono().get('/events', eventRoute(workbench, createEventHub()));
  const [early, late] = [await app.request('/events'), await app.request('/events')];
  await early.body?.cancel();
  const reader = late.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"seq":7');
  expect(listeners.size).toBe(1);
  await reader?.cancel();
  expect(listeners.size).toBe(0);
});

import type { DueKind } from '@fulcrum/store';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Changes are asked for this often, give or take a fifth, so that many connections do not come at once. */
const POLL_MS = 3 * MINUTE_MS;
const JITTER = 0.2;

const LONGEST_WAIT_MS = 60 * MINUTE_MS;

/** What is due next after a sync that went well: changes, and once a day a sweep. */
export function nextAfter(
  now: number,
  { sweptAt, fullAt }: { readonly sweptAt: number | null; readonly fullAt: number | null },
): { readonly nextKind: DueKind; readonly nextAt: number } {
  // What a full pull did not give may be gone as well, so the first sweep comes a day after it.
  const isSweepDue = now - Math.max(sweptAt ?? 0, fullAt ?? 0) >= DAY_MS;
  return { nextKind: isSweepDue ? 'sweep' : 'changes', nextAt: now + (isSweepDue ? 0 : jittered(POLL_MS)) };
}

/** When a sync that failed is tried again: after one minute, two, four … up to an hour. */
export function retryAt(now: number, failures: number): number {
  return now + jittered(Math.min(LONGEST_WAIT_MS, MINUTE_MS * 2 ** Math.min(failures - 1, 10)));
}

function jittered(ms: number): number {
  return Math.round(ms * (1 - JITTER + 2 * JITTER * Math.random()));
}

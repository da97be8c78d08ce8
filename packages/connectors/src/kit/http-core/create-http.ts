import { setTimeout as pause } from 'node:timers/promises';
import type { Egress } from '../egress/egress.ts';
import { type Access, type Credentials, type Http, HttpFailure, type HttpRequest } from '../http.ts';
import { type Breaker, createBreaker } from './breaker.ts';
import { type HttpLimits, LIMITS } from './limits.ts';
import { createSignature } from './signature.ts';
import { baseOf, type Reach, targetOf } from './target.ts';
import { type Asked, answerAfterTries, type Wire } from './tries.ts';
import { createTurns } from './turns.ts';

export interface HttpOptions<Settings> {
  readonly settings: Settings;
  readonly access: Access<Settings>;
  readonly credentials: Credentials;
  readonly egress: Egress;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Ends everything that is under way or waits. */
  readonly signal?: AbortSignal;
  readonly limits?: Partial<HttpLimits>;
  /** One for all that reaches the same connection, so that the next sync knows that the tool is down. */
  readonly breaker?: Breaker;
  /** Waits; rejects when the signal fires. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** A number from 0 up to 1. */
  readonly random?: () => number;
}

/**
 * The one way to a tool, for one connection. Throws HttpFailure at once when the base URL cannot be used.
 *
 * While signing, `access.sign` is given an Http that does not sign. That one may also reach other https servers, by a full
 * URL, since some tools hand out tokens elsewhere; a POST there must match `postReads` with its whole URL.
 */
export function createHttp<Settings>(options: HttpOptions<Settings>): Http {
  const { settings, access, credentials } = options;
  const base = baseOf(access.baseUrl(settings));
  options.egress.check(base);
  const wire = wireOf(options);
  const reach = { base, postReads: access.postReads, isElsewhereAllowed: false };
  const requests = () => wire.count.requests;
  const unsigned: Http = {
    send: async (request) => answerAfterTries(wire, asked(request, { ...reach, isElsewhereAllowed: true })),
    requests,
  };
  const signature = createSignature(async () => access.sign(credentials, { settings, http: unsigned, now: wire.now }));
  return { send: async (request) => answerAfterTries({ ...wire, signature }, asked(request, reach)), requests };
}

function asked(request: HttpRequest, reach: Reach): Asked {
  return { request, reach, target: targetOf(request, reach) };
}

function wireOf<Settings>(options: HttpOptions<Settings>): Wire {
  const { access, egress, now = Date.now, sleep = sleepFor, random = Math.random } = options;
  return {
    egress,
    now,
    sleep,
    random,
    waitOf: access.wait,
    isLimited: (answer) => answer.status === 429 || access.isLimited?.(answer) === true,
    signal: options.signal ?? new AbortController().signal,
    limits: { ...LIMITS, ...options.limits },
    breaker: options.breaker ?? createBreaker({ now }),
    turns: createTurns(access.atOnce),
    count: { requests: 0 },
    quiet: { until: 0 },
    signature: null,
  };
}

async function sleepFor(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => {
    throw new HttpFailure('aborted', 'The request was stopped while it waited.');
  });
}

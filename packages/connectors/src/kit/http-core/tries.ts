import type { Egress } from '../egress/egress.ts';
import { type Access, type HttpAnswer, HttpFailure, type HttpRequest } from '../http.ts';
import { parseJson } from '../parse-json.ts';
import type { Breaker } from './breaker.ts';
import { isPassing, limited, limitedForLong, malformed, refusal, resting, stopped } from './failures.ts';
import { followed } from './hops.ts';
import type { HttpLimits } from './limits.ts';
import { retryAfter } from './retry-after.ts';
import type { Signature } from './signature.ts';
import type { Reach, Target } from './target.ts';
import type { Turns } from './turns.ts';

/** Everything that the requests of one connection share. */
export interface Wire {
  readonly egress: Egress;
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly waitOf: Access<unknown>['wait'];
  readonly isLimited: (answer: HttpAnswer) => boolean;
  readonly signal: AbortSignal;
  readonly limits: HttpLimits;
  readonly breaker: Breaker;
  readonly turns: Turns;
  readonly signature: Signature | null;
  readonly count: { requests: number };
  /** The tool has asked for quiet until then. */
  readonly quiet: { until: number };
}

/** A request with where it goes. */
export interface Asked {
  readonly request: HttpRequest;
  readonly target: Target;
  readonly reach: Reach;
}

/** How one request stands between its tries. */
interface Patience {
  tries: number;
  waitedMs: number;
  hasSignedAnew: boolean;
}

/** The answer to a request, tried again while that may help. Throws HttpFailure. */
export async function answerAfterTries(wire: Wire, asked: Asked): Promise<HttpAnswer> {
  const patience: Patience = { tries: 0, waitedMs: 0, hasSignedAnew: false };
  for (;;) {
    const headers = (await wire.signature?.headers()) ?? {};
    const failure = await attempt(wire, { ...asked, headers, patience }).catch((error: unknown) => asFailure(error));
    if (!(failure instanceof HttpFailure)) return failure;
    if (failure.kind === 'signed-out' && wire.signature !== null && !patience.hasSignedAnew) {
      patience.hasSignedAnew = true;
      wire.signature.forget(headers);
    } else await waitToTryAgain(wire, failure, patience);
  }
}

function asFailure(error: unknown): HttpFailure {
  if (error instanceof HttpFailure) return error;
  throw error;
}

async function attempt(
  wire: Wire,
  given: Asked & { readonly headers: Readonly<Record<string, string>>; readonly patience: Patience },
): Promise<HttpAnswer> {
  const { target } = given;
  const endTurn = await quietTurn(wire, given.patience, target);
  try {
    const restMs = wire.breaker.restMs();
    if (restMs > 0) throw resting(target.url, restMs);
    return await withBreaker(wire, () => exchanged(wire, given));
  } finally {
    endTurn();
  }
}

// Somebody else's answer may ask for quiet while one waits for a turn.
async function quietTurn(wire: Wire, patience: Patience, target: Target): Promise<() => void> {
  for (;;) {
    await keepQuiet(wire, patience, target);
    if (wire.signal.aborted) throw stopped(target.url);
    const endTurn = await wire.turns.take(wire.signal).catch(() => {
      throw stopped(target.url);
    });
    if (wire.quiet.until <= wire.now()) return endTurn;
    endTurn();
  }
}

async function keepQuiet(wire: Wire, patience: Patience, { url }: Target): Promise<void> {
  const ms = wire.quiet.until - wire.now();
  if (ms <= 0 || wire.signal.aborted) return;
  // A little more than was asked for, and not the same for everybody who waits.
  const waitMs = Math.ceil(ms + wire.random() * Math.min(1_000, ms / 10));
  if (patience.waitedMs + waitMs > wire.limits.waitMs) throw limitedForLong(url, ms);
  await wait(wire, patience, waitMs);
}

const DOWN: ReadonlySet<string> = new Set(['unreachable', 'timeout', 'broken', 'malformed']);

async function withBreaker(wire: Wire, ask: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  try {
    const answer = await ask();
    wire.breaker.succeeded();
    return answer;
  } catch (error) {
    if (!(error instanceof HttpFailure) || error.kind === 'aborted' || error.kind === 'forbidden-address')
      wire.breaker.undecided();
    else if (DOWN.has(error.kind)) wire.breaker.failed();
    else wire.breaker.succeeded();
    throw error;
  }
}

async function exchanged(
  wire: Wire,
  { target, request, reach, headers }: Asked & { readonly headers: Readonly<Record<string, string>> },
): Promise<HttpAnswer> {
  const { status, headers: received, text } = await followed(wire, { target, reach, headers });
  const body = parseJson(text);
  const answer = { status, headers: received, body: body ?? null };
  if (isLimited(wire, answer)) throw limited(target.url, status);
  if (request.accept?.includes(status)) return answer;
  if (status < 200 || status > 299) throw refusal(target.url, status);
  if (body === undefined && (status === 200 || text !== '')) throw malformed(target.url, status);
  return answer;
}

/** Keeps in mind how long the tool asks for quiet, and tells whether this answer was that and nothing else. */
function isLimited(wire: Wire, answer: HttpAnswer): boolean {
  const now = wire.now();
  // What a limit lasts until is said by the tool's clock, and ours may be hours off.
  const toolNow = Date.parse(answer.headers.date ?? '') || now;
  const askedMs = isTroubled(answer) ? retryAfter(answer.headers, toolNow) : null;
  const waitMs = Math.max(askedMs ?? 0, wire.waitOf(answer, toolNow) ?? 0);
  if (waitMs > 0) wire.quiet.until = Math.max(wire.quiet.until, now + waitMs);
  return wire.isLimited(answer) || (answer.status < 500 && askedMs !== null);
}

// Of an answer that went well, Retry-After means something else: when to ask again for what is being made.
function isTroubled({ status }: HttpAnswer): boolean {
  return status === 403 || status === 429 || status >= 500;
}

async function waitToTryAgain(wire: Wire, failure: HttpFailure, patience: Patience): Promise<void> {
  const { limits } = wire;
  patience.tries += 1;
  const mostTries = failure.kind === 'malformed' ? limits.malformedTries : limits.tries;
  if (!isPassing(failure) || patience.tries >= mostTries) throw failure;
  // Where the tool has said how long, that is waited for before the next try.
  if (wire.quiet.until > wire.now()) return;
  const most = Math.min(limits.backoffCapMs, limits.backoffMs * 2 ** (patience.tries - 1));
  const waitMs = Math.ceil(wire.random() * most);
  if (patience.waitedMs + waitMs > limits.waitMs) throw failure;
  await wait(wire, patience, waitMs);
}

async function wait(wire: Wire, patience: Patience, ms: number): Promise<void> {
  patience.waitedMs += ms;
  await wire.sleep(ms, wire.signal);
}

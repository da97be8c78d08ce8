import { type FailureKind, HttpFailure } from '../http.ts';

const TIMEOUTS = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);

// Nothing changes by asking again at once: the name, the port or the certificate is wrong.
const UNREACHABLE: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such name: correct the base URL',
  EAI_AGAIN: 'its name cannot be looked up now: is this machine on the network?',
  ECONNREFUSED: 'nothing listens there: correct the base URL, or start the tool',
  EHOSTUNREACH: 'there is no way to it from this machine',
  ENETUNREACH: 'there is no way to it from this machine',
};

/** Failures that a later try may mend. */
const PASSING: ReadonlySet<FailureKind> = new Set(['unreachable', 'timeout', 'limited', 'broken', 'malformed']);

/** Whether it is worth to ask again. */
export function isPassing(failure: HttpFailure): boolean {
  return PASSING.has(failure.kind) && !(failure instanceof Lasting);
}

class Lasting extends HttpFailure {}

/** The tool asks for a longer pause than a request has patience for. */
export function limitedForLong(url: URL, ms: number): HttpFailure {
  const minutes = Math.ceil(ms / 60_000);
  const what = `${url.host} asks for a pause of ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return new Lasting('limited', `${what}: the next sync goes on from here.`);
}

/** What ended an exchange without an answer, in our words: nothing of the error's own text is kept but its code. */
export function unreached(url: URL, error: unknown): HttpFailure {
  const at = url.host;
  if (error instanceof HttpFailure) {
    return error.kind === 'forbidden-address' ? error : new HttpFailure(error.kind, `${at}: ${error.message}.`);
  }
  const code = codeOf(error);
  if (TIMEOUTS.has(code)) return new HttpFailure('timeout', `${at} does not answer in time: try again later.`);
  const known = UNREACHABLE[code];
  if (known !== undefined)
    return new (code === 'ENOTFOUND' ? Lasting : HttpFailure)('unreachable', `${at} cannot be reached: ${known}.`);
  if (/CERT|SELF_SIGNED|SSL|TLS|UNABLE_TO/.test(code)) {
    const mend = 'renew it, or name its authority in NODE_EXTRA_CA_CERTS';
    return new Lasting('unreachable', `The certificate of ${at} is not trusted (${code}): ${mend}.`);
  }
  return new HttpFailure('broken', `${at} broke off its answer${code === '' ? '' : ` (${code})`}: try again later.`);
}

function codeOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : '';
}

const REFUSALS: Readonly<Record<number, readonly [FailureKind, string]>> = {
  401: ['signed-out', 'does not accept the sign-in: make a new token there and enter it under Connections'],
  403: ['forbidden', 'does not let this account see it: grant the scopes that the connection asks for'],
  404: ['not-found', 'has no such thing, or hides it from this account'],
  410: ['not-found', 'no longer has it'],
};

/** What a status means that is no answer. */
export function refusal(url: URL, status: number): HttpFailure {
  const what = `${url.host} answered ${status} to ${url.pathname}`;
  const known = REFUSALS[status];
  if (known !== undefined) return new HttpFailure(known[0], `${what}: it ${known[1]}.`, status);
  if (status >= 500 || status === 408 || status === 425)
    return new HttpFailure('broken', `${what}: it has trouble of its own; try again later.`, status);
  if (status >= 300 && status < 400)
    return new HttpFailure('broken', `${what}: it sends us elsewhere; correct the base URL.`, status);
  return new HttpFailure('bad-request', `${what}: it does not take this request; is the base URL right?`, status);
}

/** The tool asks to wait. */
export function limited(url: URL, status: number): HttpFailure {
  return new HttpFailure('limited', `${url.host} asks for fewer requests: the next sync goes on from here.`, status);
}

/** The answer is no whole JSON. */
export function malformed(url: URL, status: number): HttpFailure {
  const what = `${url.host} answered ${url.pathname} with something other than whole JSON`;
  return new HttpFailure(
    'malformed',
    `${what}: is the base URL right, and does no sign-in page stand before it?`,
    status,
  );
}

/** The breaker is open. */
export function resting(url: URL, restMs: number): HttpFailure {
  const seconds = Math.ceil(restMs / 1_000);
  return new HttpFailure(
    'unreachable',
    `${url.host} has failed many times in a row: it is left alone for ${seconds} s.`,
  );
}

/** The sync was stopped. */
export function stopped(url: URL): HttpFailure {
  return new HttpFailure('aborted', `The request to ${url.host} was stopped.`);
}

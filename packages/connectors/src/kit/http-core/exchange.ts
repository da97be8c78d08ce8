import type { Egress } from '../egress/egress.ts';
import { HttpFailure } from '../http.ts';
import { stopped, unreached } from './failures.ts';
import type { HttpLimits } from './limits.ts';
import { ENCODINGS, readBody } from './read-body.ts';
import type { Target } from './target.ts';

/** What came back over the wire, unpacked and not yet read as JSON. */
export interface Exchanged {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * One request and its answer, over one hop.
 * Throws HttpFailure: unreachable, timeout, forbidden-address, broken, too-large, aborted.
 */
export async function exchange(
  target: Target,
  { egress, limits, signal }: { readonly egress: Egress; readonly limits: HttpLimits; readonly signal: AbortSignal },
): Promise<Exchanged> {
  egress.check(target.url);
  const late = new AbortController();
  const deadline = setTimeout(() => late.abort(), limits.answerMs);
  try {
    const { statusCode, headers, body } = await egress.dispatcher.request({
      origin: target.url.origin,
      path: target.url.pathname + target.url.search,
      method: target.method,
      headers: { accept: 'application/json', 'user-agent': 'Fulcrum', 'accept-encoding': ENCODINGS, ...target.headers },
      body: target.body,
      signal: AbortSignal.any([signal, late.signal]),
      headersTimeout: limits.headersMs,
      bodyTimeout: limits.idleMs,
    });
    body.on('error', () => undefined);
    const flat = flatten(headers);
    return {
      status: statusCode,
      headers: flat,
      text: await readBody(body, { encoding: flat['content-encoding'] ?? '', limits }),
    };
  } catch (error) {
    if (signal.aborted) throw stopped(target.url);
    if (late.signal.aborted) throw unreached(target.url, new HttpFailure('timeout', 'the answer takes too long'));
    throw unreached(target.url, error);
  } finally {
    clearTimeout(deadline);
  }
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value ?? ''].flat().join(', ')]),
  );
}

import type { Egress } from '../egress/egress.ts';
import { HttpFailure } from '../http.ts';
import { type Exchanged, exchange } from './exchange.ts';
import type { HttpLimits } from './limits.ts';
import { isReading, type Reach, type Target } from './target.ts';

interface Hops {
  readonly egress: Egress;
  readonly limits: HttpLimits;
  readonly signal: AbortSignal;
  readonly count: { requests: number };
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The answer at the end of a few redirects, each checked like the first request. Throws HttpFailure. */
export async function followed(
  hops: Hops,
  first: { readonly target: Target; readonly reach: Reach; readonly headers: Readonly<Record<string, string>> },
): Promise<Exchanged> {
  let { target } = first;
  for (let hop = 0; ; hop++) {
    hops.count.requests += 1;
    const headers = { ...target.headers, ...(target.isSigned ? first.headers : {}) };
    const answer = await exchange({ ...target, headers }, hops);
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.status) || location === undefined) return answer;
    if (hop >= hops.limits.redirects)
      throw new HttpFailure(
        'bad-request',
        `${target.url.host} sends us on and on: correct the base URL.`,
        answer.status,
      );
    target = next(target, { ...answer, location, reach: first.reach });
  }
}

function next(
  from: Target,
  { status, location, reach }: { readonly status: number; readonly location: string; readonly reach: Reach },
): Target {
  const url = URL.parse(location, from.url.href);
  const refusal = (why: string) => new HttpFailure('bad-request', `${from.url.host} sends us elsewhere${why}.`, status);
  if (url === null) throw refusal('; correct the base URL');
  if (from.url.protocol === 'https:' && url.protocol !== 'https:')
    throw refusal(' without encryption: correct the base URL');
  const isHome = url.origin === from.url.origin || isUpgrade(from.url, url);
  if (!keepsItsBody(from, status)) return { ...BARE, url, isSigned: from.isSigned && isHome };
  if (!isHome || !isReading('POST', url, { ...reach, base: new URL(reach.base.pathname, url.origin) }))
    throw refusal(' with a request that is meant for itself: correct the base URL');
  return { ...from, url };
}

// Headers of ours may hold what is meant for the first server alone; those that matter are made for each hop.
const BARE = { method: 'GET', headers: {}, body: null } as const;

function keepsItsBody({ method }: Target, status: number): boolean {
  return method === 'POST' && (status === 307 || status === 308);
}

function isUpgrade(from: URL, to: URL): boolean {
  return from.protocol === 'http:' && to.protocol === 'https:' && from.hostname === to.hostname;
}

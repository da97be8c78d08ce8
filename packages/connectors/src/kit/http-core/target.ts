import { HttpFailure, type HttpRequest } from '../http.ts';

/** One request as it goes out, to one address. */
export interface Target {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** False after a redirect to elsewhere: nothing of ours goes there. */
  readonly isSigned: boolean;
}

/** What may be asked, and where. */
export interface Reach {
  readonly base: URL;
  readonly postReads: readonly RegExp[];
  /** Signing in may need another server of the same tool. */
  readonly isElsewhereAllowed: boolean;
}

/**
 * The base URL of a connection, without a slash at its end.
 * Throws HttpFailure when it is no URL, or has a query.
 */
export function baseOf(text: string): URL {
  const url = URL.parse(text.trim());
  if (url === null || url.search !== '' || url.hash !== '')
    throw new HttpFailure('bad-request', 'The base URL cannot be read: write it as https://example.atlassian.net');
  return url;
}

/** Where a request goes and what it carries. Throws HttpFailure for what must never be sent. */
export function targetOf(request: HttpRequest, reach: Reach): Target {
  const method = request.method ?? 'GET';
  const url = urlOf(request, reach.base);
  if (url === null || !isWithin(url, reach))
    throw new HttpFailure('bad-request', `A request leads away from ${reach.base.host}: nothing was sent.`);
  if (!isReading(method, url, reach))
    throw new HttpFailure(
      'bad-request',
      `${method} ${url.pathname} may write, and Fulcrum only reads: nothing was sent.`,
    );
  addQuery(url, request.query ?? {});
  const { body, type } = packed(request.body);
  return { method, url, headers: { ...type, ...request.headers }, body, isSigned: true };
}

function addQuery(url: URL, query: NonNullable<HttpRequest['query']>): void {
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const each of values) if (each !== undefined) url.searchParams.append(name, String(each));
  }
}

function packed(body: unknown): { readonly body: string | null; readonly type: Readonly<Record<string, string>> } {
  if (body === undefined) return { body: null, type: {} };
  if (body instanceof URLSearchParams)
    return { body: body.toString(), type: { 'content-type': 'application/x-www-form-urlencoded' } };
  return { body: JSON.stringify(body), type: { 'content-type': 'application/json' } };
}

function urlOf({ path }: HttpRequest, base: URL): URL | null {
  return path.startsWith('/') ? URL.parse(prefixOf(base) + path, base.origin) : URL.parse(path);
}

function prefixOf(base: URL): string {
  return `${base.origin}${base.pathname.replace(/\/+$/, '')}`;
}

function isWithin(url: URL, { base, isElsewhereAllowed }: Reach): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (url.origin !== base.origin) return isElsewhereAllowed && url.protocol === 'https:';
  const prefix = base.pathname.replace(/\/+$/, '');
  return prefix === '' || url.pathname === prefix || url.pathname.startsWith(`${prefix}/`) || isElsewhereAllowed;
}

/** Whether a request only reads: a GET, or a POST that the connector has declared. */
export function isReading(method: string, url: URL, { base, postReads }: Reach): boolean {
  if (method === 'GET') return true;
  if (method !== 'POST') return false;
  const prefix = prefixOf(base);
  const whole = url.origin + url.pathname;
  const path = whole.startsWith(`${prefix}/`) ? whole.slice(prefix.length) : whole;
  // `search` takes no notice of where a pattern with the flag g has stopped last time.
  return postReads.some((pattern) => path.search(pattern) !== -1);
}

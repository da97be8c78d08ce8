import { type FailureKind, HttpFailure, type HttpRequest } from '../http.ts';
import type { Secret } from '../secret.ts';

/** One line of a recording: what was asked, and what came back. It holds no secret. */
export interface RecordedExchange {
  /** What was asked, in one form whatever the order of its query: `GET /field?maxResults=50`. */
  readonly asked: string;
  readonly answer?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  readonly failure?: { readonly kind: FailureKind; readonly message: string; readonly status: number | null };
}

const HIDDEN = '[secret]';

// Names under which tools give secrets out; a place in a list (`nextPageToken`) is none.
const SECRET_NAMES =
  /^(access|refresh|id|auth|session|bearer|api)?[-_]?(token|key|secret|password|authorization|cookie)$|^(client|webhook|signing)[-_]?secret$/i;

// Others are about the connection, and cookies are secrets.
const KEPT_HEADERS = /^(date|etag|link|retry-after|.*rate-?limit.*|x-complexity|x-total-count|x-seraph-loginreason)$/;

/** What a request asks, in one form. */
export function askedOf({ method = 'GET', path, query = {}, body }: HttpRequest): string {
  const pairs = Object.entries(query)
    .flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const))
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .sort();
  const asked = pairs.length === 0 ? '' : `${path.includes('?') ? '&' : '?'}${pairs.join('&')}`;
  return `${method} ${path}${asked}${body === undefined ? '' : ` ${JSON.stringify(sorted(body))}`}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, each]) => [name, sorted(each)] as const)
      .sort(byName),
  );
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** The headers of an answer that are worth keeping. */
export function keptHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => KEPT_HEADERS.test(name)));
}

/** One line of a recording, with every secret taken out: those that are known, and what bears the name of one. */
export function lineOf(exchange: RecordedExchange, secrets: readonly Secret[]): string {
  const text = JSON.stringify(exchange, (name, value: unknown) =>
    SECRET_NAMES.test(name) && typeof value === 'string' ? HIDDEN : value,
  );
  return secrets
    .flatMap((secret) => spellings(secret.reveal()))
    .reduce((line, spelling) => line.replaceAll(spelling, HIDDEN), text);
}

// As it is, as JSON writes it, in a URL, and in base64.
function spellings(secret: string): readonly string[] {
  if (secret === '') return [];
  const written = JSON.stringify(secret).slice(1, -1);
  return [secret, written, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
}

/** Reads a line. Throws an Error for one that no recorder wrote. */
export function exchangeOf(line: string): RecordedExchange {
  const parsed = JSON.parse(line) as RecordedExchange;
  if (typeof parsed.asked !== 'string' || (parsed.answer === undefined) === (parsed.failure === undefined))
    throw new Error('this is no line of a recording: each has what was asked, and an answer or a failure');
  return parsed;
}

/** The failure as it was. */
export function failureOf({ kind, message, status }: NonNullable<RecordedExchange['failure']>): HttpFailure {
  return new HttpFailure(kind, message, status);
}

import type { Secret } from './secret.ts';

/** The fields of a sign-in, secret or not, by their names; a refreshed token replaces the old one for good. */
export interface Credentials {
  readonly signIn: string;
  readonly fields: Readonly<Record<string, Secret>>;
  readonly replace: (fields: Readonly<Record<string, Secret>>) => Promise<void>;
}

/** One request that reads. */
export interface HttpRequest {
  readonly method?: 'GET' | 'POST';
  /** Beneath the base URL: `/rest/api/3/search/jql`. A full URL must have the same origin. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Statuses that are an answer and not a failure: 404, 412. */
  readonly accept?: readonly number[];
}

/** What came back: the status, headers with small letters, and the parsed JSON. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * The one way to a tool. It signs, paces, waits where the tool says so, tries again, caps the size of answers, and reaches no
 * address that it must not. Throws HttpFailure when there is no answer after all tries.
 */
export interface Http {
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>;
  /** How many requests went out, tries included. */
  readonly requests: () => number;
}

/** Why there is no answer. */
export type FailureKind =
  | 'unreachable'
  | 'timeout'
  | 'forbidden-address'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'bad-request'
  | 'limited'
  | 'broken'
  | 'too-large'
  | 'malformed'
  | 'aborted';

/** A request that got no answer; the message says what to do, and holds no secret and nothing of the body. */
export class HttpFailure extends Error {
  readonly kind: FailureKind;
  readonly status: number | null;

  constructor(kind: FailureKind, message: string, status: number | null = null) {
    super(message);
    this.kind = kind;
    this.status = status;
  }
}

/** How a tool is reached. */
export interface Access<Settings> {
  readonly baseUrl: (settings: Settings) => string;
  /** Headers that sign a request; it may send requests of its own, to refresh a token. */
  readonly sign: (
    credentials: Credentials,
    given: { settings: Settings; http: Http; now: () => number },
  ) => Promise<Readonly<Record<string, string>>>;
  /**
   * How long to wait by the tool's own limit headers or error body, in milliseconds; null when it says nothing.
   * @param now by the clock of the tool, where the answer tells it
   */
  readonly wait: (answer: HttpAnswer, now: number) => number | null;
  /** True for an answer that means "too many requests" under another status than 429 (Linear: 400). */
  readonly isLimited?: (answer: HttpAnswer) => boolean;
  /** The POST requests that only read: paths, as patterns. No other POST is ever sent. */
  readonly postReads: readonly RegExp[];
  /** Most requests under way at once. */
  readonly atOnce: number;
}

/** What one request may take, in milliseconds, bytes and tries. */
export interface HttpLimits {
  /** Until the headers have come. */
  readonly headersMs: number;
  /** Between two pieces of a body. */
  readonly idleMs: number;
  /** For the whole answer. */
  readonly answerMs: number;
  /** A body that comes slower than this, after `graceMs`, is given up. */
  readonly bytesPerSecond: number;
  readonly graceMs: number;
  /** Of a body, after unpacking. */
  readonly bytes: number;
  readonly tries: number;
  /** Tries of an answer that is no whole JSON: the same request mostly gives the same again. */
  readonly malformedTries: number;
  /** All waiting of one request: pauses that the tool asks for, and those between tries. */
  readonly waitMs: number;
  /** The first pause between tries is up to this; each next one up to twice as long. */
  readonly backoffMs: number;
  readonly backoffCapMs: number;
  readonly redirects: number;
}

export const LIMITS: HttpLimits = {
  headersMs: 60_000,
  idleMs: 30_000,
  answerMs: 180_000,
  bytesPerSecond: 1_000,
  graceMs: 10_000,
  bytes: 64 * 1024 * 1024,
  tries: 6,
  malformedTries: 3,
  waitMs: 15 * 60_000,
  backoffMs: 500,
  backoffCapMs: 30_000,
  redirects: 3,
};

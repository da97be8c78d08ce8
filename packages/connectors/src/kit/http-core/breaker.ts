/** Keeps a connection from hammering a tool that is down; shared by all that goes to the same connection. */
export interface Breaker {
  /** How long to leave the tool alone, in milliseconds; 0 lets this request through (as the one probe, after a rest). */
  readonly restMs: () => number;
  readonly succeeded: () => void;
  readonly failed: () => void;
  /** The request ended without a word about the tool: it was stopped, or not sent. */
  readonly undecided: () => void;
}

export interface BreakerOptions {
  readonly now?: () => number;
  /** So many failures in a row open it. */
  readonly failures?: number;
  /** For so long; twice as long after each probe that fails, up to sixteen times. */
  readonly openMs?: number;
}

/** A circuit breaker, closed. */
export function createBreaker({ now = Date.now, failures = 10, openMs = 30_000 }: BreakerOptions = {}): Breaker {
  let inARow = 0;
  let openings = 0;
  let openUntil = 0;
  let isProbing = false;
  const open = () => {
    openUntil = now() + openMs * 2 ** Math.min(openings, 4);
    openings += 1;
  };
  return {
    restMs: () => {
      if (openings === 0) return 0;
      const rest = openUntil - now();
      if (rest > 0) return rest;
      if (isProbing) return openMs;
      isProbing = true;
      return 0;
    },
    succeeded: () => {
      inARow = 0;
      openings = 0;
      isProbing = false;
    },
    failed: () => {
      inARow += 1;
      const isFailedProbe = isProbing;
      isProbing = false;
      if (isFailedProbe || (openings === 0 && inARow >= failures)) open();
    },
    undecided: () => {
      isProbing = false;
    },
  };
}

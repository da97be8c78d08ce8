import type { Random } from './random.ts';

/** A fault and which requests it hits: each nth of those that match, a number of times. */
export interface Fault {
  readonly kind: 'limit' | 'error' | 'drip' | 'cut' | 'hang' | 'malformed' | 'wrong-type';
  /** Each nth matching request; 1, or nothing, means all. */
  readonly every?: number;
  /** How often at most. */
  readonly times?: number;
  /** A pattern that the path must match. */
  readonly path?: string;
  /** Of `limit`: after how many seconds to come again; 1 when empty. */
  readonly retryAfter?: number;
  /** Of `error`: the status; 503 when empty. */
  readonly status?: number;
  /** Of `drip`: milliseconds between two pieces; 5 when empty. */
  readonly milliseconds?: number;
}

/** What webhooks suffer on their way, each as a share from 0 to 1. */
export interface WebhookFaults {
  readonly drop: number;
  readonly duplicate: number;
  /** Of those that wait, how likely one is sent out of its turn. */
  readonly reorder: number;
  /** True keeps them until they are told to go. */
  readonly isHeld: boolean;
}

/** What a tool and the way to it suffer from; tests change it at any time. */
export interface Conditions {
  faults: readonly Fault[];
  webhooks: WebhookFaults;
  /** For how many milliseconds a search does not see a change. */
  indexDelay: number;
}

/** Nothing is wrong. */
export function calm(): Conditions {
  return { faults: [], webhooks: { drop: 0, duplicate: 0, reorder: 0, isHeld: false }, indexDelay: 0 };
}

/** Picks the fault that the next request gets; it counts what went by. */
export function faultPicker(conditions: Conditions): (path: string) => Fault | null {
  const seen = new Map<Fault, { matched: number; hit: number }>();
  const isHit = (fault: Fault, path: string) => {
    if (fault.path !== undefined && !new RegExp(fault.path).test(path)) return false;
    const count = seen.get(fault) ?? { matched: 0, hit: 0 };
    seen.set(fault, count);
    count.matched += 1;
    const isDue = count.matched % (fault.every ?? 1) === 0 && count.hit < (fault.times ?? Number.POSITIVE_INFINITY);
    if (isDue) count.hit += 1;
    return isDue;
  };
  return (path) => conditions.faults.find((fault) => isHit(fault, path)) ?? null;
}

/** What is sent of what waits: some is lost, some comes twice, some out of its turn. */
export function mishandled<T>(waiting: readonly T[], faults: WebhookFaults, random: Random): readonly T[] {
  const sent = waiting.flatMap((each) => {
    if (random() < faults.drop) return [];
    return random() < faults.duplicate ? [each, each] : [each];
  });
  for (let at = sent.length - 1; at > 0; at -= 1) {
    if (random() >= faults.reorder) continue;
    const other = Math.floor(random() * (at + 1));
    [sent[at], sent[other]] = [sent[other] as T, sent[at] as T];
  }
  return sent;
}

/** The same answer with each list and each number turned into a text: it is JSON, and means nothing. */
export function wrongTyped(body: unknown): unknown {
  if (Array.isArray(body)) return 'a list was here';
  if (typeof body === 'number') return String(body);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, wrongTyped(value)]));
}

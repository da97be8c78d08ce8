import type { Answer, Call } from '../kit/call.ts';
import type { World } from '../kit/emulator.ts';
import type { Bodies } from './bodies.ts';
import type { Issue, Pull, Seed } from './model.ts';

/** What routes answer out of. */
export interface Serving {
  readonly seed: Seed;
  readonly bodies: Bodies;
  readonly world: World;
  /** Tokens of installations, with the moment at which each ends. */
  readonly tokens: Map<string, number>;
  readonly count: { webhooks: number };
}

/** When a list or a search took notice of the last change of a thing. */
export function seenAt(thing: Issue | Pull, { clock, conditions }: World): number {
  const updated = instant(thing.updatedAt);
  const isHidden = conditions.indexDelay > 0 && updated > clock.now() - conditions.indexDelay;
  return isHidden ? instant(thing.createdAt) : updated;
}

/** The instant of a time as GitHub writes it. */
export const instant = (text: string) => Date.parse(text);
const MOST = 100;

/** One page of a list, with the links to its neighbours. */
export function page<T>(call: Call, all: readonly T[], draw: (each: T) => unknown): Answer {
  const size = Math.min(MOST, Number(call.query.get('per_page') ?? 30));
  const number = Number(call.query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (to: number, rel: string) => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(to));
    return `<http://${call.headers.host}${call.path}?${query}>; rel="${rel}"`;
  };
  const links = number < last ? [link(number + 1, 'next'), link(last, 'last')] : [];
  const headers: Record<string, string> = links.length > 0 ? { link: links.join(', ') } : {};
  return { status: 200, headers, body: all.slice((number - 1) * size, number * size).map(draw) };
}

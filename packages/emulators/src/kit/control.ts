import type { Answer, Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { Conditions } from './conditions.ts';
import type { Actions } from './emulator.ts';
import type { OutboundWebhooks } from './outbound-webhooks.ts';
import type { RequestLog } from './request-log.ts';

interface Controls {
  readonly clock: Clock;
  readonly conditions: Conditions;
  readonly webhooks: OutboundWebhooks;
  readonly log: RequestLog;
  readonly actions: Actions;
  readonly violations: readonly Error[];
}

type Control = (input: Record<string, unknown>) => unknown;

const LOCAL = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

/**
 * The emulator under control over HTTP, for a person or a test in another process: `/_control/clock`, `/conditions`,
 * `/requests`, `/webhooks/deliver`, and `/do/{action}` for what a person would do in the tool. The server listens on the
 * loopback address only; a page of the web is kept out by its Origin.
 */
export function controlled(controls: Controls): (call: Call) => Promise<Answer> {
  const routes = routesOf(controls);
  return async (call) => {
    if (call.headers.origin !== undefined || !LOCAL.test(call.headers.host ?? '')) {
      return { status: 403, body: { message: 'only programs on this machine control an emulator' } };
    }
    const route = `${call.method} ${call.path.replace(/\/$/, '')}`;
    const run = routes[route];
    if (run === undefined) return { status: 404, body: { message: `no ${route}`, there: Object.keys(routes) } };
    try {
      return { status: 200, body: (await run((call.body ?? {}) as Record<string, unknown>)) ?? {} };
    } catch (error) {
      return { status: 400, body: { message: (error as Error).message } };
    }
  };
}

function routesOf({
  clock,
  conditions,
  webhooks,
  log,
  actions,
  violations,
}: Controls): Readonly<Record<string, Control>> {
  const time = () => ({ now: new Date(clock.now()).toISOString() });
  const done = Object.entries(actions).map(([name, action]) => [`POST /_control/do/${name}`, action as Control]);
  return {
    ...Object.fromEntries(done),
    'GET /_control/clock': time,
    'PUT /_control/clock': ({ now, advance }) => {
      if (typeof now === 'string') clock.set(instantOf(now));
      if (typeof advance === 'number') clock.advance(advance);
      return time();
    },
    'GET /_control/conditions': () => conditions,
    'PUT /_control/conditions': (changed) => Object.assign(conditions, changed),
    'GET /_control/requests': () => ({ ...log.counts(), entries: log.entries() }),
    'DELETE /_control/requests': () => log.clear(),
    'POST /_control/webhooks/deliver': () => webhooks.deliver(),
    'GET /_control/violations': () => ({ violations: violations.map(({ message }) => message) }),
  };
}

function instantOf(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Error(`"${text}" is no time: write it as 2026-01-31T09:00:00Z`);
  return at;
}

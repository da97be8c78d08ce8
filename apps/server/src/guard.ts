import type { Context, MiddlewareHandler } from 'hono';
import { type Problem, problem, sendProblem } from './problem.ts';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

const HEADERS = {
  // A worker of ours compiles the kernels to WebAssembly: that word allows this, and no text that is run as a script.
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
} as const;

const HOOK = /^\/api\/hooks\/[^/]+$/;

/**
 * Guards every request: only names of this machine are answered (a page elsewhere whose name was re-bound to loopback gets
 * nothing), a change must come from our own pages or from no page at all, and pages elsewhere cannot make this machine
 * compute by embedding our addresses. Webhooks alone may come under the public name.
 * @param publicUrl where webhooks reach this machine from outside; null where they do not
 */
export function guard(publicUrl: string | null): MiddlewareHandler {
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    const isHook = context.req.method === 'POST' && HOOK.test(context.req.path);
    const refusal = isHook && host.toLowerCase() === publicHost ? null : refusalOf(context, host);
    if (refusal !== null) return sendProblem(context, refusal);
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
    return undefined;
  };
}

function refusalOf(context: Context, host: string): Problem | null {
  if (!LOOPBACK.test(host)) return problem(403, `Fulcrum serves this machine only; "${host}" is not a name of it`);
  const origin = context.req.header('origin');
  const isOwn = origin === undefined || origin === `http://${host}`;
  if (!isOwn && context.req.method !== 'GET' && context.req.method !== 'HEAD') {
    return problem(403, 'a change must come from the pages of Fulcrum itself');
  }
  if (isEmbedded(context.req.header('sec-fetch-site'), context.req.header('sec-fetch-mode')))
    return problem(403, 'only the pages of Fulcrum itself may ask for this');
  return null;
}

/** Whether a page of another origin asks, by an image or a script of its own; following a link to here is fine. */
function isEmbedded(site: string | undefined, mode: string | undefined): boolean {
  return (site === 'cross-site' || site === 'same-site') && mode !== 'navigate';
}

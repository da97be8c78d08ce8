import {
  BadInput,
  CATALOGUE,
  type Operation,
  type Principal,
  perform,
  VERSION,
  type Workbench,
  type WorkProgress,
} from '@fulcrum/workbench';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import type { Logger } from 'pino';
import { describeApi, pathInputs } from './description.ts';
import { type EventHub, eventRoute } from './events.ts';
import { guard } from './guard.ts';
import { HOOKS_PATH, hookRoute } from './hooks.ts';
import { problem, problemOf, sendProblem } from './problem.ts';
import { webRoutes } from './web.ts';

export interface AppOptions {
  readonly workbench: Workbench;
  readonly principal: Principal;
  readonly log: Logger;
  readonly hub: EventHub;
  /** Where webhooks reach this machine from outside. */
  readonly publicUrl?: string | undefined;
  /** Told of the connection of each new webhook, once it is stored. */
  readonly onDelivery?: (connection: string) => void;
  /** The folder of the built web app; without it only the API is served. */
  readonly webFolder?: string | undefined;
}

/** Routes that are not in the catalogue, since they answer no question about the workspace. Open to whoever may reach the server. */
export const PLAIN_ROUTES = [
  'get /api/health',
  'get /api/openapi.json',
  'get /api/events',
  `post ${HOOKS_PATH}`,
] as const;

const LARGEST_BODY = 1024 * 1024;

/** The HTTP surface: every operation of the catalogue as a route, and the web app. */
export function createApp(options: AppOptions): Hono {
  const app = new Hono();
  app.use(guard(options.publicUrl ?? null));
  hookRoute(app, { workbench: options.workbench, onDelivery: options.onDelivery ?? (() => {}) });
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (context) => sendProblem(context, problem(413, 'the body is larger than 1 MB')),
    }),
  );
  app.get('/api/events', eventRoute(options.workbench, options.hub));
  app.use('/api/*', etag());
  app.get('/api/health', (context) =>
    context.json({ status: 'ok', version: VERSION, facts: options.workbench.log().count }),
  );
  const description = describeApi(CATALOGUE, VERSION);
  app.get('/api/openapi.json', (context) => context.json(description));
  for (const operation of CATALOGUE)
    app.on(operation.method, honoPath(operation), (context) => answer(context, operation, options));
  app.all('/api/*', (context) =>
    sendProblem(
      context,
      problem(404, `there is no ${context.req.method} ${context.req.path}: /api/openapi.json lists what there is`),
    ),
  );
  if (options.webFolder !== undefined) webRoutes(app, options.webFolder);
  app.onError((error, context) => {
    const sent = problemOf(error);
    if (sent.status === 500) options.log.error({ err: error, path: context.req.path }, 'request failed');
    return sendProblem(context, sent);
  });
  return app;
}

function honoPath(operation: Operation): string {
  return operation.path.replace(/\{(\w+)\}/g, ':$1');
}

async function answer(context: Context, operation: Operation, options: AppOptions): Promise<Response> {
  const inPath = Object.fromEntries(pathInputs(operation).map((name) => [name, context.req.param(name)]));
  const rest = operation.method === 'get' ? context.req.query() : await bodyOf(context);
  const { workbench, principal, hub } = options;
  const onProgress = (progress: WorkProgress) =>
    hub.tell({ event: 'progress', data: { task: operation.id, ...progress } });
  const answered = await perform(
    operation,
    { workbench, principal, onProgress, signal: context.req.raw.signal },
    { ...rest, ...inPath },
  );
  return context.json(answered as object, 200, { 'cache-control': 'no-cache' });
}

async function bodyOf(context: Context): Promise<object> {
  const type = context.req.header('content-type') ?? '';
  // A form of another site can send text, never JSON with this type: so it is asked for.
  if (!type.startsWith('application/json')) return {};
  const text = await context.req.text();
  if (text.trim() === '') return {};
  const body = parsed(text);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw new BadInput('the body is no object: send its inputs by name, as JSON');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadInput('the body is no JSON: check its quotes, commas and brackets');
  }
}

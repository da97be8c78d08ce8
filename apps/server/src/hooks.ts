import { receiveWebhook, type Workbench } from '@fulcrum/workbench';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problem, sendProblem } from './problem.ts';

/** Where webhooks of trackers arrive. */
export const HOOKS_PATH = '/api/hooks/:connection';

/** GitHub sends up to this much. */
const LARGEST_BODY = 25 * 1024 * 1024;

export interface HookRoute {
  readonly workbench: Workbench;
  /** Told of each new delivery, once it is stored. */
  readonly onDelivery: (connection: string) => void;
}

/**
 * Takes webhooks: stored as they came, then acknowledged; what they hint at is read later. Nobody is told why one is refused,
 * nor which connections there are.
 */
export function hookRoute(app: Hono, { workbench, onDelivery }: HookRoute): void {
  const tooLarge = bodyLimit({
    maxSize: LARGEST_BODY,
    onError: (context) => sendProblem(context, problem(413, 'the body is larger than 25 MB')),
  });
  app.post(HOOKS_PATH, tooLarge, async (context) => {
    const connection = context.req.param('connection');
    const body = new Uint8Array(await context.req.arrayBuffer());
    const headers = Object.fromEntries(context.req.raw.headers);
    const reception = await receiveWebhook(workbench, { connection, headers, body });
    if (reception.kind === 'none') return sendProblem(context, problem(404, 'there is no such endpoint'));
    if (reception.kind === 'refused') return sendProblem(context, problem(401, 'the delivery is not believed'));
    if (reception.kind === 'handshake') return context.body(null, 200, { ...reception.headers });
    if (reception.isNew) onDelivery(connection);
    return context.body(null, 202);
  });
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, Call } from './call.ts';
import { type Clock, clockAt } from './clock.ts';
import { type Conditions, calm, faultPicker } from './conditions.ts';
import { controlled } from './control.ts';
import type { Emulator, Site } from './emulator.ts';
import { type OutboundWebhooks, outboundWebhooks } from './outbound-webhooks.ts';
import { randomFrom } from './random.ts';
import { reply } from './reply.ts';
import { type RequestLog, requestLog } from './request-log.ts';

/** How an emulator is started. */
export interface ServerOptions<Seed> {
  readonly seed: Seed;
  /** A free one when it is 0 or missing. */
  readonly port?: number;
  /** Seeds the faults of webhooks and whatever else is drawn. */
  readonly randomSeed?: number;
  /** True lets the clock run; without, it moves only when it is told to. */
  readonly isRunning?: boolean;
  /** False answers without holding requests and answers against the description: for measuring speed. */
  readonly isValidating?: boolean;
}

/** An emulator that answers. */
export interface RunningServer<S extends Site = Site> {
  /** `http://127.0.0.1:4100`, without a slash at the end. */
  readonly url: string;
  readonly site: S;
  readonly clock: Clock;
  readonly log: RequestLog;
  readonly conditions: Conditions;
  readonly webhooks: OutboundWebhooks;
  /** Stops it. Throws when an answer did not fit the description of the API: the emulator is then wrong. */
  readonly close: () => Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const LARGEST_BODY = 20_000_000;

/** Starts an emulator on the loopback address. */
export async function startServer<Seed, S extends Site>(
  emulator: Emulator<Seed, S>,
  options: ServerOptions<Seed>,
): Promise<RunningServer<S>> {
  const clock = clockAt(emulator.startOf(options.seed), options.isRunning ?? false);
  const random = randomFrom(options.randomSeed ?? 1);
  const conditions = calm();
  const webhooks = outboundWebhooks(conditions, random);
  const log = requestLog();
  const violations: Error[] = [];
  let url = '';
  const site = await emulator.open(options.seed, { clock, random, conditions, webhooks, url: () => url });
  const nextFault = faultPicker(conditions);
  const control = controlled({ clock, conditions, webhooks, log, actions: site.actions, violations });
  const answer = held(site, options.isValidating ?? true, violations);
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const call = await callOf(request);
    if (call.path.startsWith('/_control')) {
      await reply(response, await control(call), null);
      return;
    }
    // Who asks can tell by it how long a limit lasts, whatever the machine's own clock says.
    response.setHeader('date', new Date(clock.now()).toUTCString());
    const fault = nextFault(call.path);
    const said = fault?.kind === 'limit' ? site.limited(fault.retryAfter ?? 1) : await answer(call);
    const entry = { at: clock.now(), method: call.method, path: call.path, query: String(call.query) };
    log.add({ ...entry, ...(await reply(response, said, fault)) });
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: NodeJS.ErrnoException) => {
      // Who asked has gone away: that is no failure of ours.
      if (error.code === 'ECONNRESET') return;
      violations.push(error);
      if (!response.headersSent) response.writeHead(500);
      response.end(JSON.stringify({ emulator: error.message }));
    });
  });
  await listen(server, options.port ?? 0);
  url = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    if (violations.length > 0)
      throw new AggregateError(violations, violations.map(({ message }) => message).join('\n'));
  };
  return { url, site, clock, log, conditions, webhooks, close };
}

/** The site's answer, with the request and the answer held against the description. */
function held(site: Site, isValidating: boolean, violations: Error[]): (call: Call) => Promise<Answer> {
  const description = isValidating ? site.description : null;
  return async (call) => {
    const refusal = description?.requestTrouble(call) ?? null;
    if (refusal !== null) return site.refused(refusal);
    const answer = await site.answer(call);
    const trouble = description?.answerTrouble(call, answer) ?? null;
    if (trouble === null) return answer;
    const violation = new Error(`${call.method} ${call.path} answered against the description of the API: ${trouble}`);
    violations.push(violation);
    return { status: 500, body: { emulator: violation.message } };
  };
}

async function callOf(request: IncomingMessage): Promise<Call> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const rawBody = await bodyOf(request);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const text = rawBody.toString('utf8');
  const isJson = text !== '' && (headers['content-type'] ?? '').includes('json');
  return {
    method: request.method ?? 'GET',
    path: decodeURI(url.pathname),
    query: url.searchParams,
    headers,
    body: isJson ? parsed(text) : undefined,
    rawBody,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += (piece as Buffer).length;
    if (size > LARGEST_BODY) throw new Error('the body of the request is too large');
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

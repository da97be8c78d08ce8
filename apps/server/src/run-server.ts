import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import {
  BadSetting,
  type Environment,
  LOCAL_OWNER,
  loadDemo,
  openProduct,
  type Product,
  type Workbench,
} from '@fulcrum/workbench';
import { type ServerType, serve } from '@hono/node-server';
import { type Logger, pino } from 'pino';
import { createApp } from './app.ts';
import { startEngine } from './engine/start-engine.ts';
import { createEventHub } from './events.ts';
import { keepConnectionsSynced } from './keep-connections-synced.ts';
import { keepPagesPrepared } from './prepare-pages.ts';

const WEB = fileURLToPath(new URL('../../web/dist', import.meta.url));

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs the server until it is told to stop: opens the database, loads the demo into an empty workspace, serves. */
export async function runServer(environment: Environment): Promise<void> {
  const log = pino({ level: environment.logLevel }, pino.destination(2));
  const stopping = stopSignal();
  const onTrouble = (error: unknown) => log.error({ err: error }, 'background work failed');
  const product = await openProduct({
    environment,
    role: 'server',
    onProgress: say,
    onTrouble,
    startEngine: ({ connection }) => startEngine(connection, onTrouble),
  });
  try {
    if (product.workbench.log().count === 0 && environment.hasDemo) await firstStart(product.workbench);
    await serveUntilStopped({ environment, product, log, stopping });
  } finally {
    await product.close();
  }
}

/** Resolves at the first Ctrl-C or TERM; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let count = 0;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (++count > 2) process.exit(1);
        resolve();
      });
    }
  });
}

async function firstStart(workbench: Workbench): Promise<void> {
  say('First start: loading the demo, ten years of the Titanium SDK');
  let shown = -1;
  const result = await loadDemo(workbench, ({ bytes, totalBytes, records, facts }) => {
    const percent = Math.min(100, Math.round((bytes / totalBytes) * 100));
    if (percent >= shown + 20 || percent === 100)
      say(
        `  ${String(percent).padStart(3)} %  ${records.toLocaleString('en')} issues, ${facts.toLocaleString('en')} facts`,
      );
    shown = Math.max(shown, percent);
  });
  say(`Loaded ${result.records.toLocaleString('en')} issues in ${result.seconds.toFixed(1)} s`);
}

interface Running {
  readonly environment: Environment;
  readonly product: Product;
  readonly log: Logger;
  readonly stopping: Promise<void>;
}

function listening(server: ServerType, { port }: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      const told = `port ${port} is taken by another program: stop it, or choose another port: PORT=${port + 1} npm start`;
      reject(isTaken ? new BadSetting(told) : error);
    });
  });
}

async function serveUntilStopped({ environment, product, log, stopping }: Running): Promise<void> {
  const { workbench } = product;
  const hub = createEventHub();
  // A queue that cannot be opened is told, and costs no page.
  const keeper = keepConnectionsSynced(product, hub).catch(workbench.trouble);
  const onDelivery = (connection: string) =>
    void keeper.then((opened) => opened?.hint(connection)).catch(workbench.trouble);
  const webFolder = existsSync(WEB) ? WEB : undefined;
  const { publicUrl } = environment;
  const app = createApp({ workbench, principal: LOCAL_OWNER, log, hub, onDelivery, publicUrl, webFolder });
  const server = serve({ fetch: app.fetch, hostname: environment.host, port: environment.port });
  try {
    await listening(server, environment);
    const { port } = server.address() as AddressInfo;
    const address = `http://${environment.host.includes(':') ? `[${environment.host}]` : environment.host}:${port}`;
    product.database.setAddress(address);
    say(`Fulcrum is at ${address}  (Ctrl-C stops it)`);
    const endPreparing = keepPagesPrepared({ workbench, hub, log, environment });
    await stopping;
    endPreparing();
  } finally {
    await (await keeper)?.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

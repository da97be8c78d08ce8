import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of a test, which counts what reaches it. */
export interface Listener {
  readonly url: string;
  readonly port: number;
  /** What was asked, in order: `GET /path?query`. */
  readonly asked: readonly string[];
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** Listens on a free port of this machine; every request is answered by `answer`. */
export async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  host = '127.0.0.1',
): Promise<Listener> {
  const asked: string[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.sendDate = false;
    answer(request, response);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    port,
    asked,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

import type { Workbench } from '@fulcrum/workbench';
import pg from 'pg';
import type { Logger } from 'pino';

const RETRY_MS = 1_000;

/**
 * Keeps the workbench current with what other processes (imports at the command line) append: PostgreSQL tells of each commit.
 * When the connection breaks it is made again, and what was missed is read.
 * @returns a function that stops following
 */
export async function followFacts(workbench: Workbench, log: Logger): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let isStopped = false;
  const connect = async (): Promise<void> => {
    if (isStopped) return;
    client = new pg.Client(workbench.database.connection);
    const again = (error?: unknown) => {
      if (isStopped) return;
      log.warn({ err: error }, 'the listening connection broke; making it again');
      setTimeout(() => void connect().catch(again), RETRY_MS).unref();
    };
    client.once('error', again);
    client.on('notification', () => void workbench.refresh().catch((error: unknown) => log.error({ err: error }, 'could not read new facts')));
    await client.connect();
    await client.query('listen fulcrum_facts');
    await workbench.refresh();
  };
  await connect();
  return async () => {
    isStopped = true;
    await client?.end().catch(() => {});
  };
}

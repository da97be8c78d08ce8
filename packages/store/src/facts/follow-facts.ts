import pg from 'pg';
import type { Database } from '../embedded/index.ts';

const RETRY_MS = 1_000;

/** What happens while facts are followed. */
export interface Following {
  /** After each commit of facts by any process, and once at the start and after each break: something may have been missed. */
  readonly onFacts: () => void;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Listens for facts that other processes append: PostgreSQL tells of each commit. A connection that breaks is made again.
 * @returns a function that stops listening
 */
export async function followFacts(database: Database, following: Following): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let isStopped = false;
  const connect = async (): Promise<void> => {
    if (isStopped) return;
    client = new pg.Client({ ...database.connection, application_name: 'fulcrum follows facts' });
    client.on('error', again);
    client.on('notification', following.onFacts);
    await client.connect();
    await client.query('listen fulcrum_facts');
    following.onFacts();
  };
  const again = (error: unknown): void => {
    if (isStopped) return;
    following.onTrouble(error);
    setTimeout(() => void connect().catch(again), RETRY_MS).unref();
  };
  await connect();
  return async () => {
    isStopped = true;
    await client?.end().catch(() => {});
  };
}

import pg from 'pg';
import type { Database } from './embedded/index.ts';

export interface ConnectOptions {
  /** The most connections held at once. Default 10; an embedded PostgreSQL allows 50 in all. */
  readonly max?: number;
  /** Shown in pg_stat_activity. Default `fulcrum`. */
  readonly applicationName?: string;
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  readonly onBroken?: (error: Error) => void;
}

/** A pool of connections to an open database. End it (`pool.end()`) before closing the database. */
export function connect(database: Pick<Database, 'connection'>, options: ConnectOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    ...database.connection,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'fulcrum',
  });
  // Without a listener, a PostgreSQL that restarts under an idle connection would end our process.
  pool.on('error', options.onBroken ?? (() => {}));
  // So would one that goes away under a connection in use: whoever uses it is told by the query at hand.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

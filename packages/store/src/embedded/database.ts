import type { PoolConfig } from 'pg';

/** An open database. Close every pool on it before closing it. */
export interface Database {
  readonly kind: 'embedded' | 'external';
  /** What `new pg.Pool(…)` takes. */
  readonly connection: PoolConfig;
  /** For example `18.4`. */
  readonly serverVersion: string;
  /** Lets a server say where it serves HTTP, so that a second one on the same data folder can name it. */
  setAddress(address: string): void;
  /** Gives the database back; the last process to do so stops an embedded PostgreSQL. At most about 3 s. */
  close(): Promise<void>;
}

import { PgBoss } from 'pg-boss';
import type { Database } from '../embedded/index.ts';

/** Work that is done later, once, by whichever process comes first; kept in the database. */
export interface Jobs<T extends object> {
  /** Wants work. While the same key waits already, nothing is added. */
  readonly want: (key: string, data: T, options?: { readonly afterSeconds?: number }) => Promise<void>;
  /** Does what is wanted, some at once. A failure of the work is told, and tried again later. */
  readonly work: (handler: (data: T, signal: AbortSignal) => Promise<void>) => Promise<void>;
  /** Stops taking work. What is under way is told by its signal to end, and is waited for a few seconds. */
  readonly close: () => Promise<void>;
}

export interface OpenJobsOptions {
  readonly database: Pick<Database, 'connection'>;
  /** The name of the queue. */
  readonly queue: string;
  /** How many are done at once by this process. */
  readonly atOnce: number;
  readonly onTrouble: (error: unknown) => void;
}

// A process that was killed leaves its job to another one after this long; the work itself is guarded by leases.
const HEARTBEAT_S = 60;
const LONGEST_S = 23 * 3_600;
const CLOSE_MS = 5_000;

/** Opens the queue, in a schema of its own. */
export async function openJobs<T extends object>(options: OpenJobsOptions): Promise<Jobs<T>> {
  const { connection } = options.database;
  const boss = new PgBoss({
    ...(connection as object),
    schema: 'jobs',
    application_name: 'fulcrum jobs',
    max: 3,
    useListenNotify: true,
    schedule: false,
  });
  boss.on('error', options.onTrouble);
  await boss.start();
  const { queue } = options;
  await boss.createQueue(queue, {
    policy: 'short',
    notify: true,
    retryLimit: 3,
    retryBackoff: true,
    expireInSeconds: LONGEST_S,
    heartbeatSeconds: HEARTBEAT_S,
    deleteAfterSeconds: 3_600,
  });
  return {
    want: async (key, data, { afterSeconds = 0 } = {}) => {
      await boss.send(queue, data, { singletonKey: key, startAfter: afterSeconds });
    },
    work: async (handler) => {
      const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 };
      await boss.work<T>(queue, { batchSize: 1, localConcurrency: options.atOnce, ...polling }, async ([job]) => {
        if (job !== undefined) await handler(job.data, job.signal);
      });
    },
    close: () => boss.stop({ graceful: true, timeout: CLOSE_MS, close: true }),
  };
}

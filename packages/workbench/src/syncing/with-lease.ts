import {
  type ConnectionKey,
  LEASE_SECONDS,
  type Lease,
  LeaseLost,
  releaseLease,
  renewLease,
  takeLease,
} from '@fulcrum/store';
import type { Workbench } from '../workspace/workbench.ts';
import { isDeadHolder, ownHolder } from './holder.ts';

/** Another process syncs this connection now; the message says which. */
export class Busy extends Error {}

/** Runs work that nobody else may do for the same connection. Throws Busy. The signal fires when the lease was lost. */
export async function withLease<T>(
  { workbench, connection, signal }: { workbench: Workbench; connection: string; signal?: AbortSignal | undefined },
  work: (lease: Lease, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { pool, workspace } = workbench;
  const of: ConnectionKey & { holder: string } = { workspace, connection, holder: ownHolder() };
  const lease = await takeLease(pool, of, isDeadHolder);
  if ('heldBy' in lease) throw new Busy(`it is being synced already, by process ${lease.heldBy.split('/')[1]}`);
  const losing = new AbortController();
  const renew = () =>
    renewLease(pool, lease).catch((error: unknown) => {
      // A database that is away for a while is met by the next write.
      if (error instanceof LeaseLost) losing.abort(error);
    });
  const timer = setInterval(renew, (LEASE_SECONDS * 1_000) / 3);
  try {
    return await work(lease, signal === undefined ? losing.signal : AbortSignal.any([losing.signal, signal]));
  } finally {
    clearInterval(timer);
    await releaseLease(pool, lease).catch(() => {});
  }
}

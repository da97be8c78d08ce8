import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** Names this process as the holder of a lease. */
export function ownHolder(): string {
  return `${hostname()}/${process.pid}/${randomBytes(4).toString('hex')}`;
}

/** Whether a holder was a process of this machine that is gone. Whoever is wrong about it writes nothing: the token grew. */
export function isDeadHolder(holder: string): boolean {
  const [host, pid] = holder.split('/');
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

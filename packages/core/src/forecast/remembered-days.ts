import type { Snapshot } from './snapshot.ts';

/** Enough for a dozen large programs; the oldest go first. */
const MOST = 50_000;

const remembered = new Map<string, Snapshot['simulated']>();

/**
 * The simulated days of a snapshot, computed when they were not asked for before. Two days of a program share nearly
 * all of their past, and so most snapshots.
 * @param key tells apart all that the days depend on (`snapshotKeys`)
 */
export function rememberedDays(key: string, compute: () => Snapshot['simulated']): Snapshot['simulated'] {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const days = compute();
  remembered.set(key, days);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= MOST) break;
    remembered.delete(oldest);
  }
  return days;
}

import type { Network, Policy } from '../network.ts';

/**
 * The slots of each resource that can run short: 0 for one that has as many as there are activities in need of it, and for
 * all when nothing is scarce. So a resource with thousands of slots costs no more than one that few ask for.
 */
export function scarceSlots({ resource, slots }: Network, policy: Policy): Int32Array {
  if (policy === 'unconstrained') return new Int32Array(slots.length);
  const users = new Int32Array(slots.length);
  for (const r of resource) if (r >= 0) users[r]!++;
  return slots.map((count, r) => (count < users[r]! ? count : 0));
}

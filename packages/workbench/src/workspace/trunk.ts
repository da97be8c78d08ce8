import type { FactLog } from '@fulcrum/core/program';

/** Whether a fact changes nothing of the trunk: it lies on a branch, or tells of scenarios. */
export function isBesideTrunk(log: FactLog, row: number): boolean {
  if (log.branch[row] !== 0) return true;
  const subject = log.subjects.list[log.subject[row] as number] as string;
  return subject.startsWith('scenario:') || subject.startsWith('change:');
}

/** The last fact that changed the trunk, as a text that tells the facts of the trunk apart. */
export function trunkVersion(log: FactLog): string {
  let row = log.count - 1;
  while (row >= 0 && isBesideTrunk(log, row)) row--;
  // The place alone does not tell: facts of a batch that failed are seen until it has, and others get their places.
  return row < 0 ? '0@0' : `${log.seq[row]}@${log.recordedAt[row]}`;
}

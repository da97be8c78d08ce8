import type { Instant } from '@fulcrum/core/calendar';
import type { FactLog } from '@fulcrum/core/program';
import type { Workbench } from './workbench.ts';

// A request changes nothing before it is approved; then its items do.
const BESIDE = ['scenario:', 'change:', 'request:'];

/** Whether a fact changes nothing of the trunk: it lies on a branch, or tells of scenarios or requests. */
export function isBesideTrunk(log: FactLog, row: number): boolean {
  if (log.branch[row] !== 0) return true;
  const subject = log.subjects.list[log.subject[row] as number] as string;
  return BESIDE.some((kind) => subject.startsWith(kind));
}

/** The last fact that changed the trunk, as a text that tells the facts of the trunk apart. */
export function trunkVersion(log: FactLog): string {
  let row = log.count - 1;
  while (row >= 0 && isBesideTrunk(log, row)) row--;
  // The place alone does not tell: facts of a batch that failed are seen until it has, and others get their places.
  return row < 0 ? '0@0' : `${log.seq[row]}@${log.recordedAt[row]}`;
}

/** The last fact of some branches, as a text that tells apart what they say: an id is used again when its batch failed. */
export function branchVersion(log: FactLog, branches: readonly string[]): string {
  const numbers = new Set(branches.map((branch) => log.branches.indexOf.get(branch)));
  let row = log.count - 1;
  while (row >= 0 && !numbers.has(log.branch[row])) row--;
  return row < 0 ? '0@0' : `${log.seq[row]}@${log.recordedAt[row]}`;
}

/** The same workbench without the branches that have no facts by a time: on such a day there is nothing to tell them from the trunk. */
export function asSeenAt(workbench: Workbench, at: Instant): Workbench {
  const { branches } = workbench;
  if (branches.length === 0) return workbench;
  const log = workbench.log();
  const spoken = new Set<string>();
  for (let row = 0; row < log.count; row++) {
    if (log.branch[row] !== 0 && (log.at[row] as number) <= at)
      spoken.add(log.branches.list[log.branch[row] as number] as string);
  }
  return workbench.laidOver(branches.filter((branch) => spoken.has(branch)));
}

import { NEVER } from './ledger.ts';
import type { Past } from './past.ts';
import { isDormant } from './reference-class.ts';

/** Ids of the milestones that are worked on: not released, with open items, and something finished lately. */
export function activeMilestones(past: Past): readonly string[] {
  const { learned } = past;
  const { ledger } = learned;
  return ledger.milestones.flatMap((milestone, index) => {
    const isOver = ledger.released[index] !== NEVER || milestone.isReleased === true;
    if (isOver || isDormant(learned, index, ledger.asOf)) return [];
    const { items, until } = ledger.members[index]!;
    const isOpen = items.some((item, stay) => until[stay]! > ledger.asOf && ledger.finished[item] === NEVER);
    return isOpen ? [milestone.id] : [];
  });
}

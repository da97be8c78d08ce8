import { startOfDay } from '@fulcrum/core/calendar';
import { capacityOf } from '@fulcrum/core/capacity';
import { type Fact, parseSubject } from '@fulcrum/core/vocabulary';
import { usualDay } from '../answers/capacity-before.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';

/**
 * The slots that plans assumed for teams whose slots a scenario states for the first time, as facts of the time in which their
 * pace was measured. Without them, the first number would say what was always so, and change no date.
 * @param facts what the scenario says, as facts of the trunk
 */
export function assumedSlots(workbench: Workbench, facts: readonly Fact[]): readonly Fact[] {
  const day = today(workbench);
  const graph = graphAsOf(workbench, day);
  const stated = new Map<string, Fact>();
  for (const fact of facts) {
    const { kind, id } = parseSubject(fact.subject) ?? { kind: null, id: '' };
    if (kind === 'team' && fact.attribute === 'slots' && graph.teams.get(id)?.slots === null) stated.set(id, fact);
  }
  return [...stated].flatMap(([id, fact]) => {
    const capacity = capacityOf(graph, graph.teams.get(id)?.program ?? '').teams.get(id);
    return capacity === undefined ? [] : [{ ...fact, value: capacity.slots, at: startOfDay(usualDay(day)) }];
  });
}

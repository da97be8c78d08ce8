import { describe, expect, it } from 'vitest';
import { PLANNED, planGraph } from '../../../../tests/programs/plan-program.ts';
import { capacityOf } from '../capacity/index.ts';
import { effortLeaving, itemDurations } from './plan-durations.ts';

describe('the effort that leaves so many hours', () => {
  it.each([8, 40, 300])('is what the plan then takes %i of, also for work under way', (hours) => {
    const begun = { program: PLANNED, milestones: ['M'], state: 'Doing' };
    const graph = planGraph({ 'item:NEW': { effort: 1 }, 'item:BEGUN': { ...begun, effort: 1 } });
    for (const id of ['NEW', 'BEGUN']) {
      const item = graph.items.get(id)!;
      const effort = effortLeaving(graph, item, hours);
      const duration = itemDurations(graph, PLANNED, capacityOf(graph, PLANNED))({ ...item, effort });
      expect(duration?.hours, id).toBeCloseTo(hours, 6);
    }
  });
});

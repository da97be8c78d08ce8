import { describe, expect, it } from 'vitest';
import { madeUpPlan } from '../../../../../bench/made-up-plan.ts';
import { answerOf } from '../../../../../tests/programs/answer-of.ts';
import type { Leave } from '../../vocabulary/index.ts';
import { bottleneckOf } from './bottleneck.ts';
import { calibratedPlan } from './calibrate-plan.ts';
import { compilePlan } from './compile.ts';
import { leversOf } from './levers.ts';
import type { ModelInput, ModelPerson } from './model-input.ts';
import { planModel } from './plan-model.ts';
import { datesIn } from './planned-end.ts';
import { whatIf } from './what-if.ts';

const RUN = { replications: 512 };
const GITA: ModelPerson = { id: 'g', name: 'Gita', team: 't0', skills: [], allocation: 1, isDescribed: true };

/** A plan in which the last milestone has most of its work with one person. */
function planOf(person: ModelPerson): ModelInput {
  const plan = madeUpPlan(160);
  const items = plan.items.map((item) => {
    const isHers = item.milestones.includes('m3') && Number(item.id.slice(2)) % 8 < 3;
    return isHers ? { ...item, team: 't0', assignee: person.id, inHand: false } : item;
  });
  const milestones = plan.milestones.map((milestone) => {
    const teams = milestone.teams.map((share) => ({ ...share, length: share.team === 't0' ? 60 : 15 }));
    return milestone.id === 'm3' ? { ...milestone, teams, arrivals: [] } : milestone;
  });
  return { ...plan, milestones, people: [person], items, links: [] };
}

const plan = calibratedPlan(planOf(GITA));
const model = planModel(plan, RUN);
const leave: Leave = {
  id: 'l',
  title: 'Away',
  person: 'g',
  team: null,
  program: null,
  from: '2026-03-09',
  until: '2026-04-03',
  share: null,
  deleted: null,
};

describe('somebody who was described', () => {
  it('has the items that are assigned to them wait for them, in one of the slots of their team', () => {
    const { resources, activities } = compilePlan(plan, { bare: true });
    const own = resources.findIndex(({ person }) => person === 'g');
    expect(resources[own]).toMatchObject({ name: 'Gita', slots: 1, team: 't0' });
    expect(resources[0]).toMatchObject({ slots: 2, person: null });
    expect(activities.filter(({ kind, resource }) => kind === 'item' && resource === own)).toHaveLength(15);
    const unknown = compilePlan({ ...plan, people: [{ ...GITA, isDescribed: false }] }, { bare: true });
    expect(unknown.resources.map(({ person }) => person)).not.toContain('g');
  });

  it('leaves the forecast of the record as it is', () => {
    for (const [index, { flow }] of plan.milestones.entries()) {
      expect(datesIn(model, model.current, index)).toMatchObject({ quantiles: flow.status === 'ok' && flow.quantiles });
    }
  });

  it('is named where most of a milestone waits for them, with the queue, and what a hand to them would gain', () => {
    const found = bottleneckOf(model, 'm3');
    const [first] = found.status === 'ok' ? found.constraints : [];
    expect(first).toMatchObject({ kind: 'person', subject: 'person:g', name: 'Gita', items: 15 });
    expect(first!.queueDays).toBeGreaterThan(5);
    const levers = answerOf(leversOf(model, 'm3'));
    const reassign = levers.status === 'ok' ? levers.levers.find(({ kind }) => kind === 'reassign') : undefined;
    expect(reassign?.what).toBe('let the team of Gita take 8 of 15 items that wait for them');
    expect(reassign?.gained.p50).toBeGreaterThan(0);
    expect(reassign?.changes).toHaveLength(8);
  });

  it('holds up what waits for them while away, and hardly what does not', () => {
    const { milestones } = whatIf(model, [{ kind: 'put-leave', leave }]);
    const moved = milestones.map(({ days }) => days!.p50);
    expect(moved[3]).toBeGreaterThan(14);
    expect(Math.abs(moved[0]!)).toBeLessThan(5);
  });

  it('takes twice as long at half the time, and costs the same', () => {
    const [whole, half] = [1, 0.5].map((allocation) => {
      const { activities, resources } = compilePlan(planOf({ ...GITA, allocation }), { bare: true });
      const own = resources.findIndex(({ person }) => person === 'g');
      return activities.find(({ kind, resource }) => kind === 'item' && resource === own)!;
    });
    expect(half!.scale).toBeCloseTo(2 * whole!.scale, 9);
    expect(half!.scale * half!.price).toBeCloseTo(whole!.scale * whole!.price, 9);
  });
});

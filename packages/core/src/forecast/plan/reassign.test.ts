import { describe, expect, it } from 'vitest';
import { madeUpPlan } from '../../../../../bench/made-up-plan.ts';
import { answerOf } from '../../../../../tests/programs/answer-of.ts';
import { calibratedPlan } from './calibrate-plan.ts';
import { compareItems } from './draft.ts';
import type { ModelInput, ModelPerson } from './model-input.ts';
import { modelOnBranch, planModel } from './plan-model.ts';
import { type Reassigning, reassignments } from './reassign.ts';

const personOf = (id: string, allocation = 1): ModelPerson => {
  return { id, name: id, team: '', skills: [], allocation, isDescribed: false };
};

/** A plan in which the last milestone has most of its work with Gita, whom nobody has described, and one team has nothing to do. */
function plan(): ModelInput {
  const made = madeUpPlan(160);
  const idle = made.items.filter(({ team }) => team !== 't7');
  const items = idle.map((item) => {
    const isHers = item.milestones.includes('m3') && Number(item.id.slice(2)) % 8 < 6;
    return isHers ? { ...item, team: 't0', assignee: 'gita', inHand: false } : item;
  });
  const milestones = made.milestones.map((milestone) => {
    const teams = milestone.teams.map((share) => ({ ...share, length: share.team === 't0' ? 60 : 15 }));
    return milestone.id === 'm3' ? { ...milestone, teams, arrivals: [] } : milestone;
  });
  const people = [personOf('gita'), personOf('free'), personOf('half', 0.5), personOf('new')];
  return calibratedPlan({ ...made, milestones, people, items, links: [] });
}

const trunk = planModel(plan());
const hers = trunk.input.items
  .filter(({ assignee }) => assignee === 'gita')
  .toSorted(compareItems)
  .map(({ id }) => id);
const asked: Reassigning = {
  milestone: 'm3',
  items: hers.slice(-10),
  takers: [
    { person: 'half', rampUp: 0 },
    { person: 'new', rampUp: 15 },
    { person: 'free', rampUp: 0 },
  ],
  homes: new Map(['gita', 'free', 'half', 'new'].map((id) => [id, id === 'gita' ? 't0' : 't7'])),
};

describe('items that somebody else takes', () => {
  const found = answerOf(reassignments(trunk, trunk, asked));
  const rows = found.status === 'ok' ? found.reassigned : [];

  it('gain most with whoever is free, less with whoever gives half of their time or has to learn first', () => {
    expect(rows[0]?.person).toBe('free');
    expect(rows[0]!.gained.p85).toBeGreaterThan(3);
    const [free, half, fresh] = ['free', 'half', 'new'].map((id) => rows.find(({ person }) => person === id)!.gained);
    expect(half!.p85).toBeLessThan(free!.p85);
    expect(fresh!.p85).toBeLessThan(free!.p85);
    expect(rows.map(({ gained }) => gained.p85)).toEqual(
      rows.map(({ gained }) => gained.p85).toSorted((a, b) => b - a),
    );
  });

  it('have a range about the gain, and the same answer for the same question', () => {
    for (const { gained } of rows) expect(gained.low).toBeLessThanOrEqual(gained.high);
    expect(answerOf(reassignments(trunk, trunk, asked))).toEqual(found);
  });

  it('gain nothing with whoever has them', () => {
    const same = answerOf(reassignments(trunk, trunk, { ...asked, takers: [{ person: 'gita', rampUp: 0 }] }));
    expect(same).toMatchObject({ reassigned: [{ gained: { p50: 0, p85: 0, low: 0, high: 0 } }] });
  });

  it('are asked about in a scenario, too: who has them there', () => {
    const input = {
      ...trunk.input,
      items: trunk.input.items.map((item) => (hers.includes(item.id) ? { ...item, assignee: null } : item)),
    };
    const now = modelOnBranch(trunk, input);
    const inIt = answerOf(reassignments(trunk, now, { ...asked, takers: [{ person: null, rampUp: 0 }] }));
    expect(inIt).toMatchObject({ reassigned: [{ gained: { p50: 0, p85: 0 } }] });
  });
});

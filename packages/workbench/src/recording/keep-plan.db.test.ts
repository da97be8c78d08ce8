import type { Value } from '@fulcrum/core/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt, PROGRAM, sampleFacts } from '../../../../tests/programs/sample-program.ts';
import { CATALOGUE } from '../catalogue/index.ts';
import { perform } from '../catalogue/operation.ts';
import { LOCAL_OWNER } from '../policy/permission.ts';
import { type By, createScenario } from '../scenarios/edit-scenario.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import type { KeptPlanView, ScheduleView, TimelineView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';

const CLOCK = dayAt(365);
let opened: TestWorkbench;
let by: By;

const said = (subject: string, values: Readonly<Record<string, Value>>) =>
  Object.entries(values).map(([attribute, value]) => {
    return { subject, attribute, op: 'set' as const, value, at: 0, source: 'test', cause: `test/${subject}` };
  });

beforeAll(async () => {
  opened = await openTestWorkbench();
  by = { workbench: opened.workbench, principal: LOCAL_OWNER };
  await by.workbench.record({ source: 'test', facts: [...sampleFacts(), ...said('workspace:main', { clock: CLOCK })] });
});
afterAll(() => opened.close());

async function ask<T = KeptPlanView>(id: string, input: object = {}): Promise<T> {
  const operation = CATALOGUE.find((each) => each.id === id);
  if (operation === undefined) throw new Error(id);
  return (await perform(operation, by, { program: PROGRAM, ...input })) as T;
}

const ranks = (order: KeptPlanView) => {
  const { items } = graphAsOf(by.workbench, undefined);
  return order.items.map(({ item }) => items.get(item)?.rank ?? null);
};
const then = (order: KeptPlanView) => order.items.map(({ rankThen }) => rankThen);
const now = (order: KeptPlanView) => order.items.map(({ rankNow }) => rankNow);

describe('the plan of a program', () => {
  it('has the odds of its milestones, the same beside the schedule and in the timeline', async () => {
    const [schedule, timeline] = [await ask<ScheduleView>('schedule'), await ask<TimelineView>('timeline')];
    expect(schedule.milestones.length).toBeGreaterThan(0);
    for (const { id, end, oddsOfPlanned, p85, oddsOfTarget } of schedule.milestones)
      expect(timeline.milestones.find((each) => each.id === id)).toMatchObject({
        planned: end,
        oddsOfPlanned,
        p85,
        oddsOfTarget,
      });
    expect(timeline.items.map(({ item }) => item)).toEqual(schedule.bars.map(({ item }) => item));
    for (const [index, { planned, oddsOfPlanned, p50, p85 }] of timeline.items.entries()) {
      const { item: _, title: __, milestones: ___, team: ____, ...work } = schedule.bars[index]!;
      expect(planned).toEqual(work);
      expect(oddsOfPlanned! >= 0 && oddsOfPlanned! <= 1 && p50! <= p85!).toBe(true);
    }
  });

  it('is kept as one batch, followed by the next plan, and taken back', async () => {
    const [order, shown] = [await ask('plan-order'), await ask<TimelineView>('timeline')];
    expect([order.isKept, order.ranks > 0]).toEqual([false, true]);
    expect(ranks(order)).toEqual(now(order));
    const kept = await ask('keep-plan');
    expect(kept).toEqual({ ...order, isKept: true });
    expect(ranks(order)).toEqual(then(order));
    // What the timeline showed for the case that people work in this order is what holds now.
    expect((await ask<TimelineView>('timeline')).items).toEqual(shown.items);
    const again = await ask('plan-order');
    expect([again.moved, again.ranks]).toEqual([0, 0]);
    const [{ item = '' } = {}] = order.items;
    await ask('record', { kind: 'item', id: item, set: { rank: 1_000 } });
    const undone = await ask<{ items: number; of: number }>('undo-plan');
    expect(undone).toMatchObject({ items: order.ranks - 1, of: order.ranks });
    expect(ranks(order)).toEqual([1_000, ...now(order).slice(1)]);
    await ask('record', { kind: 'item', id: item, set: { rank: null } });
    await expect(ask('undo-plan')).rejects.toThrow(/nothing to take back/);
  });

  it('is kept in a scenario as a change that can be undone, and nobody else sees it', async () => {
    const scenario = await createScenario(by, { program: PROGRAM, name: 'Tidy' });
    const kept = await ask('keep-plan', { scenario: 'Tidy' });
    expect(kept).toMatchObject({ isKept: true, scenario: { id: scenario } });
    expect(ranks(kept)).toEqual(now(kept));
    expect((await ask('plan-order', { scenario })).ranks).toBe(0);
    await ask('undo-change', { scenario });
    expect((await ask('plan-order', { scenario })).ranks).toBe(kept.ranks);
    await expect(ask('undo-plan')).rejects.toThrow(/nothing to take back/);
  });
});

describe('a program without a plan', () => {
  beforeAll(async () => {
    const items = ['Q-1', 'Q-2'].flatMap((id) =>
      said(`item:${id}`, { title: id, program: 'Q', team: 'Q/idle', milestones: ['Q1'], state: 'Open', effort: 8 }),
    );
    const things = [
      ...said('program:Q', { name: 'Quiet', key: 'Q' }),
      ...said('program:E', { name: 'Empty', key: 'E' }),
      ...said('team:Q/idle', { name: 'Idle', program: 'Q', slots: 0 }),
      ...said('milestone:Q1', { name: 'First', program: 'Q', target: dayAt(500) }),
    ];
    await by.workbench.record({ source: 'test', facts: [...things, ...items] });
  });

  it.each([
    ['Q', 'infeasible', /^2.open items without a schedule: .*Idle/],
    ['E', 'insufficient-data', /^Nothing is planned/],
  ])('%s says why, and nothing of it can be kept', async (program, status, words) => {
    const [schedule, timeline, order] = [
      await ask<ScheduleView>('schedule', { program }),
      await ask<TimelineView>('timeline', { program }),
      await ask('plan-order', { program }),
    ];
    expect([schedule.status, schedule.milestones, order.status, order.items]).toEqual([status, [], status, []]);
    expect(timeline.words).toMatch(words);
    for (const { planned, oddsOfPlanned } of timeline.items) expect([planned, oddsOfPlanned]).toEqual([null, null]);
    await expect(ask('keep-plan', { program })).rejects.toThrow(/There is no plan that could be kept/);
    await expect(ask('undo-plan', { program })).rejects.toThrow(/nothing to take back/);
  });
});

import { describe, expect, it } from 'vitest';
import { madeUpPlan } from '../../../../../bench/made-up-plan.ts';
import { answerOf } from '../../../../../tests/programs/answer-of.ts';
import { LEAVE, RISK, WAIT } from '../../../../../tests/programs/made-up-entries.ts';
import { applyChanges } from './apply-changes.ts';
import { bottleneckOf } from './bottleneck.ts';
import { calibratedPlan } from './calibrate-plan.ts';
import { costOf, type PlanCost } from './cost.ts';
import { leversOf } from './levers.ts';
import type { ModelInput } from './model-input.ts';
import { planModel } from './plan-model.ts';
import { tornadoOf } from './tornado.ts';
import { whatIf } from './what-if.ts';

const RUN = { replications: 512 };

const CALIBRATED = calibratedPlan(madeUpPlan(60));

function planWith(part: Partial<ModelInput>) {
  return planModel({ ...CALIBRATED, ...part }, RUN);
}

describe('a what-if', () => {
  it('tells what a change does, in the same futures', () => {
    const model = planWith({});
    const cut = whatIf(model, [{ kind: 'capacity', team: 't0', slots: 1 }]);
    const first = cut.milestones[0]!;
    expect(first.days!.p85).toBeGreaterThan(0);
    expect(first.laterShare).toBeGreaterThan(0.3);
    expect(first.earlierShare).toBe(0);
    expect(first.odds).toBeLessThan(0);
  });

  it('moves nothing but the odds when a target is moved', () => {
    const moved = whatIf(planWith({}), [{ kind: 'target', milestone: 'm1', target: '2026-12-31' }]);
    expect(moved.milestones.map(({ days }) => days)).toEqual(new Array(4).fill({ p50: 0, p85: 0 }));
    expect(moved.milestones[1]!.odds).toBeGreaterThan(0.1);
    expect(moved.cost).toMatchObject({ p50: 0, p85: 0 });
  });

  it('is earlier when items are cut, and costs less', () => {
    const model = planWith({});
    const { items } = model.input;
    const changes = items.slice(0, 10).map(({ id }) => ({ kind: 'cut-item', item: id }) as const);
    const { milestones, cost } = whatIf(model, changes);
    expect(milestones[0]!.days!.p50).toBeLessThan(0);
    expect(cost!.p50).toBeLessThan(0);
  });

  it('leaves out changes that make no sense, and tells them', () => {
    const { diagnostics, input } = applyChanges(madeUpPlan(60), [
      { kind: 'capacity', team: 't0', slots: -1 },
      { kind: 'capacity', team: 't0', slots: Number.NaN },
      { kind: 'capacity', team: 'nobody', slots: 1 },
      { kind: 'estimate', item: 'I-1', estimate: -5 },
      { kind: 'cut-item', item: 'I-none' },
      { kind: 'put-link', link: { id: 'x', from: 'I-1', to: 'I-1', dependency: 'FS', lag: 0 } },
      { kind: 'put-link', link: { id: 'x', from: 'I-1', to: 'I-2', dependency: 'FS', lag: 1e9 } },
    ]);
    expect(diagnostics).toHaveLength(7);
    expect(input).toEqual(madeUpPlan(60));
  });

  it('takes every sort of change', () => {
    const { input, diagnostics } = applyChanges(madeUpPlan(60), [
      { kind: 'add-item', item: { id: 'N', team: 't0', milestones: ['m0'], estimate: 5 } },
      { kind: 'move-item', item: 'I-1', to: { milestones: ['m3'], rank: 1 } },
      { kind: 'estimate', item: 'I-2', estimate: 8 },
      { kind: 'put-risk', risk: RISK },
      { kind: 'put-wait', wait: WAIT },
      { kind: 'put-leave', leave: LEAVE },
      { kind: 'put-link', link: { id: 'n', from: 'N', to: 'I-2', dependency: 'SS', lag: 2 } },
      { kind: 'drop-link', link: 'n' },
      { kind: 'drop-risk', risk: 'r' },
      { kind: 'drop-wait', wait: 'w' },
      { kind: 'drop-leave', leave: 'l' },
      { kind: 'order', items: ['I-4', 'I-3'] },
    ]);
    expect(diagnostics).toEqual([]);
    expect(input.items).toHaveLength(61);
    expect([input.risks, input.waits, input.leaves]).toEqual([[], [], []]);
    expect(['I-3', 'I-4'].map((wanted) => input.items.find(({ id }) => id === wanted)?.rank)).toEqual([2, 1]);
    expect(input.items.find(({ id }) => id === 'I-1')).toMatchObject({ milestones: ['m3'], rank: 1 });
  });
});

describe('what moves a milestone', () => {
  const model = planWith({ risks: [RISK], waits: [WAIT], leaves: [LEAVE] });

  it('ranks levers by the days that they gain', () => {
    const found = answerOf(leversOf(model, 'm0'));
    if (found.status !== 'ok') throw new Error(found.reason);
    const kinds = new Set(found.levers.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['answer', 'cut', 'leave', 'mitigate', 'move', 'slot']);
    expect(found.levers[0]!.kind).toBe('answer');
    const gains = found.levers.map(({ gained }) => gained.p85);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
  });

  it('tells what its uncertainty comes from', () => {
    const found = answerOf(tornadoOf(model, 'm0'));
    if (found.status !== 'ok') throw new Error(found.reason);
    expect(found.bars[0]).toMatchObject({ kind: 'wait', subject: 'wait:w' });
    for (const { low, high, kind } of found.bars) if (kind !== 'item') expect(high).toBeGreaterThanOrEqual(low - 0.5);
    expect(found.bars.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['risk', 'team', 'scope', 'organisation']),
    );
  });

  it('names the bottleneck, and its queue', () => {
    const found = bottleneckOf(model, 'm0');
    if (found.status !== 'ok') throw new Error(found.reason);
    expect(found.constraints[0]).toMatchObject({ kind: 'approval', name: 'The contract' });
    const shares = found.constraints.reduce((sum, { lastShare }) => sum + lastShare, 0);
    expect(shares).toBeCloseTo(1);
  });
});

describe('the cost of a plan', () => {
  const NOTHING_SPENT = { amount: 0, since: null };
  const burnt = ({ burn }: PlanCost): number => burn.reduce((sum, { amount }) => sum + amount, 0);

  it('is told as unknown without rates', () => {
    const teams = madeUpPlan(60).teams.map((team) => ({ ...team, rate: null }));
    expect(costOf(planWith({ teams }), NOTHING_SPENT)).toMatchObject({ status: 'insufficient-data' });
  });

  it('adds work ahead, work done and expenses', () => {
    const found = costOf(planWith({}), { amount: 5_000, since: '2026-01-05' });
    if (found.status !== 'ok') throw new Error(found.reason);
    expect(found.remaining.p85).toBeGreaterThan(found.remaining.p50);
    expect(found.atCompletion.p50).toBeCloseTo(found.toDate + found.remaining.p50);
    expect(burnt(found) / found.remaining.mean).toBeCloseTo(1, 9);
    const once = {
      id: 'e',
      title: 'Machines',
      program: 'P',
      milestone: 'm0',
      vendor: null,
      amount: 1_000,
      day: '2026-03-20',
      every: null,
      deleted: null,
    };
    const expenses = [once, { ...once, id: 'f', every: 'week' as const, day: '2026-02-16' }];
    const more = costOf(planWith({ expenses }), { amount: 5_000, since: '2026-01-05' });
    if (more.status !== 'ok') throw new Error(more.reason);
    expect([found.toDate, more.toDate]).toEqual([5_000, 8_000]);
    expect(burnt(more) / more.remaining.mean).toBeCloseTo(1, 9);
    expect(more.remaining.p50 - found.remaining.p50).toBeGreaterThan(1_000 + 4_000);
  });
});

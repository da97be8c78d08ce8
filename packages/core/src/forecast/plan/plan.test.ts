import { describe, expect, it } from 'vitest';
import { madeUpPlan } from '../../../../../bench/made-up-plan.ts';
import type { Leave, Risk, Wait } from '../../vocabulary/index.ts';
import { applyChanges } from './apply-changes.ts';
import { bottleneckOf } from './bottleneck.ts';
import { calibratedPlan } from './calibrate-plan.ts';
import { compilePlan } from './compile.ts';
import { costOf, type PlanCost } from './cost.ts';
import { leversOf } from './levers.ts';
import type { ModelInput } from './model-input.ts';
import { planModel } from './plan-model.ts';
import { datesIn, endIn } from './planned-end.ts';
import { timelineOf } from './timeline.ts';
import { tornadoOf } from './tornado.ts';
import { whatIf } from './what-if.ts';

const RUN = { replications: 512 };

const RISK: Risk = {
  id: 'r',
  title: 'The interface changes',
  program: 'P',
  state: 'open',
  chance: 0.5,
  low: 10,
  likely: 20,
  high: 40,
  items: [],
  teams: [],
  milestones: ['m0'],
  mitigation: null,
  mitigated: null,
  mitigatedChance: 0.1,
  mitigatedShare: 0.5,
  owner: null,
  due: null,
  deleted: null,
};

const WAIT: Wait = {
  id: 'w',
  title: 'The contract',
  program: 'P',
  form: 'approval',
  with: 'Legal',
  item: null,
  milestone: 'm0',
  asked: null,
  promised: null,
  answered: null,
  low: 60,
  likely: 90,
  high: 150,
  deleted: null,
};

const LEAVE: Leave = {
  id: 'l',
  title: 'Summer',
  person: null,
  team: null,
  program: null,
  from: '2026-03-09',
  until: '2026-04-03',
  share: null,
  deleted: null,
};

const CALIBRATED = calibratedPlan(madeUpPlan(60));

function planWith(part: Partial<ModelInput>) {
  return planModel({ ...CALIBRATED, ...part }, RUN);
}

function daysOf(part: Partial<ModelInput>, milestone = 0): readonly number[] {
  return [...planWith(part).current.days[milestone]!].sort((a, b) => a - b);
}

const median = (days: readonly number[]): number => days[days.length / 2]!;

describe('a plan', () => {
  it('says what the record says where nobody entered anything', () => {
    const model = planWith({});
    for (const [index, milestone] of model.input.milestones.entries()) {
      const dates = datesIn(model, model.current, index);
      expect(dates).toMatchObject({ status: 'ok' });
      expect(dates.status === 'ok' && milestone.flow.status === 'ok' && dates.quantiles).toEqual(
        milestone.flow.status === 'ok' && milestone.flow.quantiles,
      );
    }
  });

  it('is later with a risk, less so with the mitigation in place, and not at all once it is closed', () => {
    const bare = daysOf({});
    const open = daysOf({ risks: [RISK] });
    const mitigated = daysOf({ risks: [{ ...RISK, mitigated: true }] });
    const mean = (days: readonly number[]) => days.reduce((sum, day) => sum + day, 0) / days.length;
    expect(mean(open)).toBeGreaterThan(mean(mitigated) + 5);
    expect(mean(mitigated)).toBeGreaterThan(mean(bare));
    expect(daysOf({ risks: [{ ...RISK, state: 'closed' }] })).toEqual(bare);
    expect(planWith({ risks: [{ ...RISK, chance: null }] }).current.compiled.diagnostics[0]?.code).toBe(
      'risk-without-numbers',
    );
  });

  it('delays a milestone by about the days of a risk that has happened', () => {
    const happened = { ...RISK, state: 'happened' as const, low: 20, likely: 20, high: 20 };
    const moved = median(daysOf({ risks: [happened] })) - median(daysOf({}));
    // Twenty working days are 28 days of the calendar.
    expect(moved).toBeGreaterThan(23);
    expect(moved).toBeLessThan(33);
  });

  it('delays each slot of a team once by a risk of the team', () => {
    const input = { ...madeUpPlan(60), risks: [{ ...RISK, milestones: [], teams: ['t0'] }] };
    const { network, activities } = compilePlan(input, { bare: false });
    const hit = activities.filter((_, i) => network.hitStart[i + 1]! - network.hitStart[i]! > 1);
    expect(hit.map(({ team }) => team)).toEqual(['t0', 't0', 't0']);
  });

  it('waits for an answer, and for less the longer ago it was asked', () => {
    const asked = { ...WAIT, asked: '2026-01-05' };
    expect(median(daysOf({ waits: [WAIT] }))).toBeGreaterThan(80);
    expect(median(daysOf({ waits: [asked] }))).toBeLessThan(median(daysOf({ waits: [WAIT] })));
    expect(daysOf({ waits: [{ ...WAIT, answered: '2026-02-20' }] })).toEqual(daysOf({}));
  });

  it('is later when everybody is away, and no earlier when one person is', () => {
    expect(median(daysOf({ leaves: [LEAVE] }))).toBeGreaterThan(median(daysOf({})) + 7);
    const people = [{ id: 'p', name: 'Pat', team: 't0', skills: [], allocation: 1, isDescribed: true }];
    const away = daysOf({ people, leaves: [{ ...LEAVE, person: 'p' }] });
    for (const [r, day] of daysOf({ people }).entries()) expect(away[r]).toBeGreaterThanOrEqual(day);
  });

  it('cannot end where a team has no slots, and says which', () => {
    const teams = madeUpPlan(60).teams.map((team) => (team.id === 't1' ? { ...team, slots: 0 } : team));
    const model = planWith({ teams });
    const end = endIn(model, model.current, 0);
    expect(end).toEqual({
      status: 'infeasible',
      reason: 'it cannot end: Team 1 has no slots: nobody works on its open items',
    });
  });

  it('cannot end where nobody has the skill that an item needs', () => {
    const items = madeUpPlan(60).items.map((item, i) => (i === 0 ? { ...item, skill: 'Kotlin' } : item));
    const model = planWith({ items });
    expect(endIn(model, model.current, 0)).toMatchObject({ status: 'infeasible', reason: /"Kotlin" that I-0 needs/ });
  });

  it('names the shortest ring of links and leaves it out', () => {
    const link = { dependency: 'FS', lag: 0 } as const;
    const links = [
      { id: 'a', from: 'I-1', to: 'I-2', ...link },
      { id: 'b', from: 'I-2', to: 'I-3', ...link },
      { id: 'c', from: 'I-3', to: 'I-1', ...link },
      { id: 'd', from: 'I-3', to: 'I-2', ...link },
    ];
    const { diagnostics, network } = compilePlan({ ...madeUpPlan(60), links }, { bare: true });
    expect(diagnostics).toMatchObject([{ code: 'link-ring', what: expect.stringContaining('I-2 → I-3 → I-2') }]);
    expect(network.linkFrom.length).toBe(0);
  });

  it('keeps a milestone without a record without a date, whatever is simulated', () => {
    const { milestones } = madeUpPlan(60);
    const flow = { status: 'insufficient-data', reason: 'cannot forecast: it has no items' } as const;
    const model = planWith({ milestones: milestones.with(0, { ...milestones[0]!, flow }), risks: [RISK] });
    expect(endIn(model, model.current, 0)).toEqual(flow);
    expect(leversOf(model, 'm0')).toEqual(flow);
    expect(tornadoOf(model, 'm0')).toEqual(flow);
    expect(bottleneckOf(model, 'm0')).toEqual(flow);
  });

  it('takes a program without any open work, and an unknown team', () => {
    const empty = planWith({ items: [], links: [] });
    expect(whatIf(empty, []).milestones).toHaveLength(4);
    const items = madeUpPlan(60).items.map((item) => ({ ...item, team: 'nobody' }));
    const model = planWith({ items, risks: [RISK] });
    expect(model.current.compiled.diagnostics.map(({ code }) => code)).toContain('unknown-team');
    for (const days of model.current.days) for (const day of days!) expect(day).toBeGreaterThan(0);
  });

  it('has a timeline in days, each item ending after it starts', () => {
    const { items } = timelineOf(planWith({}));
    expect(items).toHaveLength(60);
    for (const { start, end, p85 } of items) expect([start! <= end!, end! <= p85!]).toEqual([true, true]);
  });
});

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
    ]);
    expect(diagnostics).toEqual([]);
    expect(input.items).toHaveLength(61);
    expect([input.risks, input.waits, input.leaves]).toEqual([[], [], []]);
    expect(input.items.find(({ id }) => id === 'I-1')).toMatchObject({ milestones: ['m3'], rank: 1 });
  });
});

describe('what moves a milestone', () => {
  const model = planWith({ risks: [RISK], waits: [WAIT], leaves: [LEAVE] });

  it('ranks levers by the days that they gain', () => {
    const found = leversOf(model, 'm0');
    if (found.status !== 'ok') throw new Error(found.reason);
    const kinds = new Set(found.levers.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['answer', 'cut', 'leave', 'mitigate', 'move', 'slot']);
    expect(found.levers[0]!.kind).toBe('answer');
    const gains = found.levers.map(({ gained }) => gained.p85);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
  });

  it('tells what its uncertainty comes from', () => {
    const found = tornadoOf(model, 'm0');
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

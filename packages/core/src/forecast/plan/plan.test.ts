import { describe, expect, it } from 'vitest';
import { madeUpPlan } from '../../../../../bench/made-up-plan.ts';
import { answerOf } from '../../../../../tests/programs/answer-of.ts';
import { LEAVE, RISK, WAIT } from '../../../../../tests/programs/made-up-entries.ts';
import { bottleneckOf } from './bottleneck.ts';
import { calibratedPlan } from './calibrate-plan.ts';
import { compilePlan } from './compile.ts';
import { leversOf } from './levers.ts';
import type { ModelInput } from './model-input.ts';
import { planModel } from './plan-model.ts';
import { datesIn, endIn } from './planned-end.ts';
import { timelineOf } from './timeline.ts';
import { tornadoOf } from './tornado.ts';
import { whatIf } from './what-if.ts';

const RUN = { replications: 512 };

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
    expect(answerOf(leversOf(model, 'm0'))).toEqual(flow);
    expect(answerOf(tornadoOf(model, 'm0'))).toEqual(flow);
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
    const { items } = timelineOf(planWith({}), null);
    expect(items).toHaveLength(60);
    for (const { start, end, p85 } of items) expect([start! <= end!, end! <= p85!]).toEqual([true, true]);
  });
});

import { describe, expect, it } from 'vitest';
import { madeUpPlan } from '../../../../../bench/made-up-plan.ts';
import { answerOf } from '../../../../../tests/programs/answer-of.ts';
import { addDays, daysBetween } from '../../calendar/index.ts';
import { HORIZON_DAYS } from '../calibrate.ts';
import { datesWithin, lateNoteOf } from '../dates.ts';
import { calibratedPlan } from './calibrate-plan.ts';
import { leversOf } from './levers.ts';
import { planModel } from './plan-model.ts';
import { endIn } from './planned-end.ts';
import { timelineOf } from './timeline.ts';
import { tornadoOf } from './tornado.ts';
import { whatIf } from './what-if.ts';

const RUN = { replications: 512 };
const PLAN = calibratedPlan(madeUpPlan(60));
const REASON = /^as likely as not by \d{4}-\d\d-\d\d; the date for 85 % lies beyond ten years$/;

/** The plan, with so large a share of the futures of its first milestone beyond the horizon. */
function planWith(share: number) {
  const milestones = PLAN.milestones.map((milestone, index) => {
    const { flow } = milestone;
    if (index > 0 || flow.status !== 'ok') return milestone;
    const days = flow.days.map((day, i) => (i >= (1 - share) * flow.days.length ? HORIZON_DAYS + 1 : day));
    return { ...milestone, flow: { ...flow, days } };
  });
  return planModel({ ...PLAN, milestones }, RUN);
}

describe('an 85 % date beyond ten years', () => {
  it('is not told: the reason names the median where there is one', () => {
    const told = (share: number) => {
      const days = Float64Array.from({ length: 100 }, (_, i) => (i >= 100 * (1 - share) ? HORIZON_DAYS + 1 : 50));
      return datesWithin('2026-01-01', null, { days, subject: 'it does' });
    };
    expect(told(0.3)).toEqual({
      status: 'infeasible',
      reason: 'as likely as not by 2026-02-20; the date for 85 % lies beyond ten years',
    });
    expect(told(0.6)).toEqual({ status: 'infeasible', reason: 'it does not end within ten years' });
    const late = told(0.1);
    expect(late).toMatchObject({ status: 'ok', quantiles: { p95: addDays('2026-01-01', HORIZON_DAYS) } });
    expect(lateNoteOf('milestone:m', late)).toMatchObject([{ code: 'beyond-horizon', where: 'milestone:m' }]);
    expect(lateNoteOf('milestone:m', told(0))).toEqual([]);
  });

  it('gives no days of difference, no levers and no causes, and says why', () => {
    const model = planWith(0.3);
    const expected = { status: 'infeasible', reason: expect.stringMatching(REASON) };
    expect(endIn(model, model.current, 0)).toEqual(expected);
    expect(answerOf(leversOf(model, 'm0'))).toEqual(expected);
    expect(answerOf(tornadoOf(model, 'm0'))).toEqual(expected);
    const [first, second] = whatIf(model, [{ kind: 'capacity', team: 't0', slots: 1 }]).milestones;
    expect(first).toMatchObject({ before: expected, after: expected, days: null, laterShare: null });
    expect(second!.days).not.toBeNull();
  });

  it('leaves a date with a 95 % one beyond it as it is, and tells', () => {
    const moved = whatIf(planWith(0.1), []);
    expect(moved.milestones[0]).toMatchObject({ before: { status: 'ok' }, days: { p50: 0, p85: 0 } });
    expect(moved.diagnostics).toMatchObject([{ code: 'beyond-horizon', where: 'milestone:m0' }]);
  });
});

describe('a difference', () => {
  it('is that of the days that are shown', () => {
    const { milestones } = whatIf(planWith(0), [{ kind: 'capacity', team: 't0', slots: 1 }]);
    for (const { before, after, days } of milestones) {
      if (before.status !== 'ok' || after.status !== 'ok') throw new Error('it has dates');
      expect(days!.p50).toBe(daysBetween(before.quantiles.p50, after.quantiles.p50));
      expect(days!.p85).toBe(daysBetween(before.quantiles.p85, after.quantiles.p85));
    }
    expect(milestones[0]!.days!.p85).toBeGreaterThan(0);
  });
});

describe('a timeline', () => {
  it('gives no dates to the items of a milestone without one, and names it with the reason', () => {
    const flow = { status: 'insufficient-data', reason: 'cannot forecast: too little was finished' } as const;
    const milestones = PLAN.milestones.map((one, index) => (index === 1 ? { ...one, flow } : one));
    const { items, diagnostics } = timelineOf(planModel({ ...PLAN, milestones }, RUN), null);
    const own = new Set(PLAN.items.filter((item) => item.milestones[0] === 'm1').map(({ id }) => id));
    expect(own.size).toBeGreaterThan(0);
    for (const { item, start, end, p85 } of items) {
      if (own.has(item)) expect([start, end, p85]).toEqual([null, null, null]);
      else expect([start, end, p85]).not.toContain(null);
    }
    expect(diagnostics).toMatchObject([
      { code: 'no-date', where: 'milestone:m1', what: expect.stringContaining(flow.reason) },
    ]);
  });
});

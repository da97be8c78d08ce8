import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeUpPlan } from '../../../../../bench/made-up-plan.ts';
import { broughtIn, requestedChanges, type Wanted } from '../../scope/index.ts';
import { applyChanges } from './apply-changes.ts';
import { cutFor } from './cut-for.ts';
import { growthRoom } from './growth-room.ts';
import { modelOnBranch, type PlanModel, planModel } from './plan-model.ts';
import { endIn } from './planned-end.ts';
import { slotsFor } from './staff-for.ts';
import { targetsFor } from './target-for.ts';
import { whatIf } from './what-if.ts';

const plans = fc.record({
  seed: fc.nat(1_000),
  items: fc.integer({ min: 8, max: 90 }),
  count: fc.integer({ min: 1, max: 9 }),
});

function asked({ seed, items, count }: { seed: number; items: number; count: number }) {
  const model = planModel(madeUpPlan(items, seed), { replications: 512 });
  const work = [{ team: `t${seed % 8}`, count, hours: null, points: null, skill: null }];
  const wanted: Wanted = { milestone: `m${seed % 4}`, items: [], work };
  const changes = requestedChanges(wanted, () => false);
  return { model, milestone: wanted.milestone, changes, brings: broughtIn(changes) };
}

const ownOf = (model: PlanModel, milestone: string, changes: Parameters<typeof whatIf>[1]) =>
  whatIf(model, changes).milestones.find((each) => each.milestone === milestone)!;

describe('a request of a milestone', () => {
  it('absorbed, is the forecast of the plan with its work in it', () => {
    fc.assert(
      fc.property(plans, (of) => {
        const { model, milestone, changes } = asked(of);
        const { after } = ownOf(model, milestone, changes);
        const whole = modelOnBranch(model, applyChanges(model.input, changes).input);
        const index = model.input.milestones.findIndex(({ id }) => id === milestone);
        expect(after).toEqual(endIn(whole, whole.current, index));
      }),
      { numRuns: 20 },
    );
  });

  it('with the items that can be cut for it, lands no later at 85 %, and nothing that stays waits for what goes', () => {
    fc.assert(
      fc.property(plans, (of) => {
        const { model, ...requested } = asked(of);
        const cut = cutFor(model, requested);
        if (cut === null) return;
        const own = ownOf(model, requested.milestone, [...requested.changes, ...cut.changes]);
        expect(own).toEqual(cut.outcome.milestones.find((each) => each.milestone === requested.milestone));
        if (cut.status === 'ok') expect(own.days?.p85).toBeLessThanOrEqual(0);
        const gone = new Set(cut.items);
        expect(requested.brings.some((id) => gone.has(id))).toBe(false);
        for (const { id, inHand } of model.input.items) if (gone.has(id)) expect(inHand).toBe(false);
        for (const { from, to } of model.input.links) if (gone.has(from)) expect(gone.has(to)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('moved to the same odds, has those on that day and fewer the day before', () => {
    fc.assert(
      fc.property(plans, (of) => {
        const { model, milestone, changes } = asked(of);
        const targets = targetsFor(model, milestone, changes);
        const { before } = ownOf(model, milestone, changes);
        if (targets?.sameOdds == null || before.status !== 'ok') return;
        const moved = (target: string) =>
          ownOf(model, milestone, [...changes, { kind: 'target', milestone, target }]).after;
        const then = moved(targets.sameOdds);
        expect(then.status === 'ok' && then.oddsOfTarget).toBeGreaterThanOrEqual(before.oddsOfTarget ?? 1);
        const late = moved(targets.p85);
        expect(late.status === 'ok' && late.oddsOfTarget).toBeGreaterThan(0.8);
      }),
      { numRuns: 20 },
    );
  });

  it('with more slots, gains what the whole plan says, the most first', () => {
    fc.assert(
      fc.property(plans, (of) => {
        const { model, ...requested } = asked(of);
        const rows = slotsFor(model, requested) ?? [];
        for (const { changes, restores, gained } of rows) {
          const own = ownOf(model, requested.milestone, [...requested.changes, ...changes]);
          if (restores) expect(own.days?.p85).toBeLessThanOrEqual(1);
          expect(gained).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('has room for growth: at the pace that is allowed nothing moves, above it the milestone is later', () => {
    const model = planModel(madeUpPlan(60), { replications: 512 });
    const room = growthRoom(model, 'm1', 0)!;
    expect(room.expected).toBeCloseTo(8.75);
    expect(growthRoom(model, 'm1', room.allowed)?.atPace?.p85).toBe(0);
    expect(growthRoom(model, 'm1', 3 * room.allowed)?.atPace?.p85).toBeGreaterThan(0);
    expect(room.most?.status).toBe('ok');
    expect(room.most?.weekly).toBeGreaterThan(room.allowed);
  });
});

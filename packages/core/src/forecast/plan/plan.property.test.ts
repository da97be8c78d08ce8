import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeUpChange, madeUpPlan } from '../../../../../bench/made-up-plan.ts';
import { graphAt, PROGRAM, sampleFacts } from '../../../../../tests/programs/sample-program.ts';
import { flowForecast } from '../flow-forecast.ts';
import { forecastMilestone } from '../forecast-milestone.ts';
import { modelInput } from './model-input-of.ts';
import { planModel } from './plan-model.ts';
import { datesIn } from './planned-end.ts';
import { whatIf } from './what-if.ts';

const RUN = { replications: 256 };

const plans = fc.record({ seed: fc.nat(1_000), items: fc.integer({ min: 1, max: 80 }) });

describe('a plan', () => {
  it('has exactly the forecast of the record where nobody entered anything', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.integer({ min: 200, max: 330 }), (seed, day) => {
        const graph = graphAt(sampleFacts({ seed, links: 3, itemsPerVersion: 12 }), day);
        const run = { seed: 3, replications: 300 };
        const model = planModel(modelInput(graph, PROGRAM, run), run);
        for (const [index, { id }] of model.input.milestones.entries()) {
          const { forecast } = flowForecast(graph, id, run);
          expect(forecastMilestone(graph, id, run)).toEqual(forecast);
          expect(forecast).toMatchObject(datesIn(model, model.current, index));
        }
      }),
      { numRuns: 10 },
    );
  });

  it('gives the same answer for the same seed, and no difference where nothing is changed', () => {
    fc.assert(
      fc.property(plans, fc.nat(100), ({ seed, items }, round) => {
        const input = madeUpPlan(items, seed);
        const [model, again] = [planModel(input, RUN), planModel(input, RUN)];
        const change = madeUpChange(round, items);
        expect(whatIf(model, change)).toEqual(whatIf(again, change));
        for (const { days, laterShare, earlierShare } of whatIf(model, []).milestones) {
          expect([days, laterShare, earlierShare]).toEqual([{ p50: 0, p85: 0 }, 0, 0]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is never later with one more slot, where no item waits for another', () => {
    fc.assert(
      fc.property(plans, fc.nat(7), ({ seed, items }, team) => {
        const model = planModel({ ...madeUpPlan(items, seed), links: [] }, RUN);
        const { slots } = model.input.teams[team]!;
        const more = whatIf(model, [{ kind: 'capacity', team: `t${team}`, slots: slots + 1 }]);
        for (const { laterShare } of more.milestones) expect(laterShare).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it('never ends a milestone earlier for a larger item', () => {
    fc.assert(
      fc.property(plans, fc.nat(79), ({ seed, items }, place) => {
        const model = planModel(madeUpPlan(items + 1, seed), RUN);
        const { id: item, milestones } = model.input.items.find(({ id }) => id === `I-${place % items}`)!;
        const larger = whatIf(model, [{ kind: 'estimate', item, estimate: 100 }]);
        const own = larger.milestones.find(({ milestone }) => milestone === milestones[0])!;
        expect(Math.min(own.days!.p50, own.days!.p85)).toBeGreaterThanOrEqual(0);
        // Other work makes room for it, so in a single future the last item can come a little earlier.
        expect(own.earlierShare).toBeLessThan(0.2);
      }),
      { numRuns: 20 },
    );
  });
});

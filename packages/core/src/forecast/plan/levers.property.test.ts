import { simulateNetwork } from '@fulcrum/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeUpPlan } from '../../../../../bench/made-up-plan.ts';
import { answerOf } from '../../../../../tests/programs/answer-of.ts';
import { LEAVE, RISK, WAIT } from '../../../../../tests/programs/made-up-entries.ts';
import { quantilesOf, streamKey, uniform } from '../../stats/index.ts';
import { applyChanges } from './apply-changes.ts';
import { bestFirst } from './best-first.ts';
import { leversOf } from './levers.ts';
import { milestoneRuns } from './milestone-runs.ts';
import type { ModelInput } from './model-input.ts';
import { type PlanModel, planModel, runOf } from './plan-model.ts';

const plans = fc
  .record({
    seed: fc.nat(1_000),
    items: fc.integer({ min: 1, max: 120 }),
    links: fc.double({ min: 0, max: 1, noNaN: true }),
    entries: fc.boolean(),
  })
  .map(({ seed, items, links, entries }): ModelInput => {
    const plan = madeUpPlan(items, seed);
    const kept = plan.links.filter((_, index) => uniform(streamKey(seed, 'kept'), index) < links);
    const away = { ...LEAVE, id: 'own', team: 't1' };
    return { ...plan, links: kept, ...(entries ? { risks: [RISK], waits: [WAIT], leaves: [LEAVE, away] } : {}) };
  });

describe('a milestone in pieces', () => {
  it('ends when it does in the whole network, in each future, also when futures are added', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom('plan-order', 'parallel', 'unconstrained'), (input, policy) => {
        const model = planModel(input, { replications: 600, policy });
        const { network } = model.current.compiled;
        const whole = simulateNetwork(network, { ...model.run, replications: 600 });
        const runs = milestoneRuns(model);
        for (const index of input.milestones.keys()) {
          const run = runs.take(network, index);
          expect(runs.ends(run, 256)).toEqual(whole.ends[index]!.subarray(0, 256));
          expect(runs.ends(run, 600)).toEqual(whole.ends[index]);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('levers', () => {
  it('gain what the whole plan with them gains, each simulated by itself', () => {
    fc.assert(
      fc.property(plans, fc.nat(3), (input, milestone) => {
        const model = planModel(input, { replications: 512 });
        const found = answerOf(leversOf(model, `m${milestone}`));
        if (found.status !== 'ok') return;
        for (const { changes, gained } of found.levers) {
          const run = runOf(model, applyChanges(model.input, changes).input);
          expect(gained).toEqual(gainedBy(model, run.days[milestone]!, milestone));
        }
        const scores = found.levers.map(({ gained }) => gained.p85);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }),
      { numRuns: 8 },
    );
  });

  const gainedBy = (model: PlanModel, days: Float64Array, milestone: number) => {
    const [from, to] = [model.current.days[milestone]!, days].map((each) => quantilesOf(each, [0.5, 0.85]));
    return { p50: from![0]! - to![0]!, p85: from![1]! - to![1]! };
  };
});

describe('the best of many trials', () => {
  const MOST = 2_048;
  /** What a trial gains in each future, and on the mean of the first ones. */
  const trialsOf = (seed: number, count: number) =>
    Array.from({ length: count }, (_, id) => {
      const key = streamKey(seed, `${id}`);
      const truth = 20 * uniform(key, 0) ** 2;
      const draws = Float64Array.from({ length: MOST }, (__, r) => truth + 20 * (uniform(key, r + 1) - 0.5));
      return { id, mean: (n: number) => draws.subarray(0, n).reduce((sum, each) => sum + each, 0) / n };
    });

  it('are those of an exhaustive search within their standard error, in far fewer futures', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 60 }), (seed, count) => {
        const trials = trialsOf(seed, count);
        let futures = 0;
        const had = new Map<number, number>();
        const found = answerOf(
          bestFirst(trials, {
            replications: MOST,
            effort: (some, replications) => {
              const open = some.reduce((sum, { id }) => sum + Math.max(0, replications - (had.get(id) ?? 0)), 0);
              return (open * 4e9) / (11 * MOST);
            },
            result: (trial, replications) => {
              futures += replications - (had.get(trial.id) ?? 0);
              had.set(trial.id, replications);
              return { score: trial.mean(replications), second: -trial.id, id: trial.id };
            },
          }),
        );
        const exhaustive = trials.map((trial) => trial.mean(MOST)).sort((a, b) => b - a);
        expect(new Set(found.map(({ id }) => id)).size).toBe(count);
        // The standard error of a mean in 256 futures; of differences, times √2.
        const error = 20 / Math.sqrt(12) / Math.sqrt(256);
        for (const [place, { id }] of found.slice(0, 3).entries())
          expect(Math.abs(trials[id]!.mean(MOST) - exhaustive[place]!)).toBeLessThan(4 * error);
        expect(found[0]!.score).toBe(trials[found[0]!.id]!.mean(MOST));
        if (count > 40) expect(futures).toBeLessThan((count * MOST) / 2);
      }),
      { numRuns: 200 },
    );
  });
});

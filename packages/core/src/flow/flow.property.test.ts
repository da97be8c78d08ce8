import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, graphAt, PROGRAM, sampleFacts } from '../../../../tests/programs/sample-program.ts';
import { type ItemFilter, selectItems } from '../measure/index.ts';
import { METRICS } from './index.ts';

const queries = fc.record({
  seed: fc.nat(100),
  asOf: fc.integer({ min: 1, max: 300 }),
  weeks: fc.integer({ min: 1, max: 30 }),
  narrow: fc.constantFrom<ItemFilter>({}, { team: 'red' }, { milestone: 'V1' }, { type: 'Bug' }, { team: null }),
});

describe('a flow metric', () => {
  it('has points that open exactly the items that they count', () => {
    fc.assert(
      fc.property(queries, ({ seed, asOf, weeks, narrow }) => {
        const graph = graphAt(sampleFacts({ seed, versions: 4, itemsPerVersion: 15, history: 'changelog' }), asOf);
        const query = { filter: { program: PROGRAM, ...narrow }, from: dayAt(asOf - 7 * weeks + 1), to: dayAt(asOf) };
        for (const metric of METRICS) {
          const answer = metric.compute(graph, query);
          if (answer.status !== 'ok') expect(answer.reason).toMatch(/\w/);
          for (const { points } of answer.series) {
            for (const { opens, value } of points) {
              expect(selectItems(graph, opens)).toHaveLength(metric.unit === 'days' ? 1 : value);
            }
          }
          expect(Object.values(answer.figures).every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

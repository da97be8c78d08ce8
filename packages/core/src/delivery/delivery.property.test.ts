import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appendToLog, createFactLog, fold } from '../program/index.ts';
import type { StoredFact, Value } from '../vocabulary/index.ts';
import { deliveryOf } from './index.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);
const moment = fc.option(fc.integer({ min: 0, max: 24 * 60 }).map((hour) => START + hour * HOUR));
const repository = fc.constantFrom('o/a', 'o/b', 'o/unknown', null);

const pull = fc.record({
  repository,
  state: fc.constantFrom('open', 'merged', 'closed', null),
  ...{ opened: moment, firstCommit: moment, firstReview: moment, merged: moment },
  deployment: fc.constantFrom(null, null, 'd0', 'd3', 'nothing'),
  reverts: fc.constantFrom(null, null, 'p0', 'p1'),
  rounds: fc.option(fc.nat(9)),
  added: fc.option(fc.nat(999)),
  removed: fc.option(fc.nat(999)),
});

const deployment = fc.record({
  repository,
  environment: fc.constantFrom('prod', 'qa', null),
  commit: fc.constantFrom('c1', 'c2', null),
  ...{ committed: moment, started: moment, finished: moment },
  outcome: fc.constantFrom('succeeded', 'failed', 'rolled-back', null),
});

const item = fc.record({
  program: fc.constantFrom('P', 'Q'),
  type: fc.constantFrom('Outage', 'Bug'),
  state: fc.constantFrom('Open', 'Closed'),
});

type Things = readonly Readonly<Record<string, Value>>[];

function factsOf(kind: string, things: Things): readonly Partial<StoredFact>[] {
  return things.flatMap((thing, index) =>
    Object.entries(thing).map(([attribute, value]) => ({
      ...{ subject: `${kind}:${kind[0]}${index}`, attribute, value },
      at: START + index * 24 * HOUR,
    })),
  );
}

const WORDS = [
  ['environment', 'prod', 'production'],
  ['type', 'Outage', 'incident'],
  ['state', 'Closed', 'done'],
].flatMap(([field, text, means]) =>
  Object.entries({ field, text, means }).map(([attribute, value]) => {
    return { subject: `word:${field}/${text}`, attribute, value: value as string, at: 0 };
  }),
);
const REPOSITORIES = ['o/a', 'o/b'].map((id) => ({
  subject: `repository:${id}`,
  attribute: 'programs',
  value: ['P'],
  at: 0,
}));

function deliveryFrom(facts: readonly Partial<StoredFact>[], to: string) {
  const log = createFactLog();
  const rest = { op: 'set', source: 't', cause: 'c', branch: 'trunk', recordedAt: 0 } as const;
  appendToLog(
    log,
    facts.map((fact, index) => ({ ...rest, seq: index + 1, ...fact }) as StoredFact),
  );
  return deliveryOf(fold(log, { at: START + 70 * 24 * HOUR }), { program: 'P', from: '2024-01-01', to });
}

it('gives figures that are numbers, in order, whatever is said and in whichever order it is', () => {
  const few = { maxLength: 12 };
  const world = fc.tuple(fc.array(pull, few), fc.array(deployment, few), fc.array(item, few));
  fc.assert(
    fc.property(world, fc.constantFrom('2024-01-03', '2024-02-20', '2024-03-08'), ([pulls, deployments, items], to) => {
      const facts = [
        ...[...WORDS, ...REPOSITORIES],
        ...[...factsOf('pull', pulls), ...factsOf('deployment', deployments), ...factsOf('item', items)],
      ];
      const delivery = deliveryFrom(facts, to);
      expect(deliveryFrom(facts.toReversed(), to).measures).toEqual(delivery.measures);
      for (const { figures, status, reason, evidence } of delivery.measures) {
        expect(Object.values(figures).every((figure) => Number.isFinite(figure) && figure >= 0)).toBe(true);
        expect(status === 'ok').toBe(reason === undefined);
        expect(status === 'ok').toBe(Object.keys(figures).length > 0);
        if (figures.p85 !== undefined) expect(figures.p50).toBeLessThanOrEqual(figures.p85);
        for (const { count, subjects = [] } of evidence) expect(subjects.length).toBeGreaterThanOrEqual(count);
      }
      for (const { days, deployments: all, failed } of delivery.weeks)
        expect([days <= 7, failed <= all]).toEqual([true, true]);
    }),
    { numRuns: 300 },
  );
});

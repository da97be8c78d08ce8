import type { Observation } from '@fulcrum/connectors';
import { appendToLog, createFactLog, type FactLog, saidLast } from '@fulcrum/core/program';
import { type Fact, TRUNK } from '@fulcrum/core/vocabulary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOfObservations, type Seen } from './observations.ts';

const observation = fc.record({ version: fc.integer({ min: 1, max: 9 }), value: fc.constantFrom('a', 'b', 'c') });

function observed({ version, value }: { version: number; value: string }): Observation {
  const at = version * 86_400_000;
  return { subject: 'milestone:M', attribute: 'name', value, since: 0, version: at, source: 'fake', cause: 'fake:M' };
}

function append(log: FactLog, facts: readonly Fact[]): void {
  appendToLog(
    log,
    facts.map((fact, index) => ({ ...fact, branch: TRUNK, seq: log.lastSeq + index + 1, recordedAt: 0 })),
  );
}

/** What is said last when observations come in batches, one after the other. */
function endOf(batches: readonly (readonly Observation[])[]) {
  const log = createFactLog();
  const seen = new Map<string, Seen>();
  const causes = new Set<string>();
  for (const batch of batches) {
    const told = factsOfObservations(log, batch, seen);
    for (const [key, each] of told.seen) seen.set(key, each);
    append(log, told.facts);
    for (const fact of told.facts) causes.add(`${fact.cause} ${JSON.stringify(fact.value)}`);
  }
  return { value: saidLast(log, 'milestone:M', 'name'), facts: log.count, causes: causes.size };
}

describe('observations', () => {
  it('end with the value of the newest version, in whatever order and batches they come, also twice', () => {
    const orders = fc
      .array(observation, { minLength: 1, maxLength: 12 })
      .chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
          fc.integer({ min: 1, max: 5 }),
        ),
      );
    fc.assert(
      fc.property(orders, ([all, shuffled, size]) => {
        const newest = Math.max(...all.map(({ version }) => version));
        const last = all.filter(({ version }) => version === newest).map(({ value }) => value);
        const batches = [];
        for (let start = 0; start < shuffled.length; start += size)
          batches.push(shuffled.slice(start, start + size).map(observed));
        const end = endOf(batches);
        expect(end.value).toBe(last.sort().at(-1));
        // No fact is told twice.
        expect(end.causes).toBe(end.facts);
      }),
      { numRuns: 300 },
    );
  });

  it('hold since the beginning, and from a new version on', () => {
    const { facts } = factsOfObservations(
      createFactLog(),
      [
        observed({ version: 2, value: 'a' }),
        observed({ version: 3, value: 'a' }),
        observed({ version: 5, value: 'b' }),
      ],
      new Map(),
    );
    expect(facts.map(({ value, at }) => [value, at / 86_400_000])).toEqual([
      ['a', 0],
      ['b', 5],
    ]);
  });

  it('tell nothing that a history or a file told already', () => {
    const log = createFactLog();
    append(log, [{ ...observed({ version: 1, value: 'a' }), op: 'set', at: 0, cause: 'file:1' }]);
    expect(factsOfObservations(log, [observed({ version: 2, value: 'a' })], new Map()).facts).toEqual([]);
    const [fact] = factsOfObservations(log, [observed({ version: 3, value: 'b' })], new Map()).facts;
    expect(fact?.at).toBe(3 * 86_400_000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, type SampleOptions, sampleFacts } from '../../../../../tests/programs/sample-program.ts';
import { addDays, daysBetween, endOfDay } from '../../calendar/index.ts';
import { appendToLog, createFactLog, fold } from '../../program/index.ts';
import type { StoredFact, Value } from '../../vocabulary/index.ts';
import { explain } from './explain.ts';
import type { Explanation } from './explanation.ts';

const options: fc.Arbitrary<SampleOptions> = fc.record({
  seed: fc.nat(1_000),
  teams: fc.constantFrom<readonly string[]>([], ['red'], ['red', 'blue', 'green']),
  versions: fc.integer({ min: 1, max: 6 }),
  itemsPerVersion: fc.constantFrom(1, 12, 30),
  links: fc.constantFrom(0, 3),
});

/** Something that a person or a tracker says in between: by number of version and of item, on a day. */
const said = fc.record({
  version: fc.nat(5),
  item: fc.nat(29),
  day: fc.integer({ min: 0, max: 330 }),
  what: fc.constantFrom(
    ...(['target', 'move', 'cut', 'delete', 'team', 'estimate', 'link', 'reopen', 'rename'] as const),
    ...(['leave', 'risk', 'wait', 'slots', 'notBefore'] as const),
  ),
});

const cases = fc.record({
  options,
  says: fc.array(said, { maxLength: 8 }),
  from: fc.integer({ min: 5, max: 330 }),
  length: fc.integer({ min: 0, max: 120 }),
});

type Said = Parameters<Parameters<typeof said.map>[0]>[0];

function factsOf({ version, item, day, what }: Said, seq: number): readonly StoredFact[] {
  const subject = `item:V${version}-${item}`;
  const says: Readonly<Record<Said['what'], readonly [subject: string, values: Readonly<Record<string, Value>>]>> = {
    target: [`milestone:V${version}`, { target: addDays(dayAt(day), 40) }],
    move: [subject, { milestones: ['V0'] }],
    cut: [subject, { milestones: [] }],
    delete: [subject, { deleted: true }],
    team: [subject, { team: 'blue' }],
    estimate: [subject, { estimate: 5 }],
    link: [`link:V${version}-${item % 3}`, { deleted: true }],
    reopen: [subject, { state: 'Open' }],
    rename: [`milestone:V${version}`, { name: `Patch ${version}` }],
    leave: [`leave:${item}`, { program: 'S', team: 'red', from: dayAt(day), until: dayAt(day + 30) }],
    risk: [`risk:${item}`, { program: 'S', state: 'open', chance: 0.5, likely: 20, milestones: [`V${version}`] }],
    wait: [`wait:${item}`, { program: 'S', form: 'vendor', milestone: `V${version}`, likely: 30 }],
    slots: ['team:red', { slots: 1 + (item % 4) }],
    notBefore: [subject, { notBefore: dayAt(day + 50) }],
  };
  const [named, values] = says[what];
  const at = endOfDay(dayAt(day)) - 1;
  return Object.entries(values).map(([attribute, value], index) => {
    const head = { subject: named, attribute, value, at, op: 'set', seq: seq + index } as const;
    return { ...head, source: 't', cause: `t/${seq}`, recordedAt: 0, branch: 'trunk' };
  });
}

function explained(facts: readonly StoredFact[], milestone: string, days: readonly [number, number]): Explanation {
  const log = createFactLog();
  appendToLog(log, facts);
  const [before, after] = days.map((day) => fold(log, { at: endOfDay(dayAt(day)) }));
  const steps = explain({ log, before: before!, after: after!, milestone, seed: 3, replications: 200 });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function expectExact({ status, reason, from, to, move, parts }: Explanation): void {
  if (status !== 'ok') {
    expect(reason?.length).toBeGreaterThan(10);
    expect(move).toBeNull();
    expect(parts.every((part) => part.move === null)).toBe(true);
    return;
  }
  for (const p of ['p50', 'p85'] as const) {
    expect(move?.[p]).toBe(daysBetween(from[p]!, to[p]!));
    expect(parts.reduce((sum, part) => sum + part.move![p], 0)).toBe(move?.[p]);
  }
  if (move?.odds === null) return;
  expect(parts.reduce((sum, part) => sum + (part.move?.odds ?? 0), 0)).toBeCloseTo(move!.odds, 9);
}

describe('an explanation', () => {
  it('has parts that add up to the move exactly, for any program and any two days', () => {
    fc.assert(
      fc.property(cases, ({ options: of, says, from, length }) => {
        const facts = sampleFacts(of);
        const all = [...facts, ...says.flatMap((one, index) => factsOf(one, facts.length + 1 + 10 * index))];
        for (let version = 0; version < (of.versions ?? 0); version += 2)
          expectExact(explained(all, `V${version}`, [from, from + length]));
      }),
      { numRuns: 40 },
    );
  });

  it('finds nothing between a day and itself', () => {
    const same = explained(sampleFacts(), 'V5', [300, 300]);
    expect(same.move).toEqual({ p50: 0, p85: 0, odds: null });
    expect(same.parts).toEqual([]);
  });
});

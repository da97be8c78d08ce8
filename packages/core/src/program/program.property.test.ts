import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredFact } from '../vocabulary/index.ts';
import {
  advance,
  appendToLog,
  canonicalLines,
  createFactLog,
  diff,
  fold,
  foldChosen,
  lateFacts,
  overlay,
  type ProgramGraph,
} from './index.ts';

const START = Date.UTC(2020, 0, 1);

const saying = fc.oneof(
  fc.record({ attribute: fc.constant('title'), op: fc.constant('set' as const), value: fc.string({ maxLength: 8 }) }),
  fc.record({
    attribute: fc.constant('state'),
    op: fc.constant('set' as const),
    value: fc.constantFrom('Open', 'Doing', 'Closed'),
  }),
  fc.record({ attribute: fc.constant('estimate'), op: fc.constant('set' as const), value: fc.option(fc.nat(20)) }),
  fc.record({ attribute: fc.constant('deleted'), op: fc.constant('set' as const), value: fc.boolean() }),
  fc.record({
    attribute: fc.constant('milestones'),
    op: fc.constantFrom('add' as const, 'remove' as const),
    value: fc.constantFrom('M1', 'M2'),
  }),
  fc.record({
    attribute: fc.constant('milestones'),
    op: fc.constant('set' as const),
    value: fc.subarray(['M1', 'M2', 'M3']),
  }),
);

const itemFact = fc.record({
  id: fc.constantFrom('A-1', 'A-2', 'A-3'),
  day: fc.nat(30),
  saying,
  branch: fc.constantFrom('trunk', 'trunk', 'trunk', 'scenario'),
});

/** Random lives of three items, with the words that give their states a meaning. */
const facts: fc.Arbitrary<readonly StoredFact[]> = fc.array(itemFact, { maxLength: 60 }).map((list) => [
  ...[
    ['Open', 'todo'],
    ['Doing', 'doing'],
    ['Closed', 'done'],
  ].flatMap(([text, means], index) =>
    Object.entries({ field: 'state', text: text as string, means: means as string }).map(([attribute, value], part) =>
      stored({ subject: `word:state/${text}`, attribute, value, at: 0 }, index * 3 + part + 1),
    ),
  ),
  ...list.map(({ id, day, saying: { attribute, op, value }, branch }, index) =>
    stored({ subject: `item:${id}`, attribute, op, value, at: START + day * 86_400_000, branch }, index + 10),
  ),
]);

function stored(fact: Partial<StoredFact>, seq: number): StoredFact {
  return {
    subject: '',
    attribute: '',
    op: 'set',
    value: null,
    at: 0,
    source: 'test',
    cause: `c${seq}`,
    recordedAt: seq,
    branch: 'trunk',
    ...fact,
    seq,
  };
}

function logOf(list: readonly StoredFact[]) {
  const log = createFactLog();
  appendToLog(log, list);
  return log;
}

const text = (graph: ProgramGraph) => [...canonicalLines(graph)].join('');
const day = fc.nat(31).map((count) => START + count * 86_400_000);

describe('the fold of facts', () => {
  it('does not care in which order facts arrive', () => {
    fc.assert(
      fc.property(
        facts.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length }), day),
        ),
        ([list, shuffled, at]) => {
          expect(text(fold(logOf(shuffled), { at }))).toBe(text(fold(logOf(list), { at })));
        },
      ),
    );
  });

  it('is the same whether facts come at once or one by one', () => {
    fc.assert(
      fc.property(facts, day, fc.nat(60), (list, at, cut) => {
        const log = logOf(list.slice(0, cut));
        const before = fold(log, { at });
        const after = advance(before, log, appendToLog(log, list.slice(cut)));
        expect(text(after)).toBe(text(fold(logOf(list), { at })));
      }),
    );
  });

  it('sees nothing of what came later, was learned later, or stands on another branch', () => {
    fc.assert(
      fc.property(facts, day, fc.nat(70), (list, at, knownAt) => {
        const visible = list.filter((fact) => fact.at <= at && fact.recordedAt <= knownAt && fact.branch === 'trunk');
        expect(text(fold(logOf(list), { at, knownAt }))).toBe(text(fold(logOf(visible), { at: START + 1e12 })));
      }),
    );
  });

  it('lays a branch over the trunk: what it says comes after all that the trunk says of the same thing', () => {
    fc.assert(
      fc.property(facts, day, (list, at) => {
        const lastOf = (subject: string): number =>
          Math.max(
            0,
            ...list
              .filter((fact) => fact.subject === subject && fact.branch === 'trunk' && fact.at <= at)
              .map((fact) => fact.at),
          );
        const merged = list
          .filter((fact) => fact.at <= at)
          .map((fact) => {
            if (fact.branch === 'trunk') return fact;
            // Facts of a branch stay in the order of their times.
            const seq = fact.seq + 1_000 + (fact.at - START) / 1_000;
            return { ...fact, branch: 'trunk', at: Math.max(fact.at, lastOf(fact.subject)), seq };
          });
        const log = logOf(list);
        const laid = fold(log, { at, branches: ['scenario'] });
        expect(text(laid)).toBe(text(fold(logOf(merged), { at })));
        expect(text(overlay(fold(log, { at }), log, ['scenario']))).toBe(text(laid));
      }),
    );
  });

  it('takes late facts by choice: none is the earlier day, all the later one, with the time of the program', () => {
    fc.assert(
      fc.property(facts, day, day, (list, one, other) => {
        const [after, upTo] = [Math.min(one, other), Math.max(one, other)];
        const log = logOf(list);
        const [before, later] = [fold(log, { at: after }), fold(log, { at: upTo })];
        const touched = new Set(lateFacts(log, { after, at: upTo }).map(({ row }) => log.subject[row] as number));
        const chosen = (graph: ProgramGraph, takes: (row: number) => boolean) =>
          text(foldChosen(graph, log, { after, upTo, takes, touched }));
        expect(chosen(before, () => false)).toBe(text(before));
        expect(chosen(later, () => true)).toBe(text(later));
        const odd = (row: number) => row % 2 === 1;
        expect(chosen(later, odd)).toBe(text(fold(log, { at: upTo, choice: { after, upTo, takes: odd } })));
      }),
    );
  });

  it('differs from itself in nothing, and from another day by changes that name real things', () => {
    fc.assert(
      fc.property(facts, day, day, (list, one, other) => {
        const [before, after] = [fold(logOf(list), { at: one }), fold(logOf(list), { at: other })];
        expect(diff(before, fold(logOf(list), { at: one }))).toEqual([]);
        for (const change of diff(before, after)) {
          const id = change.subject.slice('item:'.length);
          expect(before.items.has(id)).toBe(change.change !== 'added');
          expect(after.items.has(id)).toBe(change.change !== 'removed');
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredFact, Value } from '../vocabulary/index.ts';
import {
  advance,
  appendToLog,
  canonicalLines,
  createFactLog,
  fold,
  itemSpans,
  kinOf,
  mappingAt,
  overlay,
} from './index.ts';

const START = Date.UTC(2020, 0, 1);
const IDS = ['A-1', 'A-2', 'B-1', 'B-2', 'C-1'];
const id = fc.constantFrom(...IDS);
const person = fc.constantFrom('p', 'q', 'r');

type Said = readonly [subject: string, attribute: string, value: Value];

const saying: fc.Arbitrary<Said> = fc.oneof(
  fc.tuple(id, fc.option(id)).map(([one, other]): Said => [`item:${one}`, 'sameAs', other]),
  fc.tuple(person, fc.option(person)).map(([one, other]): Said => [`person:${one}`, 'sameAs', other]),
  fc.tuple(id, fc.constantFrom('x', 'y')).map(([one, title]): Said => [`item:${one}`, 'title', title]),
  fc.tuple(id, fc.constantFrom('Open', 'Closed')).map(([one, state]): Said => [`item:${one}`, 'state', state]),
  fc.tuple(id, fc.boolean()).map(([one, deleted]): Said => [`item:${one}`, 'deleted', deleted]),
  fc.tuple(id, person).map(([one, who]): Said => [`item:${one}`, 'assignee', who]),
  fc.tuple(id, fc.subarray(['M1', 'M2'])).map(([one, all]): Said => [`item:${one}`, 'milestones', all]),
  fc.tuple(person, fc.constantFrom('Ada', 'Bob')).map(([one, name]): Said => [`person:${one}`, 'name', name]),
  fc.tuple(fc.nat(2), id).map(([link, from]): Said => [`link:l${link}`, 'from', from]),
  fc.tuple(fc.nat(2), id).map(([link, to]): Said => [`link:l${link}`, 'to', to]),
  fc.tuple(fc.nat(2), fc.subarray(IDS)).map(([pull, items]): Said => [`pull:r#${pull}`, 'items', items]),
);

const facts: fc.Arbitrary<readonly StoredFact[]> = fc
  .array(fc.tuple(saying, fc.nat(20), fc.constantFrom('trunk', 'trunk', 'trunk', 'scenario')), { maxLength: 50 })
  .map((list) =>
    list.map(([[subject, attribute, value], day, branch], index) => ({
      ...{ subject, attribute, value, branch, op: 'set' as const, source: 't', cause: `c${index}` },
      at: attribute === 'sameAs' ? 0 : START + day * 86_400_000,
      recordedAt: index,
      seq: index + 1,
    })),
  );

const day = fc.nat(21).map((count) => START + count * 86_400_000);

function logOf(list: readonly StoredFact[]) {
  const log = createFactLog();
  appendToLog(log, list);
  return log;
}

describe('things that are the same', () => {
  it('are one, whether facts come at once or one by one, and on a branch too', () => {
    fc.assert(
      fc.property(facts, day, fc.nat(50), (list, at, cut) => {
        const log = logOf(list.slice(0, cut));
        const before = fold(log, { at });
        const laid = fold(log, { at, branches: ['scenario'] });
        const touched = appendToLog(log, list.slice(cut));
        const whole = logOf(list);
        const text = (graph: typeof before) => [[...canonicalLines(graph)].join(''), graph.joins];
        expect(text(advance(before, log, touched))).toEqual(text(fold(whole, { at })));
        const branches = ['scenario'];
        expect(text(advance(laid, log, touched))).toEqual(text(fold(whole, { at, branches })));
        expect(text(overlay(fold(whole, { at }), whole, branches))).toEqual(text(fold(whole, { at, branches })));
      }),
      { numRuns: 1_000 },
    );
  });

  it('leave nobody out but those for whom another stands, and nothing names who is left out', () => {
    fc.assert(
      fc.property(facts, day, (list, at) => {
        const alone = fold(logOf(list.filter((fact) => fact.attribute !== 'sameAs')), { at });
        const graph = fold(logOf(list), { at });
        const { standIn } = graph.joins.item;
        for (const item of alone.items.keys()) expect(graph.items.has(standIn.get(item) ?? item)).toBe(true);
        expect(graph.items.size + standIn.size).toBe(alone.items.size);
        for (const end of standIn.values()) expect(standIn.has(end)).toBe(false);
        const named = [
          ...[...graph.links.values()].flatMap(({ from, to }) => [from, to]),
          ...[...graph.pulls.values()].flatMap(({ items }) => items),
        ];
        for (const one of named) expect(standIn.has(one ?? '')).toBe(false);
        for (const { assignee } of graph.items.values())
          expect(graph.joins.person.standIn.has(assignee ?? '')).toBe(false);
      }),
    );
  });

  it('have one life in lists, the same as in the program', () => {
    fc.assert(
      fc.property(facts, day, (list, at) => {
        const log = logOf(list);
        const graph = fold(log, { at });
        const of = { mapping: mappingAt(log, at), kin: kinOf(log) };
        for (const item of IDS) {
          const subject = log.subjects.indexOf.get(`item:${item}`);
          const spans = subject === undefined ? [] : itemSpans(log, subject, of);
          const found = spans.filter(({ from, to }) => from <= at && at < to);
          expect(found.length).toBe(graph.items.has(item) ? 1 : 0);
          if (found[0] !== undefined)
            expect({ ...found[0].item, parent: null }).toEqual({ ...graph.items.get(item), parent: null });
        }
      }),
    );
  });
});

describe('who stands for the others', () => {
  const said = (pairs: readonly (readonly [string, string])[]) => {
    const born = ['A', 'B', 'C', 'D'].map((one) => ({
      subject: `item:${one}`,
      attribute: 'title',
      value: one,
      at: START,
    }));
    const same = pairs.map(([one, other]) => ({ subject: `item:${one}`, attribute: 'sameAs', value: other, at: 0 }));
    const list = [...born, ...same].map((fact, index): StoredFact => {
      return { ...fact, op: 'set', source: 't', cause: `${index}`, recordedAt: 0, seq: index + 1, branch: 'trunk' };
    });
    return fold(logOf(list), { at: START });
  };

  it('is the end of a chain', () => {
    const graph = said([
      ['A', 'B'],
      ['B', 'D'],
    ]);
    expect([...graph.items.keys()].sort()).toEqual(['C', 'D']);
    expect(graph.joins.item.groups).toEqual(new Map([['D', ['D', 'A', 'B']]]));
  });

  it('is the smallest id of a ring, which is told', () => {
    const graph = said([
      ['C', 'B'],
      ['B', 'D'],
      ['D', 'C'],
      ['A', 'C'],
    ]);
    expect([...graph.items.keys()]).toEqual(['B']);
    expect(graph.joins.item.rings).toEqual([['B', 'C', 'D']]);
  });

  it('is nobody where the other does not exist, or is itself', () => {
    const graph = said([
      ['A', 'nobody'],
      ['B', 'B'],
    ]);
    expect(graph.items.size).toBe(4);
    expect(graph.joins.item.rings).toEqual([]);
  });
});

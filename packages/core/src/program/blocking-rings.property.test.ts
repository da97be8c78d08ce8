import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredFact } from '../vocabulary/index.ts';
import { appendToLog, blockingRings, createFactLog, fold } from './index.ts';

const id = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
const links = fc.array(fc.tuple(id, id), { maxLength: 12 });

function graphOf(pairs: readonly (readonly [string, string])[]) {
  const say = (subject: string, attributes: Record<string, string>) =>
    Object.entries(attributes).map(([attribute, value]) => ({ subject, attribute, value }));
  const said = [
    ...['A', 'B', 'C', 'D', 'E', 'F'].flatMap((item) => say(`item:${item}`, { title: item })),
    ...pairs.flatMap(([from, to], index) => say(`link:${index}`, { from, to, form: 'blocks' })),
  ];
  const log = createFactLog();
  appendToLog(
    log,
    said.map(
      (fact, index): StoredFact => ({
        ...fact,
        op: 'set',
        at: 1,
        source: 't',
        cause: 't',
        branch: 'trunk',
        recordedAt: 0,
        seq: index + 1,
      }),
    ),
  );
  return fold(log, { at: 2 });
}

/** Everything that an item leads to along the links. */
function reached(pairs: readonly (readonly [string, string])[], from: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let size = -1; size < found.size; ) {
    size = found.size;
    for (const [start, end] of pairs) if (start === from || found.has(start)) found.add(end);
  }
  return found;
}

describe('rings of blocking links', () => {
  it('hold exactly the items that lead back to themselves, grouped by who leads to whom', () => {
    fc.assert(
      fc.property(links, (pairs) => {
        const rings = blockingRings(graphOf(pairs));
        const inRing = ['A', 'B', 'C', 'D', 'E', 'F'].filter((item) => reached(pairs, item).has(item));
        expect(rings.flat().toSorted()).toEqual(inRing);
        for (const ring of rings)
          for (const one of ring) for (const other of ring) expect(reached(pairs, one).has(other)).toBe(true);
      }),
    );
  });
});

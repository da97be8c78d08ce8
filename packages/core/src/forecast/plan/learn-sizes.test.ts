import { describe, expect, it } from 'vitest';
import { graphAt, sampleFacts } from '../../../../../tests/programs/sample-program.ts';
import { MS_PER_DAY } from '../../calendar/index.ts';
import type { Item } from '../../program/index.ts';
import { learnSizes, sizesFrom, sizesLearned } from './learn-sizes.ts';

const [one] = graphAt(sampleFacts({ versions: 1 }), 100).items.values() as Iterable<Item>;

/** Finished items, of which features take four times as long as bugs, and large ones twice as long as small ones. */
function finished(count: number): readonly Item[] {
  return Array.from({ length: count }, (_, i): Item => {
    const [type, estimate] = [i % 2 === 0 ? 'Bug' : 'Feature', i % 4 < 2 ? 1 : 4];
    const days = (type === 'Bug' ? 1 : 4) * (estimate === 1 ? 1 : 2) * (1 + (i % 7) / 10);
    const startedAt = (100 + i) * MS_PER_DAY;
    const times = { createdAt: startedAt - MS_PER_DAY, startedAt, finishedAt: startedAt + days * MS_PER_DAY };
    return { ...one!, ...times, id: `D-${i}`, category: 'done', type, estimate, effort: null };
  });
}

function open(type: string, estimate: number | null): Item {
  return { ...one!, id: `${type}/${estimate}`, category: 'todo', finishedAt: null, type, estimate, effort: null };
}

describe('the size of an item', () => {
  it('is learned from what is known of finished ones', () => {
    const items = finished(200);
    const sizes = sizesLearned(items, learnSizes(items))([open('Bug', 1), open('Feature', 1), open('Feature', 4)]);
    const [bug, feature, large] = sizes.map(({ size }) => size);
    expect(feature! / bug!).toBeGreaterThan(2.5);
    expect(large! / feature!).toBeGreaterThan(1.4);
    for (const { spread } of sizes) expect(spread).toBeLessThan(0.9);
  });

  it('follows the estimate alone where next to no start is known, and is usual without one', () => {
    const items = finished(5);
    const sizes = sizesLearned(items, learnSizes(items))([open('Bug', 1), open('Bug', 16), open('Bug', null)]);
    expect(sizes[1]!.size).toBeGreaterThan(sizes[0]!.size);
    expect(sizes[2]!.size).toBe(1);
  });

  it('stays what it was in a scenario, but for what has another estimate', () => {
    const learned = learnSizes(finished(50));
    const before = { ...open('Bug', 4), size: 3, spread: 0.5 } as never;
    const sizes = sizesFrom({ items: [before], learned })([open('Bug', 4), { ...open('Bug', 4), estimate: 16 }]);
    expect(sizes[0]).toEqual({ size: 3, spread: 0.5 });
    expect(sizes[1]!.size).toBeGreaterThan(3);
  });
});

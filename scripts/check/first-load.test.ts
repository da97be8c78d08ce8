import { describe, expect, it } from 'vitest';
import { type Chunk, weightsOf } from './first-load.ts';

const chunk = (file: string, imports: readonly string[], entry: string | null = null): Chunk => {
  return {
    file,
    entry,
    isFirst: file === 'index.js',
    imports,
    modules: [{ id: `/x/apps/web/src/${file}`, length: 10 }],
  };
};

describe('what a page loads at first', () => {
  const chunks = [
    chunk('index.js', ['react.js'], '/x/apps/web/index.html'),
    chunk('react.js', []),
    chunk('plot.js', ['react.js', 'scale.js']),
    chunk('scale.js', ['plot.js']),
    chunk('flow.js', ['plot.js', 'react.js'], '/x/apps/web/src/flow/flow-page.tsx'),
    chunk('work.js', ['react.js'], '/x/apps/web/src/work/work-page.tsx'),
  ];
  const sizes: Readonly<Record<string, number>> = {
    'index.js': 100,
    'react.js': 50,
    'plot.js': 8,
    'scale.js': 4,
    'flow.js': 2,
    'work.js': 1,
  };

  it('is the shell, the page and all that these import, each once', () => {
    const weights = weightsOf(chunks, (file) => sizes[file] ?? 0);
    expect(weights.map(({ page, bytes }) => [page, bytes])).toEqual([
      ['apps/web/src/flow/flow-page.tsx', 164],
      ['apps/web/src/work/work-page.tsx', 151],
      ['apps/web/index.html', 150],
    ]);
  });

  it('names the largest modules first', () => {
    const heavy = {
      ...chunk('work.js', [], 'work'),
      modules: [
        { id: 'a', length: 3 },
        { id: 'b', length: 30 },
      ],
    };
    expect(weightsOf([heavy], () => 1)[0]?.largest.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

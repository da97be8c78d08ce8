import type { ProgramGraph } from '@fulcrum/core/program';
import { expect, it } from 'vitest';
import { impliedWord, impliedWords, usesOf } from './implied-words.ts';

const item = (type: string | null, ...labels: readonly string[]) => ({ type, labels });
const graph = {
  items: new Map(Object.entries({ a: item('Bug', 'x'), b: item('Bug', 'x', 'y'), c: item('Task'), d: item(null) })),
  deployments: new Map(
    Object.entries({ a: { environment: 'prod' }, b: { environment: 'qa' }, c: { environment: null } }),
  ),
  words: new Map(Object.entries({ 'type/Task': {}, 'environment/prod': {} })),
} as unknown as ProgramGraph;

it('words that nobody has given a meaning are there as soon as they are used', () => {
  expect(impliedWords(graph).map(({ id, means }) => [id, means])).toEqual([
    ['type/Bug', 'work'],
    ['environment/qa', 'other'],
  ]);
  expect(Object.fromEntries(usesOf(graph, 'label'))).toEqual({ x: 2, y: 1 });
});

it('a label is known by its id, and what is not used is not', () => {
  expect(impliedWord(graph, 'label/y')).toMatchObject({ field: 'label', text: 'y', means: 'work' });
  for (const id of ['label/z', 'state/open', 'type/Task', 'nonsense', ''])
    expect(impliedWord(graph, id)).toBeUndefined();
});

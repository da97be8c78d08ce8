import { describe, expect, it } from 'vitest';
import { planGraph, type Things } from '../../../../tests/programs/plan-program.ts';
import { broughtIn, requestedChanges } from './requested-changes.ts';
import { scopeSince } from './scope-since.ts';

const WORDS: Things = { 'word:state/Gone': { field: 'state', text: 'Gone', means: 'dropped' } };
const BEFORE: Things = {
  ...WORDS,
  'item:A': { estimate: 3 },
  'item:B': {},
  'item:C': {},
  'item:D': { milestones: ['N'] },
  'item:E': {},
};
const NOW: Things = {
  ...WORDS,
  'item:A': { estimate: 8 },
  'item:B': { milestones: [] },
  'item:C': { state: 'Gone' },
  'item:D': {},
  'item:F': {},
  'item:G': { parent: 'A' },
};

describe('the scope since a baseline', () => {
  it('tells what came, what went and what was changed, and how; both add up', () => {
    const since = scopeSince(planGraph(BEFORE), planGraph(NOW), 'M');
    expect(since.added.map(({ item, by }) => [item, by])).toEqual([
      ['D', 'moved in'],
      ['F', 'new'],
      ['G', 'split'],
    ]);
    expect(since.removed.map(({ item, by }) => [item, by])).toEqual([
      ['B', 'moved out'],
      ['C', 'dropped'],
      ['E', 'deleted'],
    ]);
    expect(since.changed).toEqual([{ item: 'A', attribute: 'estimate', from: 3, to: 8 }]);
    expect(since.now - since.baseline).toBe(since.added.length - since.removed.length);
  });

  it('is nothing between a program and itself', () => {
    const graph = planGraph(BEFORE);
    expect(scopeSince(graph, graph, 'M')).toEqual({ baseline: 4, now: 4, added: [], removed: [], changed: [] });
  });
});

describe('a request as changes', () => {
  it('moves what is planned, adds what is not, and makes its new work under ids of its own', () => {
    const item = { id: 'X', title: 'X', team: 't', milestones: ['M'], estimate: null, effort: null, skill: null };
    const work = [{ team: 't', count: 2, hours: 8, points: null, skill: null }];
    const changes = requestedChanges({ milestone: 'M', items: [item, { ...item, id: 'Y' }], work }, (id) => id === 'X');
    expect(changes.map(({ kind }) => kind)).toEqual(['move-item', 'add-item', 'add-item', 'add-item']);
    expect(new Set(broughtIn(changes)).size).toBe(4);
  });
});

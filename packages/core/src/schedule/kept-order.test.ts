import { describe, expect, it } from 'vitest';
import { PLANNED, planGraph, type Things } from '../../../../tests/programs/plan-program.ts';
import { keptOrder, type PlannedProgram, scheduleProgram } from './index.ts';
import { ranksInOrder } from './kept-order.ts';

const TEAMS: Things = {
  'team:red': { name: 'Red', program: PLANNED, slots: 1 },
  'team:blue': { name: 'Blue', program: PLANNED, slots: 1 },
};
const THINGS: Things = {
  ...TEAMS,
  // The long item has to start first, as another team waits for it.
  'item:a': { team: 'red', effort: 60 },
  'item:b': { team: 'red', effort: 80 },
  'item:c': { team: 'blue', effort: 80 },
  'item:d': { team: 'blue', effort: 8 },
  'link:b-c': { form: 'blocks', from: 'b', to: 'c', dependency: 'FS', lag: 0 },
};

function plannedWith(things: Things) {
  const graph = planGraph(things);
  const schedule = scheduleProgram(graph, PLANNED);
  if (schedule.status !== 'ok') throw new Error(schedule.reason);
  return { graph, schedule };
}

const startsOf = ({ bars }: PlannedProgram) => bars.map(({ item, start, end }) => [item, start, end]);

/** The things with the ranks that keep their plan. */
function kept(things: Things): Things {
  const { graph, schedule } = plannedWith(things);
  const ranks = keptOrder(graph, schedule).map(({ item, rankThen }) => [item, rankThen] as const);
  return {
    ...things,
    ...Object.fromEntries(ranks.map(([id, rank]) => [`item:${id}`, { ...things[`item:${id}`], rank }])),
  };
}

describe('the order of a plan that is kept', () => {
  it('is that of the starts, with the places in each team', () => {
    const { graph, schedule } = plannedWith(THINGS);
    const rows = keptOrder(graph, schedule).map(({ item, placeNow, placeThen, rankNow }) => [
      item,
      placeNow,
      placeThen,
      rankNow,
    ]);
    expect(rows).toEqual([
      ['b', 2, 1, null],
      ['d', 2, 1, null],
      ['a', 1, 2, null],
      ['c', 1, 2, null],
    ]);
  });

  it('gives the same plan again, and the same ranks', () => {
    const once = kept(THINGS);
    expect(startsOf(plannedWith(once).schedule)).toEqual(startsOf(plannedWith(THINGS).schedule));
    const { graph, schedule } = plannedWith(once);
    for (const { rankNow, rankThen, placeNow, placeThen } of keptOrder(graph, schedule)) {
      expect([rankNow, placeNow]).toEqual([rankThen, placeThen]);
    }
  });
});

describe('ranks for an order', () => {
  it('are those that the items have, where each has one of its own', () => {
    expect(ranksInOrder([{ rank: 30 }, { rank: -5 }, { rank: 12 }])).toEqual([-5, 12, 30]);
  });

  it('are counted from 1 where one has none, or two share one', () => {
    expect(ranksInOrder([{ rank: 30 }, { rank: null }])).toEqual([1, 2]);
    expect(ranksInOrder([{ rank: 7 }, { rank: 7 }])).toEqual([1, 2]);
    expect(ranksInOrder([])).toEqual([]);
  });
});

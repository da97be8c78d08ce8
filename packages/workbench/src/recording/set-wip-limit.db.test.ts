import { startOfDay } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE } from '../catalogue/index.ts';
import { perform } from '../catalogue/operation.ts';
import { LOCAL_OWNER } from '../policy/permission.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import type { BoardView, SprintView } from '../views/index.ts';

let test: TestWorkbench;
const ask = async <T>(id: string, input: object): Promise<T> => {
  const operation = CATALOGUE.find((each) => each.id === id)!;
  const context = { workbench: test.workbench, principal: LOCAL_OWNER };
  return (await perform(operation, context, { program: 'P', ...input })) as T;
};

const said = (subject: string, values: Record<string, Value>, day: string) =>
  Object.entries(values).map(([attribute, value]) => ({
    ...{ subject, attribute, op: 'set' as const, value, at: startOfDay(day) },
    ...{ source: 'test', cause: `${subject}/${day}` },
  }));

beforeAll(async () => {
  test = await openTestWorkbench();
  const words = { Open: 'todo', Review: 'doing', Done: 'done' };
  const facts = [
    ...said('program:P', { name: 'P' }, '2026-01-01'),
    ...said('team:T', { name: 'Team', program: 'P' }, '2026-01-01'),
    ...said('workspace:main', { clock: '2026-03-10' }, '2026-01-01'),
    ...Object.entries(words).flatMap(([text, means]) =>
      said(`word:state/${text}`, { field: 'state', text, means }, '2026-01-01'),
    ),
    ...said(
      'sprint:S',
      { name: 'Sprint 1', program: 'P', start: '2026-03-02', end: '2026-03-13', goal: '<b>go</b>' },
      '2026-03-01',
    ),
    ...[1, 2, 3].flatMap((each) =>
      said(
        `item:P-${each}`,
        { title: `Item ${each}`, program: 'P', team: 'T', state: 'Open', sprints: ['S'] },
        '2026-03-02',
      ),
    ),
    ...[1, 2].flatMap((each) => said(`item:P-${each}`, { state: 'Review' }, '2026-03-04')),
  ];
  await test.workbench.record({ source: 'test', facts });
}, 120_000);
afterAll(() => test.close());

const board = () => ask<BoardView>('board', {});
const review = async () => (await board()).columns.find(({ name }) => name === 'Review');

describe('limits', () => {
  it('are set for a column, passed, taken back, and never on top of what somebody else said', async () => {
    expect(await review()).toMatchObject({ count: 2, limit: null, isOver: false });
    const set = { column: 'review', limit: 1, seen: { limit: null } };
    expect(await ask('set-wip-limit', set)).toMatchObject({ limit: 1, before: null, column: { id: 'P/Review' } });
    expect(await review()).toMatchObject({ limit: 1, limitFrom: 'here', isOver: true });
    expect((await board()).words).toContain('Review holds 2, its limit is 1.');
    const clash = ask('set-wip-limit', { column: 'Review', limit: 4, seen: { limit: null } });
    await expect(clash).rejects.toMatchObject({ changed: [{ what: 'limit', seen: null, theirs: 1, mine: 4 }] });
    await ask('set-wip-limit', { column: 'Review', limit: null, seen: { limit: 1 } });
    expect(await review()).toMatchObject({ limit: null, limitFrom: null, isOver: false });
    expect(await ask<BoardView>('board', { asOf: '2026-03-05' })).toMatchObject({ hasLimits: false });
  });

  it('are set for a team, and refused for what nobody knows', async () => {
    await ask('set-wip-limit', { team: 'team', limit: 2 });
    expect((await board()).teams).toMatchObject([{ name: 'Team', count: 3, limit: 2, isOver: true }]);
    await expect(ask('set-wip-limit', { column: 'Reviw', limit: 2 })).rejects.toThrow(/Review/);
    await expect(ask('set-wip-limit', { limit: 2 })).rejects.toThrow(/name one/);
    await expect(ask('set-wip-limit', { team: 'Team', limit: -1 })).rejects.toThrow();
  });
});

describe('a sprint', () => {
  it('says how it stands, and why nothing can be forecast yet', async () => {
    const sprint = await ask<SprintView>('sprint', {});
    expect(sprint).toMatchObject({ status: 'insufficient-data', total: 3, quantiles: null, oddsOfAll: null });
    expect(sprint.words).toMatch(/Sprint 1 \(ends 13.Mar, goal “<b>go<\/b>”\) has finished 0 of its 3.items/);
    expect(sprint.words).toContain('0 earlier sprints are over, the floor is 5');
    await expect(ask('sprint', { sprint: 'Sprint 9' })).rejects.toThrow(/Sprint 1/);
  });

  it('is told for a day before there was any', async () => {
    expect(await ask<SprintView>('sprint', { asOf: '2026-01-05' })).toMatchObject({ sprint: null, items: [] });
    expect(await ask<BoardView>('board', { asOf: '2026-01-05' })).toMatchObject({ cards: [], counts: { total: 0 } });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayAt, PROGRAM, sampleFacts } from '../../../../tests/programs/sample-program.ts';
import { Conflict } from '../catalogue/errors.ts';
import { CATALOGUE } from '../catalogue/index.ts';
import { perform } from '../catalogue/operation.ts';
import { LOCAL_OWNER } from '../policy/permission.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import { graphAsOf } from '../workspace/clock.ts';

let opened: TestWorkbench;
beforeAll(async () => {
  opened = await openTestWorkbench();
  const clock = { subject: 'workspace:main', attribute: 'clock', op: 'set', value: dayAt(365), at: 0 } as const;
  const facts = [...sampleFacts(), { ...clock, source: 'test', cause: 'test/clock' }];
  await opened.workbench.record({ source: 'test', facts });
});
afterAll(() => opened.close());

const BO = { ...LOCAL_OWNER, source: 'person:bo' } as const;

async function ask(id: string, input: object, principal = LOCAL_OWNER): Promise<Answer> {
  const operation = CATALOGUE.find((each) => each.id === id);
  if (operation === undefined) throw new Error(id);
  const said = { program: PROGRAM, ...input };
  return (await perform(operation, { workbench: opened.workbench, principal }, said)) as unknown as Answer;
}

interface Answer {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly name: string;
  readonly by: string;
  readonly changes: readonly { readonly by: string }[];
  readonly words: string;
  readonly columns: readonly { readonly id: string; readonly overload: unknown }[];
  readonly milestones: readonly { readonly cells: readonly { readonly difference: unknown }[] }[];
}

const conflictOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => (error instanceof Conflict ? error.changed : Promise.reject(error)),
  );

describe('what was changed since somebody looked', () => {
  const target = (day: string, seen?: string | null, principal = LOCAL_OWNER) =>
    ask('set-target', { milestone: 'V6', day, ...(seen === undefined ? {} : { seen }) }, principal);

  beforeEach(() => target('2030-01-01'));

  it('is refused, with who said what and when', async () => {
    await target('2030-02-02', '2030-01-01', BO as never);
    const [changed, ...others] = (await conflictOf(target('2030-03-03', '2030-01-01'))) ?? [];
    expect(others).toEqual([]);
    expect(changed).toMatchObject({ what: 'target', seen: '2030-01-01', theirs: '2030-02-02', mine: '2030-03-03' });
    expect(changed?.by).toBe('bo');
    expect(Date.parse(changed?.at ?? '')).toBeGreaterThan(0);
    expect((await conflictOf(target('2030-03-03', '2030-01-01', BO as never)))?.[0]?.by).toBe('you');
  });

  it('is no conflict when both say the same, or when nobody looked', async () => {
    await target('2030-02-02', '2030-01-01', BO as never);
    await target('2030-02-02', '2030-01-01');
    await target('2030-04-04');
  });

  it('is refused of records by the attribute that was looked at alone', async () => {
    const record = (set: object, seen: object) => ask('record', { kind: 'team', id: 'red', set, seen });
    await record({ slots: 3 }, { slots: null });
    await record({ rate: 700 }, { rate: null });
    expect(await conflictOf(record({ slots: 5 }, { slots: null }))).toMatchObject([{ what: 'slots', theirs: 3 }]);
    await record({ slots: 5 }, { slots: 3 });
  });

  it('lets one of two who say something at the same time through', async () => {
    const both = await Promise.all([
      conflictOf(target('2030-05-05', '2030-01-01')),
      conflictOf(target('2030-06-06', '2030-01-01')),
    ]);
    expect(both.filter((changed) => changed !== null)).toHaveLength(1);
  });
});

describe('a scenario that two change', () => {
  const change = (scenario: string, day: string, more: object = {}) =>
    ask('change-scenario', { scenario, change: { form: 'target', milestone: 'V6', day }, ...more });

  it('takes what does not touch the same, and asks where it does', async () => {
    const made = await ask('create-scenario', {});
    expect(made.name).toMatch(/^What if \d+$/);
    const seen = made.version;
    await change(made.id, '2030-02-02');
    await ask('change-scenario', {
      scenario: made.id,
      seen,
      change: { form: 'capacity', team: 'red', slots: 9 },
    });
    expect(await conflictOf(change(made.id, '2030-03-03', { seen }))).toMatchObject([{ theirs: '2030-02-02' }]);
    const over = await change(made.id, '2030-03-03');
    expect(over.by).toBe('you');
    expect(over.changes.map(({ by }) => by)).toEqual(['you', 'you', 'you']);
  });

  it('is renamed, given up and opened again', async () => {
    const { id: scenario } = await ask('create-scenario', { name: 'Before' });
    expect((await ask('rename-scenario', { scenario, name: 'After' })).name).toBe('After');
    expect((await ask('discard-scenario', { scenario })).state).toBe('discarded');
    expect((await ask('reopen-scenario', { scenario })).state).toBe('open');
    await expect(ask('reopen-scenario', { scenario })).rejects.toThrow('only what was discarded');
  });

  it('is taken back from everybody’s plan, but for what was said since', async () => {
    const { id: scenario } = await ask('create-scenario', { name: 'Too soon' });
    const graph = () => graphAsOf(opened.workbench, undefined);
    const items = graph().items.size;
    const [target, slots] = [graph().milestones.get('V6')?.target, graph().teams.get('blue')?.slots];
    for (const form of [
      { form: 'target', milestone: 'V6', day: '2031-01-01' },
      { form: 'capacity', team: 'blue', slots: 7 },
      { form: 'capacity', team: 'green', slots: 8 },
      { form: 'add-items', milestone: 'V6', count: 2, team: 'red' },
    ])
      await ask('change-scenario', { scenario, change: form });
    await ask('commit-scenario', { scenario, accept: true });
    expect(graph().teams.get('blue')?.slots).toBe(7);
    await ask('record', { kind: 'team', id: 'green', set: { slots: 11 } });
    expect((await ask('revert-scenario', { scenario })).state).toBe('open');
    expect(graph().milestones.get('V6')?.target).toBe(target);
    expect(graph().teams.get('blue')?.slots).toBe(slots);
    expect(graph().teams.get('green')?.slots).toBe(11);
    expect(graph().items.size).toBe(items);
    await expect(ask('revert-scenario', { scenario })).rejects.toThrow('only what was committed');
  });

  it('stands beside what everybody sees', async () => {
    const { id } = await ask('create-scenario', { name: 'More for red' });
    await ask('change-scenario', {
      scenario: id,
      change: { form: 'add-items', milestone: 'V6', count: 30, team: 'red' },
    });
    const beside = await ask('side-by-side', { scenarios: id, replications: 300, seed: 3 });
    expect(beside.columns.map((column) => column.id)).toEqual(['trunk', id]);
    expect(beside.words).toMatch(/^"More for red" moves .* later/);
    for (const { cells } of beside.milestones) expect(cells).toHaveLength(2);
    expect(beside.milestones.some(({ cells }) => cells[1]?.difference !== null)).toBe(true);
    await expect(ask('side-by-side', { scenarios: 'S1,S2,S3,S4,S5' })).rejects.toThrow('4 at most');
  });
});

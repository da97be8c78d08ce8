import type { Value } from '@fulcrum/core/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt, PROGRAM, sampleFacts } from '../../../../../tests/programs/sample-program.ts';
import { CATALOGUE } from '../../catalogue/index.ts';
import { perform } from '../../catalogue/operation.ts';
import { LOCAL_OWNER, type Principal } from '../../policy/permission.ts';
import { addChange, type By, createScenario } from '../../scenarios/edit-scenario.ts';
import type { TypedChange } from '../../scenarios/typed-change.ts';
import { openTestWorkbench, type TestWorkbench } from '../../testing/open-test-workbench.ts';
import type { CandidatesView, ForecastView, ImportedPeopleView, LoadView } from '../../views/index.ts';

const CLOCK = dayAt(365);
let opened: TestWorkbench;
let by: By;

const said = (subject: string, values: Readonly<Record<string, Value>>) =>
  Object.entries(values).map(([attribute, value]) => {
    return { subject, attribute, op: 'set' as const, value, at: 0, source: 'test', cause: `test/${subject}` };
  });

beforeAll(async () => {
  opened = await openTestWorkbench();
  by = { workbench: opened.workbench, principal: LOCAL_OWNER };
  const people = [
    ...said('person:gita', { name: 'Gita Rao', team: 'blue', skills: ['ui'], rate: 600 }),
    ...said('person:hans', { name: 'Hans', team: 'blue', skills: ['ui', 'api'] }),
    ...said('person:ida', { name: 'Ida', team: 'blue', skills: ['ui'], ceiling: 0.01 }),
    ...said('person:jo', { name: 'Jo', team: 'red' }),
  ];
  const assigned = Array.from({ length: 30 }, (_, i) => said(`item:V6-${i}`, { assignee: 'gita', skill: 'ui' })).flat();
  const facts = [
    ...sampleFacts(),
    ...said('workspace:main', { clock: CLOCK, currency: 'EUR' }),
    ...people,
    ...assigned,
  ];
  await by.workbench.record({ source: 'test', facts });
});
afterAll(() => opened.close());

async function ask<T>(id: string, input: object, principal: Principal = LOCAL_OWNER): Promise<T> {
  const operation = CATALOGUE.find((each) => each.id === id);
  if (operation === undefined) throw new Error(id);
  return (await perform(operation, { ...by, principal }, { program: PROGRAM, ...input })) as unknown as T;
}

const personIn = (view: LoadView, name: string) =>
  view.teams.flatMap(({ people }) => people).find((person) => person.name === name);

describe('the load of people', () => {
  it('tells who holds a milestone up, who is asked for how much, and whose items could go', async () => {
    const view = await ask<LoadView>('load', { milestone: 'V6' });
    expect(view.words).toMatch(/Gita Rao is the bottleneck of Release 6\.0: it is through last in .+ of the futures\./);
    expect(view.suggestion).toMatchObject({ person: { id: 'gita' } });
    expect(personIn(view, 'Gita Rao')?.open).toBeGreaterThan(5);
    expect(view.skills.filter(({ isSaid }) => isSaid)).toMatchObject([
      { name: 'api', people: 1 },
      { name: 'ui', people: 3 },
    ]);
    expect(JSON.stringify(view)).not.toMatch(/NaN|undefined/);
  });

  it('shows rates to those alone who may see them', async () => {
    expect(personIn(await ask<LoadView>('load', {}), 'Gita Rao')?.rate).toBe(600);
    const permissions = new Set(LOCAL_OWNER.permissions);
    permissions.delete('rates.read');
    const view = await ask<LoadView>('load', {}, { ...LOCAL_OWNER, permissions });
    const things = await ask<object>('things', { kind: 'person' }, { ...LOCAL_OWNER, permissions });
    expect(JSON.stringify(things)).not.toContain('600');
    expect([view.canSeeRates, personIn(view, 'Gita Rao')?.rate]).toEqual([false, null]);
  });

  it('ranks who could take items by the days gained, blocks whoever would be above the ceiling, and asks for the skill', async () => {
    const { suggestion } = await ask<LoadView>('load', { milestone: 'V6' });
    const some = suggestion?.items.slice(-2) ?? [];
    const items = some.join(',');
    const view = await ask<CandidatesView>('candidates', { milestone: 'V6', items });
    const names = view.candidates.map(({ person }) => person?.name ?? null);
    expect(new Set(names)).toEqual(new Set(['Hans', 'Ida', null]));
    const gains = view.candidates.map(({ gained }) => gained?.p85 ?? 0);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    const ida = view.candidates.find(({ person }) => person?.name === 'Ida');
    expect(ida?.blocked).toMatch(/on average over 3.weeks from .+, above the ceiling of 1.%/);
    expect(view.candidates.find(({ person }) => person?.name === 'Hans')).toMatchObject({
      blocked: null,
      why: 'Has ui',
    });
    expect(view.holders).toMatchObject([{ person: { id: 'gita' } }]);

    const hans = view.candidates.find(({ person }) => person?.name === 'Hans');
    const scenario = await createScenario(by, { program: PROGRAM, name: 'Hans helps' });
    for (const change of hans?.keep ?? []) await addChange(by, { scenario }, change as TypedChange);
    const [before, after] = [await ask<LoadView>('load', {}), await ask<LoadView>('load', { scenario })];
    const count = some.length;
    expect(personIn(after, 'Hans')?.open).toBe((personIn(before, 'Hans')?.open ?? 0) + count);
    expect(personIn(after, 'Gita Rao')?.open).toBe((personIn(before, 'Gita Rao')?.open ?? 0) - count);
    const inIt = await ask<CandidatesView>('candidates', { milestone: 'V6', items, scenario });
    expect(inIt.items.every(({ isGiven }) => isGiven)).toBe(true);
  });

  it('follows the rules of the ceiling as they are said', async () => {
    await ask('set-ceiling', { weeks: 1, days: 5 });
    expect((await ask<LoadView>('load', {})).rules).toEqual({ weeks: 1, days: 5, said: { weeks: 1, days: 5 } });
    await expect(ask('set-ceiling', { weeks: null, days: null, seen: { weeks: 2, days: 5 } })).rejects.toThrow();
    await ask('set-ceiling', { weeks: null, days: null, seen: { weeks: 1, days: 5 } });
    expect((await ask<LoadView>('load', {})).rules).toMatchObject({ weeks: 3, days: 10 });
  });

  it('refuses items that are in no plan, with the nearest', async () => {
    await expect(ask('candidates', { milestone: 'V6', items: 'V6-999' })).rejects.toThrow(/no item "V6-999"/);
    await expect(ask('candidates', { milestone: 'V6', items: '' })).rejects.toThrow(/no item is named/);
    await expect(ask('candidates', { milestone: 'V6', items: 'V0-1' })).rejects.toThrow(/in no plan/);
  });

  it('takes people and leave in once, with the teams that they name, and tells what it could not take', async () => {
    const text = 'Name,Team,Allocation\nGita Rao,blue,80%\nKim,New team,120%\n';
    const first = await ask<ImportedPeopleView>('import-people', { kind: 'people', text });
    expect(first.diagnostics).toMatchObject([{ where: 'line 3', what: '"120%" is no allocation' }]);
    expect(first.facts).toBeGreaterThan(3);
    expect((await ask<ImportedPeopleView>('import-people', { kind: 'people', text })).facts).toBe(0);
    const view = await ask<LoadView>('load', {});
    expect(personIn(view, 'Gita Rao')?.allocation).toBe(0.8);
    expect(personIn(view, 'Kim')?.team?.name).toBe('New team');

    const leave = `Name,From,Until\nGita Rao,${dayAt(370)},${dayAt(380)}\nNobody,${dayAt(370)},\n`;
    const taken = await ask<ImportedPeopleView>('import-people', { kind: 'leave', text: leave });
    expect(taken).toMatchObject({ taken: 1, diagnostics: [{ where: 'line 3', what: 'nobody is known as "Nobody"' }] });
    expect(personIn(await ask<LoadView>('load', {}), 'Gita Rao')?.leaves).toMatchObject([{ from: dayAt(370) }]);
    const everybody = { kind: 'leave', text: `Title,From\nHoliday,${dayAt(372)}\n`, of: 'everybody' };
    expect(await ask<ImportedPeopleView>('import-people', everybody)).toMatchObject({ taken: 1, diagnostics: [] });
    await expect(ask('import-people', { ...everybody, of: 'Nobdy' })).rejects.toThrow(/nobody is called "Nobdy"/);
    await expect(ask('import-people', { kind: 'people', text: 'a,b\n1,2\n' })).rejects.toThrow(
      /no column tells the name/,
    );
  });

  it('tells what a file would do before anything is kept, and takes an import back as a whole', async () => {
    const text = 'Name,Team,Allocation,Rate\nHans,red,50%,700\nNew Body,Newer team,,\nHans,red,,\nIda,,,soon\n';
    const before = await ask<LoadView>('load', {});
    const trial = await ask<ImportedPeopleView>('import-people', { kind: 'people', text, isTrial: true });
    expect(trial.rows).toEqual([
      {
        where: 'line 2',
        who: 'Hans',
        is: 'changed',
        words: expect.stringMatching(/^team .+ to .+; allocation 50.%; a rate$/),
      },
      { where: 'line 3', who: 'New Body', is: 'new', words: 'name New Body; team Newer team' },
      { where: 'line 5', who: 'Ida', is: 'known', words: '' },
    ]);
    expect(trial.diagnostics.map(({ where, what }) => `${where}: ${what}`)).toEqual([
      'line 5: "soon" is no rate',
      'line 4: Hans stands in line 2 already',
    ]);
    expect([trial.words, trial.batch]).toEqual([
      '1\u00a0new, 1\u00a0changed, 1\u00a0known already, 2\u00a0not taken as it is.',
      null,
    ]);
    expect(await ask<LoadView>('load', {})).toEqual(before);

    const { batch } = await ask<ImportedPeopleView>('import-people', { kind: 'people', text });
    expect(personIn(await ask<LoadView>('load', {}), 'Hans')).toMatchObject({ allocation: 0.5, rate: 700 });
    // What somebody said since stays.
    await ask('record', { kind: 'person', id: 'hans', set: { allocation: 0.9 } });
    await ask('undo-import-people', batch ?? {});
    const after = await ask<LoadView>('load', {});
    expect(personIn(after, 'Hans')).toMatchObject({ allocation: 0.9, rate: null, team: { id: 'blue' } });
    expect(personIn(after, 'New Body')).toBeUndefined();
    await expect(ask('undo-import-people', { from: 1, to: 3 })).rejects.toThrow(/no import of people or leave/);
  });

  it('keeps with a commit what was gained, and gives it back when that is taken back', async () => {
    const { suggestion } = await ask<LoadView>('load', { milestone: 'V6' });
    const items = suggestion?.items.join(',') ?? '';
    const { candidates } = await ask<CandidatesView>('candidates', { milestone: 'V6', items });
    const hans = candidates.find(({ person }) => person?.name === 'Hans');
    const p85 = async (input: object = {}) =>
      (await ask<ForecastView>('forecast', { milestone: 'V6', ...input })).quantiles;
    const was = await p85();
    const scenario = await createScenario(by, { program: PROGRAM, name: 'Hans for good' });
    for (const change of hans?.keep ?? []) await addChange(by, { scenario }, change as TypedChange);
    const planned = await p85({ scenario });
    expect(planned).not.toEqual(was);
    await ask('commit-scenario', { scenario, accept: true });
    expect(await p85()).toEqual(planned);
    await ask('revert-scenario', { scenario });
    expect(await p85()).toEqual(was);
  });
});

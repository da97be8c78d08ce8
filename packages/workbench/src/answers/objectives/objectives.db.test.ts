import type { Value } from '@fulcrum/core/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt, PROGRAM, sampleFacts } from '../../../../../tests/programs/sample-program.ts';
import { CATALOGUE } from '../../catalogue/index.ts';
import { perform } from '../../catalogue/operation.ts';
import { LOCAL_OWNER } from '../../policy/permission.ts';
import { addChange, type By, createScenario } from '../../scenarios/edit-scenario.ts';
import { scenarioState } from '../../scenarios/scenario-state.ts';
import { openTestWorkbench, type TestWorkbench } from '../../testing/open-test-workbench.ts';
import type {
  AvenuesView,
  ImportedPeopleView,
  ObjectivesTableView,
  ObjectivesView,
  RecordedView,
} from '../../views/index.ts';

const CLOCK = dayAt(395);
let opened: TestWorkbench;
let by: By;

const said = (subject: string, values: Readonly<Record<string, Value>>) =>
  Object.entries(values).map(([attribute, value]) => {
    return { subject, attribute, op: 'set' as const, value, at: 0, source: 'test', cause: `test/${subject}` };
  });

beforeAll(async () => {
  opened = await openTestWorkbench();
  by = { workbench: opened.workbench, principal: LOCAL_OWNER };
  const facts = [...sampleFacts(), ...said('workspace:main', { clock: CLOCK, currency: 'EUR' })];
  await by.workbench.record({ source: 'test', facts });
});
afterAll(() => opened.close());

async function ask<T>(id: string, input: object = {}): Promise<T> {
  const operation = CATALOGUE.find((each) => each.id === id);
  if (operation === undefined) throw new Error(id);
  return (await perform(operation, by, input)) as unknown as T;
}

const tell = async (kind: string, set: Readonly<Record<string, Value>>, of: object = {}) =>
  (await ask<RecordedView>('tell-objective', { kind, set, ...of })).id;
const named = ({ objectives }: ObjectivesView, name: string) => objectives.find((one) => one.name === name);

describe('the objectives of a workspace', () => {
  it('say what to do next where there is none', async () => {
    const view = await ask<ObjectivesView>('objectives');
    expect(view).toMatchObject({ status: 'insufficient-data', objectives: [], order: null });
  });

  it('land with the last of their work, and are put in order by what waiting costs over how long they take', async () => {
    const big = await tell('objective', { name: 'Big', value: 9e5, costOfDelay: 1_000 });
    const quick = await tell('objective', { name: 'Quick', value: 1e5, costOfDelay: 50_000, due: dayAt(420) });
    await tell('objective', { name: 'Vague' });
    await tell('contribution', { objective: big, milestone: 'V6' });
    await tell('contribution', { objective: big, milestone: 'V7' });
    await tell('contribution', { objective: quick, milestone: 'V6' });
    await tell('contribution', { objective: quick, milestone: 'V1' });
    const view = await ask<ObjectivesView>('objectives');
    expect(view.words).toMatch(/^3.objectives; “Quick” should go first: it loses €50,000 a week and needs/);
    expect(view.words).toContain('By value “Big” would go first.');
    expect(view.order).toMatchObject({ byValue: [big, quick], byCd3: [quick, big] });
    const [first, second] = [named(view, 'Quick')!, named(view, 'Big')!];
    expect(second.landing.p85! >= first.landing.p85!).toBe(true);
    expect(second.landing.p85! >= second.work[0]!.landing.p85!).toBe(true);
    expect(first.odds).toBeGreaterThanOrEqual(0);
    expect(first.delay?.mean).toBeGreaterThanOrEqual(0);
    expect(named(view, 'Vague')).toMatchObject({ rank: null, unranked: 'no work is linked to it' });
    expect(JSON.stringify(view)).not.toMatch(/NaN|undefined|Infinity/);
    const forecast = await ask<{ quantiles: { p85: string } }>('forecast', { program: PROGRAM, milestone: 'V6' });
    expect(first.work.find(({ work }) => work.id === 'V6')?.landing.p85).toBe(forecast.quantiles.p85);
    expect(first.work.find(({ work }) => work.id === 'V1')?.landing.status).toBe('landed');
  });

  it('take an open item from the same futures: it ends no later than its milestone, as a rule', async () => {
    const open = await ask<{ items: { id: string }[] }>('items', {
      program: PROGRAM,
      milestone: 'V6',
      category: 'open',
      limit: '1',
    });
    const one = await tell('objective', { name: 'One item', costOfDelay: 5 });
    await tell('contribution', { objective: one, item: open.items[0]!.id });
    const view = await ask<ObjectivesView>('objectives');
    const item = named(view, 'One item')!;
    expect(item.landing.status).toBe('ok');
    expect(item.landing.p50! <= named(view, 'Quick')!.landing.p50!).toBe(true);
  });

  it('are taken away and brought back with all that belongs to them', async () => {
    const before = named(await ask<ObjectivesView>('objectives'), 'Quick')!;
    await tell('objective', { deleted: true }, { id: before.id });
    expect(named(await ask<ObjectivesView>('objectives'), 'Quick')).toBeUndefined();
    await tell('objective', { deleted: false }, { id: before.id });
    expect(named(await ask<ObjectivesView>('objectives'), 'Quick')).toEqual(before);
  });

  it('refuse a change over what somebody said meanwhile, and what cannot be meant', async () => {
    const { id } = named(await ask<ObjectivesView>('objectives'), 'Big')!;
    await tell('objective', { value: 7e5 }, { id });
    await expect(tell('objective', { value: 8e5 }, { id, seen: { value: 9e5 } })).rejects.toMatchObject({
      changed: [{ what: 'value', theirs: 7e5 }],
    });
    await expect(tell('objective', { name: 'X', value: -1 })).rejects.toThrow(/value/);
    await expect(tell('objective', { partOf: id }, { id })).rejects.toThrow(/part of itself/);
    await expect(tell('contribution', { objective: id })).rejects.toThrow(/one piece of work/);
    await expect(tell('measure', { name: 'M', objective: 'Nobody' })).rejects.toThrow(/Nobody/);
  });
});

describe('measures', () => {
  it('keep readings as facts by day: corrected, taken away, and seen as of a day', async () => {
    const { id } = named(await ask<ObjectivesView>('objectives'), 'Big')!;
    const measure = await tell('measure', { name: 'Calls', objective: id, from: 100, to: 40, by: dayAt(420) });
    for (const [day, value] of [
      [300, 100],
      [314, 90],
      [328, 80],
      [342, 70],
    ] as const)
      await tell('measure', { reading: value }, { id: measure, since: dayAt(day) });
    const shown = async (asOf = CLOCK) => {
      const view = await ask<ObjectivesView>('objectives', { asOf });
      return named(view, 'Big')?.measures[0];
    };
    expect(await shown()).toMatchObject({
      state: 'on-course',
      share: 0.5,
      trend: { perWeek: -5, reaches: dayAt(384) },
    });
    await tell('measure', { reading: null }, { id: measure, since: dayAt(342) });
    await tell('measure', { reading: 95 }, { id: measure, since: dayAt(314) });
    expect((await shown())?.readings.map(({ value }) => value)).toEqual([100, 95, 80]);
  });
});

describe('avenues', () => {
  it('are compared in the same futures, also in a scenario', async () => {
    const { id } = named(await ask<ObjectivesView>('objectives'), 'Big')!;
    const scenario = await createScenario(by, { program: PROGRAM, name: 'Less' });
    const { version } = scenarioState(by.workbench, scenario);
    await addChange(by, { scenario, version }, { form: 'capacity', team: 'red', slots: 9 });
    await tell('avenue', { objective: id, name: 'All' });
    await tell('avenue', {
      objective: id,
      name: 'Six alone',
      milestones: ['V6'],
      valueShare: 0.5,
      chance: 0.8,
      cost: 1_000,
    });
    await tell('avenue', { objective: id, name: 'More people', scenario });
    const view = await ask<AvenuesView>('avenues', { objective: 'Big' });
    expect(view.avenues.map(({ name }) => name).sort()).toEqual(['All', 'More people', 'Six alone']);
    for (const { sooner, same, later } of view.pairs) expect(sooner + same + later).toBeCloseTo(1, 9);
    const six = view.avenues.find(({ name }) => name === 'Six alone')!;
    expect(six).toMatchObject({ value: 7e5 * 0.4, cost: 1_000 });
    expect(six.net).toBeCloseTo(six.value! - six.delay!.mean - 1_000, 6);
    const pair = view.pairs.find(({ one, other }) => [one, other].includes(six.id))!;
    expect(pair.one === six.id ? pair.later : pair.sooner).toBe(0);
    expect(view.avenues.find(({ name }) => name === 'More people')?.scenario?.name).toBe('Less');
  });
});

describe('tables', () => {
  it('give and take the same, once', async () => {
    const table = await ask<ObjectivesTableView>('export-objectives', { kind: 'objectives' });
    expect(table.csv.split('\r\n')[0]).toContain('Cost of delay');
    const again = await ask<ImportedPeopleView>('import-objectives', { kind: 'objectives', text: table.csv });
    expect(again).toMatchObject({ facts: 0, diagnostics: [] });
    const readings = await ask<ObjectivesTableView>('export-objectives', { kind: 'readings' });
    expect(await ask('import-objectives', { kind: 'readings', text: readings.csv })).toMatchObject({ facts: 0 });
  });

  it('tell each line that could not be taken, and take the rest', async () => {
    const text = [
      'Objective;Value;Cost of delay;Work;Owner;Due',
      '"=Fast";€ 1,200,000;40 000;V6;Nobody;2021-02-01',
      ';5;;;;',
      'Odd;much;;V99;;2021-02-30',
    ].join('\n');
    const taken = await ask<ImportedPeopleView>('import-objectives', { kind: 'objectives', text });
    expect(taken.diagnostics.map(({ where, what }) => `${where}: ${what}`)).toEqual([
      expect.stringMatching(/line 2: nobody is called "Nobody"/),
      expect.stringMatching(/line 3: it has no name/),
      expect.stringMatching(/line 4: "much" is no number/),
      expect.stringMatching(/line 4: due/),
      expect.stringMatching(/line 4: there is no milestone or item "V99"/),
    ]);
    const view = await ask<ObjectivesView>('objectives');
    expect(named(view, '=Fast')).toMatchObject({ value: 1_200_000, costOfDelay: 40_000, rank: { byValue: 1 } });
    expect((await ask<ObjectivesTableView>('export-objectives', { kind: 'objectives' })).csv).toContain("'=Fast");
    await expect(ask('import-objectives', { kind: 'readings', text: 'a,b\n1,2' })).rejects.toThrow(/no column tells/);
  });
});

import { addDays, endOfDay, startOfDay } from '@fulcrum/core/calendar';
import { canonicalLines, type ProgramGraph } from '@fulcrum/core/program';
import type { Fact, Value } from '@fulcrum/core/vocabulary';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { capacityBefore } from '../answers/capacity-before.ts';
import { milestoneForecast } from '../answers/forecasts.ts';
import { scenarioList, scenarioPage } from '../answers/scenario-page.ts';
import { LOCAL_OWNER } from '../policy/permission.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { addChange, type By, commitScenario, createScenario, discardScenario, undoChange } from './edit-scenario.ts';
import { onScenario, scenarioState } from './scenario-state.ts';
import type { TypedChange } from './typed-change.ts';

const CLOCK = '2020-03-02';
let opened: TestWorkbench;
let workbench: Workbench;
let by: By;

beforeAll(async () => {
  opened = await openTestWorkbench();
  workbench = opened.workbench;
  by = { workbench, principal: LOCAL_OWNER };
  await workbench.record({ source: 'test', facts: START });
});
afterAll(() => opened.close());

function says(subject: string, values: Readonly<Record<string, Value>>, day?: string): readonly Fact[] {
  const at = day === undefined ? 0 : startOfDay(day);
  return Object.entries(values).map(([attribute, value]) => {
    return { subject, attribute, op: 'set', value, at, source: 'test', cause: `test/${day}` };
  });
}

const START: readonly Fact[] = [
  ...says('workspace:main', { clock: CLOCK }),
  ...says('word:state/Open', { field: 'state', text: 'Open', means: 'todo' }),
  ...says('word:state/Closed', { field: 'state', text: 'Closed', means: 'done' }),
  ...says('program:P', { name: 'Program', key: 'P' }),
  ...says('team:red', { name: 'Red', program: 'P' }),
  ...says('team:blue', { name: 'Blue', program: 'P' }),
  ...says('milestone:M1', { name: 'Release 1.0', program: 'P', form: 'release' }),
  ...says('milestone:M2', { name: 'Release 2.0', program: 'P', form: 'release' }),
  ...['P-1', 'P-2', 'P-3'].flatMap((id) =>
    says(`item:${id}`, { title: id, program: 'P', team: 'red', milestones: ['M1'], state: 'Open' }, '2020-02-01'),
  ),
  // What the demo has: a clock that was turned back, and facts beyond it.
  ...says('item:P-3', { state: 'Closed' }, '2020-06-01'),
];

const text = (graph: ProgramGraph) =>
  [...canonicalLines(graph)].filter((line) => !/^(scenario|change) /.test(line)).join('');
const today = (of: Workbench) => of.graphAt(endOfDay(CLOCK));

let scenario = '';
let count = 0;
beforeEach(async () => {
  scenario = await createScenario(by, { program: 'P', name: `What if ${count++}` });
});

const CHANGES: readonly TypedChange[] = [
  { form: 'add-items', milestone: 'Release 2.0', count: 3, team: 'Blue', effort: 8 },
  { form: 'cut-item', item: 'P-1' },
  { form: 'move-item', item: 'P-2', to: '2.0' },
  { form: 'estimate', item: 'P-3', estimate: 5 },
  { form: 'target', milestone: 'M1', day: '2020-05-01' },
  { form: 'team', item: 'P-3', team: 'blue' },
  { form: 'capacity', team: 'Red', slots: 4 },
  { form: 'leave', team: 'Red', from: '2020-04-01', until: '2020-04-10' },
  { form: 'risk', title: 'Fire', chance: 0.1, likely: 10, milestones: ['M1'] },
  { form: 'wait', title: 'Legal', milestone: 'M1', low: 2, likely: 5, high: 9 },
  { form: 'link', from: 'P-1', to: 'P-3' },
  { form: 'not-before', item: 'P-3', day: '2020-04-06' },
  { form: 'remaining', item: 'P-3', hours: 12 },
];

describe('a scenario', () => {
  it('takes every sort of change, in words, and leaves the trunk as it is', async () => {
    const before = text(today(workbench));
    for (const change of CHANGES) await addChange(by, { scenario }, change);
    const { changes, conflicts } = await scenarioPage(by, scenario);
    expect(changes.map(({ words }) => words)).toEqual([
      'adds 3\u00a0items to Release 2.0 for Blue',
      'cuts P-1',
      'moves P-2 to Release 2.0',
      'estimates P-3 at 5\u00a0points',
      'promises Release 1.0 for 2020-05-01',
      'gives P-3 to Blue',
      'Red works on 4\u00a0items at once',
      'Red is away from 2020-04-01 to 2020-04-10',
      'a risk of 10\u00a0%: Fire',
      'Release 1.0 waits: Legal',
      'P-3 waits for P-1',
      'starts P-3 on 2020-04-06 at the earliest',
      'says that 12\u00a0hours are left of P-3',
    ]);
    expect(conflicts).toEqual([]);
    expect(text(today(workbench))).toBe(before);
    const laid = today(onScenario(workbench, scenario));
    expect([...laid.items.values()].filter((item) => item.milestones.includes('M2')).length).toBe(4);
    expect([laid.items.get('P-1')?.milestones, laid.items.get('P-3')?.team]).toEqual([[], 'blue']);
    expect([laid.items.get('P-3')?.notBefore, laid.items.get('P-3')?.effort]).toEqual(['2020-04-06', 12]);
    expect([laid.milestones.get('M1')?.target, laid.teams.get('red')?.slots]).toEqual(['2020-05-01', 4]);
    expect([laid.leaves.size, laid.risks.size, laid.waits.size, laid.links.size]).toEqual([1, 1, 1, 1]);
    // The day before, nobody had thought of it.
    expect(text(onScenario(workbench, scenario).graphAt(endOfDay('2020-03-01')))).toBe(
      text(workbench.graphAt(endOfDay('2020-03-01'))),
    );
  });

  it('takes an item before another of an order, and ties a link otherwise instead of adding one', async () => {
    const order = ['P-3', 'P-2', 'P-1', 'elsewhere'];
    await addChange(by, { scenario }, { form: 'before', item: 'P-1', before: 'P-2', order });
    await addChange(by, { scenario }, { form: 'link', from: 'P-1', to: 'P-2' });
    await addChange(by, { scenario }, { form: 'link', from: 'P-1', to: 'P-2', dependency: 'SS', lag: 3 });
    const { items, links } = today(onScenario(workbench, scenario));
    expect(['P-3', 'P-1', 'P-2'].map((id) => items.get(id)?.rank)).toEqual([1, 2, 3]);
    expect([...links.values()].map(({ dependency, lag }) => [dependency, lag])).toEqual([['SS', 3]]);
    const { changes } = await scenarioPage(by, scenario);
    expect(changes[0]?.words).toBe('takes P-1 before P-2');
    const wrong: TypedChange = { form: 'before', item: 'P-1', before: 'P-2', order: ['P-1', 'P-3'] };
    await expect(addChange(by, { scenario }, wrong)).rejects.toThrow(/no P-2 before which/);
  });

  it('undoes a change exactly, and refuses to take a new item from under another change', async () => {
    const target = () => today(onScenario(workbench, scenario)).milestones.get('M1')?.target;
    await addChange(by, { scenario }, { form: 'target', milestone: 'M1', day: '2020-05-01' });
    const first = text(today(onScenario(workbench, scenario)));
    await addChange(by, { scenario }, { form: 'target', milestone: 'M1', day: '2020-07-01' });
    expect(target()).toBe('2020-07-01');
    await undoChange(by, { scenario });
    expect(text(today(onScenario(workbench, scenario)))).toBe(first);
    const added = await addChange(
      by,
      { scenario },
      { form: 'add-items', milestone: 'M1', count: 1, title: 'Brand new' },
    );
    const moved = await addChange(by, { scenario }, { form: 'move-item', item: 'Brand new', to: 'M2' });
    await expect(undoChange(by, { scenario, change: added })).rejects.toThrow(`undo ${moved} first`);
    await expect(undoChange(by, { scenario, change: 'S1.99' })).rejects.toThrow(/no change "S1.99"/);
    for (let left = 3; left > 0; left--) await undoChange(by, { scenario });
    expect(text(today(onScenario(workbench, scenario)))).toBe(text(today(workbench)));
    await expect(undoChange(by, { scenario })).rejects.toThrow(/no change that could be undone/);
  });

  it('refuses what cannot be meant, with the nearest names, and is left as it was', async () => {
    const { version } = scenarioState(workbench, scenario);
    const refused = (change: TypedChange, words: RegExp) =>
      expect(addChange(by, { scenario }, change)).rejects.toThrow(words);
    await refused({ form: 'cut-item', item: 'P-99' }, /no item "P-99"/);
    await refused({ form: 'move-item', item: 'P-1', to: 'Relase 2.0' }, /did you mean "Release 2.0"/);
    await refused({ form: 'capacity', team: 'Rde', slots: 1 }, /did you mean "red"/);
    await refused({ form: 'leave', from: '2020-04-10', until: '2020-04-01' }, /lies before/);
    await refused({ form: 'risk', title: 'x', chance: 0.5, low: 9, likely: 3 }, /rise/);
    await refused({ form: 'link', from: 'P-1', to: 'P-1' }, /wait for itself/);
    await refused({ form: 'unlink', from: 'P-1', to: 'P-2' }, /no link/);
    await refused({ form: 'cut-item', item: 'P-1', milestone: 'M2' }, /is not in M2/);
    expect(scenarioState(workbench, scenario).version).toBe(version);
    expect(() => scenarioState(workbench, 'What iff 0')).toThrow(/did you mean/);
    await expect(createScenario(by, { program: 'P', name: 'What if 0' })).rejects.toThrow(/already/);
  });

  it('keeps the answers of the trunk: a what-if is asked apart, and is no forecast of the record', async () => {
    const ask = (of: Workbench) => milestoneForecast(of, { program: 'P', milestone: 'M1', asOf: CLOCK });
    const before = ask(workbench);
    await addChange(by, { scenario }, { form: 'target', milestone: 'M1', day: '2020-05-01' });
    expect(ask(workbench)).toBe(before);
    const laid = await ask(onScenario(workbench, scenario));
    expect([(await before).target, laid.target]).toEqual([null, '2020-05-01']);
    expect(
      await milestoneForecast(onScenario(workbench, scenario), { program: 'P', milestone: 'M1', asOf: '2020-03-01' }),
    ).toBe(await milestoneForecast(workbench, { program: 'P', milestone: 'M1', asOf: '2020-03-01' }));
  });

  it('becomes true as a whole, once, from the day of the clock on', async () => {
    await addChange(by, { scenario }, { form: 'estimate', item: 'P-2', effort: 12 });
    await addChange(by, { scenario }, { form: 'add-items', milestone: 'M2', count: 2 });
    const planned = text(today(onScenario(workbench, scenario)));
    expect(await commitScenario(by, { scenario, accept: false })).toBeGreaterThan(2);
    expect(text(today(workbench))).toBe(planned);
    expect((await scenarioPage(by, scenario)).state).toBe('committed');
    // What was said of sizes moves the forecast from how they were when the pace was measured.
    expect(capacityBefore(workbench, 'P', CLOCK).before?.at).toBe(endOfDay(addDays(CLOCK, -42)));
    await expect(commitScenario(by, { scenario, accept: true })).rejects.toThrow(/is committed/);
    await expect(addChange(by, { scenario }, { form: 'cut-item', item: 'P-1' })).rejects.toThrow(/is committed/);
    const { rows } = await workbench.pool.query("select count(*)::int as n from item_span where item_id like 'item-%'");
    expect(rows[0].n).toBe(2);
  });

  it('tells what the facts have come to say since, and takes it back only when that is accepted', async () => {
    await addChange(by, { scenario }, { form: 'target', milestone: 'M2', day: '2020-08-01' });
    await workbench.record({ source: 'test', facts: says('milestone:M2', { target: '2020-09-01' }, CLOCK) });
    expect((await scenarioPage(by, scenario)).conflicts).toEqual([
      {
        change: `${scenario}.1`,
        subject: 'milestone:M2',
        attribute: 'target',
        planned: '2020-08-01',
        now: '2020-09-01',
      },
    ]);
    // Until then, the scenario says what its author said.
    expect(today(onScenario(workbench, scenario)).milestones.get('M2')?.target).toBe('2020-08-01');
    await expect(commitScenario(by, { scenario, accept: false })).rejects.toThrow(/"2020-09-01" by now/);
    await commitScenario(by, { scenario, accept: true });
    expect(today(workbench).milestones.get('M2')?.target).toBe('2020-08-01');
  });

  it('states the slots that were assumed before those that it plans, so that the commit keeps what it promised', async () => {
    await addChange(by, { scenario }, { form: 'capacity', team: 'Blue', slots: 4 });
    await commitScenario(by, { scenario, accept: false });
    const slotsOn = (day: string) => graphAsOf(workbench, day).teams.get('blue')?.slots;
    expect([slotsOn(addDays(CLOCK, -43)), slotsOn(addDays(CLOCK, -1)), slotsOn(CLOCK)]).toEqual([null, 1, 4]);
    const { before } = capacityBefore(workbench, 'P', addDays(CLOCK, 20));
    expect(before?.teams.get('blue')?.slots).toBe(1);
    expect(capacityBefore(workbench, 'P', addDays(CLOCK, 50))).toEqual({});

    const again = await createScenario(by, { program: 'P', name: 'Back' });
    await addChange(by, { scenario: again }, { form: 'capacity', team: 'Blue', slots: 2 });
    expect(await commitScenario(by, { scenario: again, accept: false })).toBe(1);
    expect([slotsOn(addDays(CLOCK, -1)), slotsOn(CLOCK)]).toEqual([1, 2]);
  });

  it('is given up without a trace on the trunk, and has nothing to commit when it is empty', async () => {
    const before = text(today(workbench));
    await expect(commitScenario(by, { scenario, accept: false })).rejects.toThrow(/no changes/);
    await addChange(by, { scenario }, { form: 'cut-item', item: 'P-1' });
    await discardScenario(by, { scenario });
    expect(text(today(workbench))).toBe(before);
    expect((await scenarioList(by, 'P')).find(({ id }) => id === scenario)?.state).toBe('discarded');
  });
});

describe('two at once', () => {
  it('both change a scenario, and neither change is lost', async () => {
    const other = { workbench: await opened.openAnother(), principal: LOCAL_OWNER };
    const edits = Array.from({ length: 12 }, (_, index) =>
      addChange(index % 2 === 0 ? by : other, { scenario }, { form: 'capacity', team: 'Red', slots: index }),
    );
    const ids = await Promise.all(edits);
    expect(new Set(ids).size).toBe(12);
    for (const each of [workbench, other.workbench]) {
      await each.refresh();
      expect(scenarioState(each, scenario).branches.length).toBe(12);
    }
  });

  it('who has seen an older version is refused, and told so', async () => {
    const { version } = scenarioState(workbench, scenario);
    const both = ['2020-05-01', '2020-06-01'].map((day) =>
      addChange(by, { scenario, version }, { form: 'target', milestone: 'M1', day }),
    );
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(String((results[1] as PromiseRejectedResult).reason)).toMatch(/meanwhile.*version \d+/);
  });

  it('commit it once', async () => {
    const other = { workbench: await opened.openAnother(), principal: LOCAL_OWNER };
    await addChange(by, { scenario }, { form: 'add-items', milestone: 'M2', count: 5 });
    await other.workbench.refresh();
    const before = today(workbench).items.size;
    const tries = [by, other].map((each) => commitScenario(each, { scenario, accept: false }));
    const states = (await Promise.allSettled(tries)).map(({ status }) => status);
    expect(states.sort()).toEqual(['fulfilled', 'rejected']);
    await workbench.refresh();
    expect(today(workbench).items.size).toBe(before + 5);
  });
});

describe('a commit that is killed in the middle', () => {
  it('has done nothing, and can be done again', async () => {
    await addChange(by, { scenario }, { form: 'move-item', item: 'P-3', to: 'M2' });
    const before = text(today(workbench));
    const blocker = await workbench.pool.connect();
    await blocker.query('begin; lock table item_span in access exclusive mode');
    const committing = commitScenario(by, { scenario, accept: false });
    committing.catch(() => {});
    // Its facts are in, and it waits to project the item: then its connection dies.
    const waiting =
      "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and query like '%item_span%'";
    for (let tries = 0; tries < 200; tries++) {
      const { rowCount } = await workbench.pool.query(waiting);
      if (rowCount !== 0) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await expect(committing).rejects.toThrow();
    await blocker.query('rollback');
    blocker.release();
    expect(text(today(workbench))).toBe(before);
    expect(scenarioState(workbench, scenario).scenario.state).toBe('open');
    await commitScenario(by, { scenario, accept: false });
    expect(today(workbench).items.get('P-3')?.milestones).toEqual(['M2']);
  });
});

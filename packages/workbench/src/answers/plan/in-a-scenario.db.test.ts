import { addDays, daysBetween } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt, PROGRAM, sampleFacts } from '../../../../../tests/programs/sample-program.ts';
import { CATALOGUE } from '../../catalogue/index.ts';
import { perform } from '../../catalogue/operation.ts';
import { LOCAL_OWNER } from '../../policy/permission.ts';
import { addChange, type By, createScenario } from '../../scenarios/edit-scenario.ts';
import { scenarioState } from '../../scenarios/scenario-state.ts';
import type { TypedChange } from '../../scenarios/typed-change.ts';
import { openTestWorkbench, type TestWorkbench } from '../../testing/open-test-workbench.ts';

const CLOCK = dayAt(365);
const OF = { program: PROGRAM, milestone: 'V6' };
const FEW = { seed: 3, replications: 300 };
let opened: TestWorkbench;
let by: By;

const said = (subject: string, values: Readonly<Record<string, Value>>) =>
  Object.entries(values).map(([attribute, value]) => {
    return { subject, attribute, op: 'set' as const, value, at: 0, source: 'test', cause: `test/${subject}` };
  });

beforeAll(async () => {
  opened = await openTestWorkbench();
  by = { workbench: opened.workbench, principal: LOCAL_OWNER };
  const rates = ['red', 'blue', 'green'].flatMap((team) => said(`team:${team}`, { rate: 600 }));
  const facts = [...sampleFacts(), ...said('workspace:main', { clock: CLOCK }), ...rates];
  await by.workbench.record({ source: 'test', facts });
});
afterAll(() => opened.close());

async function ask(id: string, input: object): Promise<Answer> {
  const operation = CATALOGUE.find((each) => each.id === id);
  if (operation === undefined) throw new Error(id);
  return (await perform(operation, by, { ...OF, ...input })) as unknown as Answer;
}

/** As much of the answers as is looked at here. */
interface Answer {
  readonly words: string;
  readonly scenario: { readonly id: string } | null;
  readonly p85: string;
  readonly quantiles: { readonly p85: string };
  readonly items: readonly { readonly item: string }[];
  readonly remaining: { readonly mean: number };
  readonly diagnostics: readonly unknown[];
  readonly levers: readonly {
    readonly kind: string;
    readonly subject: string;
    readonly gained: { readonly p85: number };
    readonly keep: readonly TypedChange[];
  }[];
  readonly milestones: readonly { readonly id: string; readonly before: { readonly p85: string } }[];
  readonly parts: readonly Part[];
  readonly move: { readonly p50: number; readonly p85: number };
  readonly to: { readonly p85: string };
}

interface Part {
  readonly change: string | null;
  readonly words: string;
  readonly move: { readonly p50: number; readonly p85: number };
}

const QUESTIONS = ['levers', 'tornado', 'bottleneck', 'cost', 'timeline'] as const;

describe('a question to the plan, in a scenario', () => {
  it('has its scope, names it, and leaves the answers of everybody as they were', async () => {
    const before = await Promise.all(QUESTIONS.map((id) => ask(id, {})));
    const scenario = await createScenario(by, { program: PROGRAM, name: 'More for red' });
    await addChange(by, { scenario }, { form: 'add-items', milestone: 'V6', count: 30, team: 'red' });
    const inside = await Promise.all(QUESTIONS.map((id) => ask(id, { scenario: 'More for red' })));
    expect(await Promise.all(QUESTIONS.map((id) => ask(id, {})))).toEqual(before);
    expect(before.map((answer) => answer.scenario)).toEqual(QUESTIONS.map(() => null));
    for (const answer of inside) {
      expect(answer.scenario).toEqual({ id: scenario, name: 'More for red' });
      expect(answer.words).toMatch(/^In the scenario "More for red": /);
    }
    const [levers, tornado, , cost, timeline] = before as [Answer, Answer, Answer, Answer, Answer];
    const [itsLevers, itsTornado, , itsCost, itsTimeline] = inside as [Answer, Answer, Answer, Answer, Answer];
    const cutOf = (answer: Answer) => answer.levers.find(({ kind }) => kind === 'cut')?.gained.p85 ?? 0;
    expect(cutOf(itsLevers)).toBeGreaterThan(cutOf(levers));
    expect(itsTornado.p85 > tornado.p85).toBe(true);
    expect(itsCost.remaining.mean).toBeGreaterThan(cost.remaining.mean);
    expect(itsTimeline.items.length).toBe(timeline.items.length + 30);
    // What everybody had before the scenario was made, it has, too.
    const early = await ask('timeline', { scenario, asOf: addDays(CLOCK, -1) });
    expect(early.items).toEqual((await ask('timeline', { asOf: addDays(CLOCK, -1) })).items);
    // A what-if starts where the scenario stands: at its forecast, as near as a thousand days of the record tell it.
    const asked = await ask('what-if', { scenario, changes: [] });
    const start = asked.milestones.find(({ id }) => id === 'V6')?.before.p85 ?? '';
    const { quantiles } = await ask('forecast', { scenario });
    expect(Math.abs(daysBetween(start, quantiles.p85))).toBeLessThanOrEqual(1);
  });

  it('explains the move to where it stands, its changes one by one, and the parts add up', async () => {
    const scenario = await createScenario(by, { program: PROGRAM, name: 'Two steps' });
    await addChange(by, { scenario }, { form: 'add-items', milestone: 'V6', count: 20, team: 'blue' });
    await addChange(by, { scenario }, { form: 'leave', team: 'red', from: dayAt(366), until: dayAt(400) });
    const span = { from: dayAt(340), to: CLOCK, ...FEW };
    const [own, all] = [await ask('explain', { ...span, scenario }), await ask('explain', span)];
    const added = own.parts.filter(({ change }) => change !== null);
    expect(added.map(({ change }) => change)).toEqual([`${scenario}.1`, `${scenario}.2`]);
    expect(added[0]?.words).toBe('adds 20\u00a0items to Release 6.0 for blue');
    expect(own.parts.slice(0, all.parts.length)).toEqual(all.parts);
    for (const p of ['p50', 'p85'] as const)
      expect(own.parts.reduce((sum, { move }) => sum + move[p], 0)).toBe(own.move[p]);
    expect(own.to.p85 > all.to.p85).toBe(true);
    expect(own.words).toMatch(/^In the scenario "Two steps": Release 6\.0: .*S\d\.1 \(adds 20/);
  });

  it('keeps each lever as changes of a scenario, which gains what the lever said', async () => {
    const own = { program: PROGRAM };
    const facts = [
      ...said('risk:R', { ...own, title: 'Fire', state: 'open', chance: 0.9, likely: 30, milestones: ['V6'] }),
      ...said('risk:M', {
        ...own,
        title: 'Flood',
        state: 'open',
        chance: 0.9,
        likely: 20,
        mitigatedChance: 0,
        teams: ['red'],
      }),
      ...said('wait:W', { ...own, title: 'Legal', milestone: 'V6', form: 'approval', low: 60, likely: 90, high: 120 }),
      ...said('leave:L', { ...own, title: 'Summer', from: dayAt(370), until: dayAt(400) }),
      ...said('person:gita', { name: 'Gita', team: 'blue', allocation: 1, skills: ['ui'] }),
      ...Array.from({ length: 30 }, (_, i) => said(`item:V6-${i}`, { assignee: 'gita' })).flat(),
    ];
    await by.workbench.record({ source: 'test', facts });
    const { levers } = await ask('levers', {});
    const kinds = new Set(levers.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['slot', 'cut', 'move', 'avoid', 'mitigate', 'answer', 'leave', 'reassign']));
    const before = (await ask('forecast', {})).quantiles.p85;
    for (const kind of kinds) {
      const lever = levers.find((one) => one.kind === kind) as Answer['levers'][number];
      const scenario = await createScenario(by, { program: PROGRAM, name: `Keep ${kind}` });
      for (const change of lever.keep) await addChange(by, { scenario }, change);
      const after = (await ask('forecast', { scenario })).quantiles.p85;
      expect([kind, Math.abs(daysBetween(after, before) - lever.gained.p85)]).toEqual([
        kind,
        expect.toSatisfy((days) => days <= 5),
      ]);
    }
    const { changes } = scenarioState(by.workbench, 'Keep reassign');
    expect(changes.map(({ words }) => words)).toEqual([
      expect.stringMatching(/^gives \d+.items to anybody of its team$/),
    ]);
  });

  it('refuses a what-if that names what is not there, with the nearest', async () => {
    const risk = { id: 'x', title: 'x', chance: 0.5, likely: 3 };
    const refused = (change: object, words: RegExp) =>
      expect(ask('what-if', { changes: [change] })).rejects.toThrow(words);
    await refused({ kind: 'put-risk', risk: { ...risk, teams: ['redd'] } }, /no team "redd": did you mean "red"/);
    await refused({ kind: 'put-risk', risk: { ...risk, items: ['V6-999'] } }, /no item "V6-999"/);
    await refused({ kind: 'put-risk', risk: { ...risk, milestones: ['Relase 6.0'] } }, /did you mean "Release 6.0"/);
    await refused({ kind: 'put-wait', wait: { id: 'x', title: 'x', item: 'V6-999' } }, /no item "V6-999"/);
    await refused({ kind: 'put-leave', leave: { id: 'x', person: 'Gitta', from: CLOCK } }, /did you mean "gita"/);
    const known = { kind: 'put-risk', risk: { ...risk, teams: ['Red'], milestones: ['6.0'] } };
    expect((await ask('what-if', { changes: [known] })).diagnostics).toEqual([]);
  });

  it('refuses a scenario that nobody made, with the nearest', async () => {
    for (const id of QUESTIONS)
      await expect(ask(id, { scenario: 'Mor for red' })).rejects.toThrow(/did you mean "More for red"/);
  });
});

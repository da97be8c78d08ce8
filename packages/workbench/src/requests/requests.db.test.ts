import type { Value } from '@fulcrum/core/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt, PROGRAM, sampleFacts } from '../../../../tests/programs/sample-program.ts';
import { decisionsWaiting } from '../answers/decisions-waiting.ts';
import { CATALOGUE } from '../catalogue/index.ts';
import { perform } from '../catalogue/operation.ts';
import { LOCAL_OWNER, type Principal } from '../policy/permission.ts';
import type { By } from '../scenarios/edit-scenario.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import type { PriceView, RequestPeopleView, RequestsView, RequestView, ScopeView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';

const CLOCK = dayAt(365);
const WORK = { team: 'blue', count: 6 };
let opened: TestWorkbench;
let by: By;

const said = (subject: string, values: Readonly<Record<string, Value>>) =>
  Object.entries(values).map(([attribute, value]) => {
    return { subject, attribute, op: 'set' as const, value, at: 0, source: 'test', cause: `test/${subject}` };
  });

const PEOPLE = [
  ...said('person:gita', { name: 'Gita Rao', team: 'blue', skills: ['ui'] }),
  ...said('person:ida', { name: 'Ida', team: 'blue', ceiling: 0.01 }),
];

beforeAll(async () => {
  opened = await openTestWorkbench();
  by = { workbench: opened.workbench, principal: LOCAL_OWNER };
  await by.workbench.record({
    source: 'test',
    facts: [...sampleFacts(), ...said('workspace:main', { clock: CLOCK }), ...PEOPLE],
  });
});
afterAll(() => opened.close());

async function ask<T>(id: string, input: object, principal: Principal = LOCAL_OWNER): Promise<T> {
  const operation = CATALOGUE.find((each) => each.id === id);
  if (operation === undefined) throw new Error(id);
  return (await perform(operation, { ...by, principal }, input)) as unknown as T;
}

const graph = () => graphAsOf(by.workbench, undefined);
const members = () =>
  [...graph().items.values()].filter(({ milestones }) => milestones.includes('V6')).map(({ id }) => id);
const optionOf = ({ options }: PriceView, option: string) => options.find((each) => each.option === option)!;

describe('the scope of a milestone', () => {
  it('is held against its baseline: the one of the record, then the one that is agreed', async () => {
    const first = await ask<ScopeView>('scope', { program: PROGRAM, milestone: 'V6' });
    expect(first.baseline).toMatchObject({ said: null, words: expect.stringMatching(/^nobody has said/) });
    expect(first.words).toMatch(/Release 6\.0/);
    expect(first.items.now - first.items.baseline).toBe(first.added.total - first.removed.total);
    const set = { baseline: dayAt(360) };
    await ask('record', { program: PROGRAM, kind: 'milestone', id: 'V6', set });
    const agreed = await ask<ScopeView>('scope', { program: PROGRAM, milestone: 'V6' });
    expect(agreed.baseline).toMatchObject({ day: dayAt(360), said: dayAt(360) });
    expect(JSON.stringify(agreed)).not.toMatch(/NaN|undefined/);
    await ask('record', { program: PROGRAM, kind: 'milestone', id: 'V6', set: { baseline: null } });
  });
});

describe('a request', () => {
  it('is priced before it is asked, waits for a decision, and is changed by nobody unseen', async () => {
    const price = await ask<PriceView>('price-request', { program: PROGRAM, milestone: 'V6', work: [WORK] });
    expect(price.status).toBe('ok');
    expect(price.money).toMatch(/No rates are entered/);
    expect(price.options.map(({ option }) => option)).toEqual(['absorb', 'cut', 'move', 'staff']);
    expect(optionOf(price, 'absorb').days).toBeGreaterThan(0);
    expect(optionOf(price, 'cut')).toMatchObject({ status: 'ok', days: expect.any(Number) });
    const input = { program: PROGRAM, title: 'Single sign-on', milestone: 'V6', work: [WORK], asker: 'Sales' };
    const asked = await ask<RequestView>('ask-request', input);
    expect(asked).toMatchObject({ id: 'R1', state: 'asked', words: expect.stringMatching(/^6.new items for/) });
    expect((await ask<PriceView>('price-request', { program: PROGRAM, request: 'R1' })).options).toEqual(price.options);
    expect(decisionsWaiting(graph(), PROGRAM)).toMatchObject([{ request: 'R1', title: 'Single sign-on', days: 0 }]);
    await ask('change-request', { request: 'R1', set: { asker: 'Legal' }, seen: { asker: 'Sales' } });
    await expect(
      ask('change-request', { request: 'R1', set: { asker: 'Ops' }, seen: { asker: 'Sales' } }),
    ).rejects.toThrow(/somebody said something else/);
  });

  it('is approved with a cut: its work and the cut become facts with it as their cause, and all of it is taken back', async () => {
    const before = members();
    const price = await ask<PriceView>('price-request', { program: PROGRAM, request: 'R1' });
    const { chosen, items } = optionOf(price, 'cut');
    const approved = await ask<RequestView>('approve-request', {
      request: 'R1',
      decidedBy: 'Ada',
      why: 'It sells',
      chosen,
    });
    expect(approved).toMatchObject({
      state: 'approved',
      decision: { by: 'Ada', day: CLOCK, why: 'It sells', option: 'cut', before: { p85: expect.any(String) } },
    });
    expect(members().length).toBe(before.length + WORK.count - items.length);
    for (const { id } of items) expect(members()).not.toContain(id);
    const scope = await ask<ScopeView>('scope', { program: PROGRAM, milestone: 'V6' });
    expect(scope.added.rows.filter(({ request }) => request?.id === 'R1')).toHaveLength(WORK.count);
    expect(scope.byReason.find(({ reason }) => reason.startsWith('R1: '))).toMatchObject({ added: WORK.count });
    // Whoever decides second sees who decided, and nothing is done twice.
    await expect(
      ask('decline-request', { request: 'R1', decidedBy: 'Bo', seen: { state: 'asked' } }),
    ).rejects.toMatchObject({
      changed: [{ what: 'state', theirs: 'approved', by: 'Ada' }],
    });
    await ask('reopen-request', { request: 'R1' });
    expect(members()).toEqual(before);
    expect(graph().requests.get('R1')).toMatchObject({ state: 'asked', decidedBy: null, price: null });
  });

  it('is approved again after that, and declined with its reason and its price', async () => {
    await ask('approve-request', { request: 'R1', decidedBy: 'Ada', chosen: { option: 'absorb' } });
    await ask('reopen-request', { request: 'R1' });
    const declined = await ask<RequestView>('decline-request', { request: 'R1', decidedBy: 'Bo', why: 'Next year' });
    expect(declined).toMatchObject({ state: 'declined', decision: { by: 'Bo', why: 'Next year', option: null } });
    expect(declined.decision?.price).toMatch(/lands by/);
    const list = await ask<RequestsView>('requests', { program: PROGRAM });
    expect(list.counts).toMatchObject({ asked: 0, declined: 1, approved: 0 });
    await expect(ask('change-request', { request: 'R1', set: { title: 'Other' } })).rejects.toThrow(
      /take the decision back/,
    );
    await ask('reopen-request', { request: 'R1' });
  });

  it('is decided once when two decide at the same time', async () => {
    const both = await Promise.allSettled([
      ask('approve-request', {
        request: 'R1',
        decidedBy: 'Ada',
        chosen: { option: 'absorb' },
        seen: { state: 'asked' },
      }),
      ask('decline-request', { request: 'R1', decidedBy: 'Bo', seen: { state: 'asked' } }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    // Who saw it and chooses their own decision takes the other one back first.
    const over = await ask<RequestView>('decline-request', { request: 'R1', decidedBy: 'Cleo' });
    expect(over.decision).toMatchObject({ by: 'Cleo', option: null });
    await ask('reopen-request', { request: 'R1' });
  });

  it('is given to somebody by name, whose ceiling allows it, with what that gains told in the scenario', async () => {
    const work = [{ team: 'blue', count: 2, hours: 2 }];
    await ask('ask-request', { program: PROGRAM, title: 'Small', milestone: 'V6', work });
    const much = await ask<RequestPeopleView>('request-people', { program: PROGRAM, request: 'R1' });
    expect(much.words).toMatch(/^No one is free/);
    const asked = { program: PROGRAM, request: 'R2' };
    const { people, words } = await ask<RequestPeopleView>('request-people', asked);
    expect(words).toMatch(/^Gita Rao could take it: .+ load .+ to /);
    const [first] = people;
    expect(people.map(({ person, blocked }) => [person.name, blocked === null])).toEqual([
      ['Gita Rao', true],
      ['Ida', false],
    ]);
    const chosen = first?.chosen;
    await ask('approve-request', { request: 'R2', decidedBy: 'Ada', chosen });
    const given = [...graph().items.values()].filter(({ assignee }) => assignee === 'gita');
    expect(given).toHaveLength(2);
    expect(graph().requests.get('R2')?.price).toMatch(/lands by/);
    await ask('reopen-request', { request: 'R2' });
    expect([...graph().items.values()].filter(({ assignee }) => assignee === 'gita')).toHaveLength(0);
  });

  it('says who may do it, and refuses what cannot be meant', async () => {
    const reader: Principal = { ...LOCAL_OWNER, permissions: new Set(['program.read']) };
    const decision = { request: 'R1', decidedBy: 'X', chosen: { option: 'absorb' } };
    await expect(ask('approve-request', decision, reader)).rejects.toThrow(/scope\.decide/);
    await expect(ask('ask-request', { program: PROGRAM, title: 'x', milestone: 'V6' }, reader)).rejects.toThrow(
      /scope\.ask/,
    );
    await expect(ask('price-request', { program: PROGRAM, milestone: 'V99' })).rejects.toThrow(/no milestone/);
    await expect(ask('approve-request', { ...decision, chosen: { option: 'staff' } })).rejects.toThrow(
      /name a person, or a team/,
    );
    await expect(ask('approve-request', { ...decision, request: 'R9' })).rejects.toThrow(/no request "R9"/);
  });
});

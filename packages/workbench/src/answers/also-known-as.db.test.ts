import { EPOCH } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CATALOGUE } from '../catalogue/index.ts';
import { perform } from '../catalogue/operation.ts';
import { LOCAL_OWNER } from '../policy/permission.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import type { ItemView } from '../views/index.ts';

let test: TestWorkbench;
beforeEach(async () => {
  test = await openTestWorkbench();
});
afterEach(() => test.close());

async function tell(source: string, id: string, set: Readonly<Record<string, Value>>): Promise<void> {
  const facts = Object.entries(set).map(([attribute, value]) => {
    return { subject: `item:${id}`, attribute, op: 'set' as const, value, at: EPOCH, source, cause: 'sync' };
  });
  await test.workbench.record({ source, facts });
}

async function item(id: string): Promise<ItemView> {
  const operation = CATALOGUE.find((each) => each.id === 'item') as NonNullable<(typeof CATALOGUE)[number]>;
  const context = { workbench: test.workbench, principal: LOCAL_OWNER };
  return (await perform(operation, context, { item: id })) as ItemView;
}

it('an item of two tools says what it is called in the other, under either name', async () => {
  await tell('jira:APP', 'APP-1', { title: 'Sign in', state: 'Open' });
  await tell('linear:ENG', 'ENG-12', { title: 'Sign-in', state: 'Todo', url: 'https://linear.app/x/issue/ENG-12' });
  expect((await item('ENG-12')).also).toEqual([]);
  await tell('linear:ENG', 'ENG-12', { sameAs: 'APP-1' });
  await tell('person:owner', 'ENG-12', { rank: 3 });
  const also = [{ id: 'ENG-12', tool: 'Linear', url: 'https://linear.app/x/issue/ENG-12' }];
  expect(await item('APP-1')).toMatchObject({ item: { id: 'APP-1', title: 'Sign in' }, also });
  expect(await item('eng-12')).toMatchObject({ item: { id: 'APP-1' }, also });
});

import type { Fact } from '@fulcrum/core/vocabulary';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import { programForecast } from './forecasts.ts';

let test: TestWorkbench;
beforeEach(async () => {
  test = await openTestWorkbench();
});
afterEach(() => test.close());

const said = (subject: string, attribute: string, value: Fact['value']): Fact => {
  return { subject, attribute, op: 'set', value, at: Date.UTC(2020, 0, 1), source: 'test', cause: 'c' };
};
const openItem = (id: string, title: string): readonly Fact[] => [
  said(`item:${id}`, 'program', 'P'),
  said(`item:${id}`, 'title', title),
];
const record = (facts: readonly Fact[]) => test.workbench.record({ source: 'test', facts });
const openItems = async () => (await programForecast(test.workbench, 'P', '2020-06-01')).remaining.items;

it('a forecast that was asked for while a batch failed is not given for the facts that took its place', async () => {
  await record([said('program:P', 'name', 'P'), ...openItem('A', 'First')]);
  await test.workbench.pool.query(`create function fail() returns trigger language plpgsql as $$
    begin perform pg_sleep(0.5); raise exception 'the disk is full'; end $$`);
  await test.workbench.pool.query(`create trigger fail before insert on item_span for each row
    when (new.title = 'Doomed') execute function fail()`);
  const failing = record(openItem('B', 'Doomed'));
  const failed = expect(failing).rejects.toThrow(/disk is full/);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await openItems();
  await failed;
  await record([said('item:A', 'title', 'Renamed'), said('item:A', 'type', 'Bug')]);
  expect(await openItems()).toBe(1);
});

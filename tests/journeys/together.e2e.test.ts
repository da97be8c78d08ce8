import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from '../harness/sample.ts';
import { type Visit, violations, visit } from '../harness/visit.ts';

let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(() => reader?.end());

const MILESTONE = '/programs/TIMOB/milestones/TIMOB%2F17609';
const target = (page: Page) => page.locator('.target-field');

async function beginTarget(page: Page, day: string): Promise<void> {
  await target(page)
    .getByRole('button', { name: /^(Change|Set a target)$/ })
    .click();
  await page.getByLabel('Target', { exact: true }).fill(day);
}

/** Sends a request as another person’s window would. */
async function say(path: string, body: object, method = 'POST'): Promise<{ readonly id: string }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${reader.product.url}${path}`, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as { readonly id: string };
}

type Value = string | number;
type Surface = readonly [
  method: string,
  path: string,
  body: (value: Value) => Readonly<Record<string, unknown>>,
  values: readonly [Value, Value],
];

interface Answered {
  readonly status: number;
  readonly answer: { readonly changed?: readonly { readonly theirs: unknown }[] };
}

async function send(path: string, body: object, method: string): Promise<Answered> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${reader.product.url}${path}`, { method, headers, body: JSON.stringify(body) });
  return { status: response.status, answer: (await response.json()) as Answered['answer'] };
}

const ask = async <T>(path: string): Promise<T> => (await fetch(`${reader.product.url}${path}`)).json() as Promise<T>;

/** The same by somebody who saw something else before. */
const withSeen = (body: Readonly<Record<string, unknown>>, seen: unknown): object => {
  const names = Object.keys(typeof body.seen === 'object' && body.seen !== null ? body.seen : {});
  return { ...body, seen: names.length === 0 ? seen : Object.fromEntries(names.map((name) => [name, seen])) };
};

describe('two people at once', () => {
  it('lose nothing: the second sees what the first said, and chooses', async () => {
    const [first, second] = [await reader.open(MILESTONE), await reader.open(MILESTONE)];
    await beginTarget(first, '2017-12-20');
    await beginTarget(second, '2018-01-20');
    await first.keyboard.press('Enter');
    await first.waitForSelector('.toast:has-text("Target of Release 7.0.0 moved to 20 Dec 2017")');
    // Also when the news has arrived while the form was open.
    await second.waitForSelector('h1:has-text("20 Dec")');
    await second.keyboard.press('Enter');
    const dialog = second.getByRole('dialog', { name: 'Changed meanwhile' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(/changed this a moment ago.*1\sDec\s2017.*20\sDec\s2017.*20\sJan\s2018/);
    await dialog.getByRole('button', { name: 'Use mine' }).click();
    await first.waitForSelector('.target-field:has-text("Target 20 Jan 2018")');

    // Taking back what somebody else changed since is a choice too: here, to leave theirs.
    await first.locator('#main').focus();
    await first.keyboard.press('Control+z');
    await first.getByRole('dialog', { name: 'Changed meanwhile' }).waitFor();
    expect(await violations(first)).toEqual([]);
    await first.keyboard.press('Escape');
    await second.locator('#main').focus();
    await second.keyboard.press('Control+z');
    await second.waitForSelector('.target-field:has-text("Target 1 Dec")');
    await first.waitForSelector('.target-field:has-text("Target 1 Dec")');
    for (const page of [first, second]) await page.context().close();
  });

  it('see each other’s changes of a scenario within a second, and both go in', async () => {
    const made = await say('/api/programs/TIMOB/scenarios', { name: 'Together' });
    const page = await reader.open(`${MILESTONE}?scenario=${made.id}`);
    await page.waitForSelector('.scenario-bar:has-text("No change yet")');
    const told = page.waitForSelector('.scenario-bar:has-text("1 change")', { timeout: 5_000 });
    const began = performance.now();
    await say(`/api/scenarios/${made.id}/changes`, { change: { form: 'capacity', team: 'iOS', slots: 9 } });
    await told;
    expect(performance.now() - began).toBeLessThan(2_500);
    await page.keyboard.press('w');
    await page.getByLabel('What changes').selectOption('capacity');
    await page.getByRole('combobox', { name: 'Team' }).selectOption({ label: 'Windows' });
    await page.getByRole('spinbutton', { name: 'Items at once' }).fill('8');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.scenario-changes li:nth-child(2)');
    await page.context().close();
  });

  it('say nothing over each other on any surface: the second is told what the first said', async () => {
    const made = await say('/api/programs/TIMOB/scenarios', { name: 'Two hands' });
    const { version } = await ask<{ version: number }>(`/api/scenarios/${made.id}`);
    const { teams } = await ask<{ teams: { people: { id: string }[] }[] }>('/api/programs/TIMOB/load');
    const person = teams.flatMap(({ people }) => people)[0]?.id;
    const move = (day: Value) => ({ change: { form: 'not-before', item: 'TIMOB-24722', day }, seen: version });
    const surfaces: readonly Surface[] = [
      [
        'PUT',
        `/api${MILESTONE}/target`,
        (day) => ({ day, seen: null, since: '2017-08-01' }),
        ['2018-03-01', '2018-03-02'],
      ],
      ['PUT', '/api/words', (means) => ({ id: 'state/Reopened', means, seen: null }), ['doing', 'done']],
      [
        'POST',
        '/api/programs/TIMOB/things/person',
        (ceiling) => ({ id: person, set: { ceiling }, seen: { ceiling: null } }),
        [0.8, 0.9],
      ],
      [
        'PUT',
        '/api/programs/TIMOB/board/limit',
        (limit) => ({ team: 'TIMOB/Windows', limit, seen: { limit: null } }),
        [5, 6],
      ],
      ['PUT', '/api/workspace/zone', (zone) => ({ zone, seen: null }), ['Europe/Berlin', 'Asia/Tokyo']],
      ['PUT', '/api/workspace/currency', (currency) => ({ currency, seen: null }), ['EUR', 'USD']],
      ['POST', `/api/scenarios/${made.id}/changes`, move, ['2017-11-01', '2017-11-08']],
    ];
    for (const [method, path, body, [first, second]] of surfaces) {
      // Whatever stands there now, both saw the same.
      const one = await send(path, body(first), method);
      const seen = one.status === 409 ? (one.answer.changed?.[0]?.theirs as never) : undefined;
      if (seen !== undefined)
        expect((await send(path, withSeen(body(first), seen), method)).status, path).toBeLessThan(300);
      const other = await send(path, seen === undefined ? body(second) : withSeen(body(second), seen), method);
      expect(other.status, path).toBe(409);
      expect(other.answer.changed?.length, path).toBeGreaterThan(0);
    }
  });

  it('see records of the plan arrive', async () => {
    const page = await reader.open(MILESTONE);
    await say('/api/programs/TIMOB/things/milestone', { id: 'Release 7.0.0', set: { target: '2018-02-02' } });
    await page.waitForSelector('.target-field:has-text("Target 2 Feb 2018")');
    await page.context().close();
  });

  it('complained of nothing', () => {
    // A browser tells of every refusal, also of those that are meant.
    expect(reader.troubles.filter((one) => !one.includes('409'))).toEqual([]);
  });
});

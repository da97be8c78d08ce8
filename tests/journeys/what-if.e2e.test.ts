import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from '../harness/sample.ts';
import { overflow, type Visit, violationsInBoth, visit } from '../harness/visit.ts';

let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(() => reader?.end());

const MILESTONE = '/programs/TIMOB/milestones/TIMOB%2F17609';
const OPENED = `${MILESTONE}#what-would-move-it`;

const outcome = (page: Page) => page.locator('.try-outcome');
const untilAnswered = (page: Page) => page.waitForSelector('.try-outcome[aria-busy="false"]:has-text("85 % sure")');

describe('what would move a milestone', () => {
  it('is worked out when it is asked, and answers every change at once, by keyboard', async () => {
    const page = await reader.open(MILESTONE);
    await page.getByRole('button', { name: 'Work it out' }).press('Enter');
    await page.waitForSelector('.levers-table tbody tr');
    await page.locator('.levers-table input').first().focus();
    await page.keyboard.press('Space');
    await untilAnswered(page);
    expect(await outcome(page).locator('.sooner').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Undo all' }).press('Enter');
    await page.waitForSelector('.try-outcome:has-text("Change a number")');
    await page.getByRole('spinbutton', { name: /^Items more or fewer in Windows/ }).focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowUp');
    await untilAnswered(page);
    expect(await outcome(page).locator('.later').count()).toBe(2);
    await page.context().close();
  });

  it('is the same in the browser and on the server, to the last digit', async () => {
    const page = await reader.open(MILESTONE);
    const assets = fileURLToPath(new URL('../../apps/web/dist/assets', import.meta.url));
    const worker = `/assets/${readdirSync(assets).find((name) => /^worker-.*\.js$/.test(name))}`;
    const team = 'TIMOB/Windows';
    const changes = [
      { kind: 'capacity', team, slots: 5 },
      { kind: 'add-item', item: { id: 'new', team, milestones: ['TIMOB/17609'] } },
    ];
    const [here, there] = await page.evaluate(bothAnswers, { worker, changes });
    expect(here.milestones.length).toBeGreaterThan(2);
    expect(here).toEqual(there);
    await page.context().close();
  });

  it('can be kept as a scenario, which is told in five sentences', async () => {
    const page = await reader.open(OPENED);
    await page.waitForSelector('.levers-table tbody tr');
    const more = page.getByRole('spinbutton', { name: 'Items that Windows works on at once' });
    await more.focus();
    await page.keyboard.press('ArrowUp');
    await untilAnswered(page);
    await page.getByRole('button', { name: 'Keep as a scenario' }).press('Enter');
    await page.keyboard.type('One more for Windows');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'One more for Windows' }).click();
    await page.waitForURL(/brief\?scenario=/);
    await page.waitForSelector('.five-sentences:has-text("In “One more for Windows” the date")');
    expect(await page.locator('.five-sentences > li').count()).toBe(5);
    await page.context().close();
  });

  it('passes axe in light and dark, and fits every width', async () => {
    const page = await reader.open(OPENED, { viewport: { width: 1440, height: 3000 }, reducedMotion: 'reduce' });
    await page.waitForSelector('.levers-table tbody tr');
    expect(await violationsInBoth(page)).toEqual([]);
    for (const width of [320, 360, 1280, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflow(page), `${width} px`).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });

  it('complained of nothing', () => {
    expect(reader.troubles).toEqual([]);
  });
});

interface Moved {
  readonly milestone: string;
  readonly id: string;
  readonly days: unknown;
  readonly odds: unknown;
  readonly laterShare: unknown;
  readonly earlierShare: unknown;
}

/** What the worker and the server answer to the same changes. Runs in the page. */
async function bothAnswers({ worker: address, changes }: { worker: string; changes: readonly object[] }) {
  const worker = new Worker(address, { type: 'module' });
  const exchange = (message: object) =>
    new Promise<{ answer: { milestones: Moved[] } }>((resolve, reject) => {
      worker.onmessage = ({ data }) => (data.kind === 'failed' ? reject(new Error(data.reason)) : resolve(data));
      worker.postMessage(message);
    });
  await exchange({ kind: 'load', address: '/api/programs/TIMOB/model' });
  const { answer } = await exchange({ kind: 'ask', changes });
  worker.terminate();
  const response = await fetch('/api/programs/TIMOB/what-if', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ changes }),
  });
  const there = (await response.json()) as { milestones: Moved[] };
  const told = ({ days, odds, laterShare, earlierShare }: Moved) => ({ days, odds, laterShare, earlierShare });
  return [
    { milestones: answer.milestones.map((one) => ({ id: one.milestone, ...told(one) })) },
    { milestones: there.milestones.map((one) => ({ id: one.id, ...told(one) })) },
  ] as const;
}

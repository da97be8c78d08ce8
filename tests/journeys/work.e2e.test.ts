import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo } from '../harness/demo.ts';
import { focused, type Visit, violations, visit } from '../harness/visit.ts';

let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startDemo());
});
afterAll(() => reader?.end());

const WORK = '/programs/TIMOB/work';
const total = (page: Page) =>
  page
    .locator('.items')
    .getAttribute('aria-rowcount')
    .then((count) => Number(count) - 1);
const firstKey = (page: Page) => page.locator('.item-row[data-index="0"] .item-key').textContent();

/** Opens the Work page and waits for its rows. */
async function openWork(search = '', look?: Parameters<Visit['open']>[1]): Promise<Page> {
  const page = await reader.open(`${WORK}${search}`, look);
  await page.waitForSelector('.item-row button');
  await page.waitForSelector('h1 b');
  return page;
}

describe('the list of all work', () => {
  it('answers in its heading and holds every item of the day, of which few are drawn', async () => {
    const page = await openWork();
    expect(await page.textContent('h1')).toMatch(/^2,780\sitems are open; [\d,]+ are done, [\d,]+ dropped\.$/);
    expect(await total(page)).toBe(19_747);
    expect(await page.locator('.item-row').count()).toBeLessThan(80);
    await page.context().close();
  });

  it('reaches its last row, and comes back to the first', async () => {
    const page = await openWork('?sort=key');
    expect(await firstKey(page)).toBe('TIMOB-3');
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForSelector('.item-row[aria-rowindex="19748"] button');
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForSelector('.item-row[data-index="0"] button');
    await page.context().close();
  });

  it('scrolls without a frame that shows nothing', async () => {
    const page = await openWork();
    const frames = await page.evaluate(async () => {
      let [count, empty] = [0, 0];
      const until = performance.now() + 2000;
      while (performance.now() < until) {
        scrollBy(0, 120);
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        count++;
        const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
        if (!middle?.closest('.item-row')) empty++;
      }
      return { count, empty };
    });
    expect(frames.empty).toBe(0);
    await page.context().close();
  });

  it('keeps its filters in the address, counts them, and clears them', async () => {
    const page = await openWork();
    await page.getByRole('button', { name: 'Open 2,780' }).click();
    await page.waitForURL(/category=open/);
    await page.getByRole('search').getByRole('button', { name: 'Team' }).click();
    await page.keyboard.type('windows');
    await page.keyboard.press('Enter');
    await page.waitForURL(/team=TIMOB%2FWindows|team=TIMOB\/Windows/);
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.includes('of Windows are open'));
    // The heading and the list are asked for side by side: either may come first.
    await page.waitForSelector('.items[data-stale="false"][aria-rowcount="200"]');
    await page.reload();
    await page.waitForSelector('.item-row button');
    expect(await total(page)).toBe(199);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForFunction(() => document.querySelector('.items')?.getAttribute('aria-rowcount') === '19748');
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });

  it('finds by text, and says what to do when nothing is found', async () => {
    const page = await openWork();
    await page.keyboard.press('/');
    await page.keyboard.type('zebra crossing');
    await page.waitForSelector('text=No item meets all of this');
    expect(await page.textContent('h1')).toBe('No item with “zebra crossing”.');
    await page.locator('.state-box').getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForSelector('.item-row button');
    await page.context().close();
  });

  it('sorts by the head of a column', async () => {
    const page = await openWork();
    await page.getByRole('button', { name: 'Key' }).first().click();
    await page.waitForURL(/sort=key/);
    await page.waitForFunction(() => document.querySelector('.item-row .item-key')?.textContent === 'TIMOB-3');
    expect(await page.locator('[aria-sort]').textContent()).toBe('Key');
    await page.context().close();
  });

  it('is another list on another day', async () => {
    const page = await openWork('?asOf=2014-06-30');
    expect(await total(page)).toBeLessThan(19_747);
    expect(await page.textContent('.time-machine')).toContain('As of');
    await page.context().close();
  });

  it('saves exactly the filtered list as CSV', async () => {
    const page = await openWork('?category=open&team=TIMOB/Windows');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const file = await readFile(await (await saving).path(), 'utf8');
    const lines = file.trimEnd().split('\r\n');
    expect(lines[0]).toContain('key,title,type');
    expect(lines.length - 1).toBe(199);
    expect(lines.slice(1).every((line) => line.includes('Windows'))).toBe(true);
    await page.context().close();
  });
});

describe('one item', () => {
  it('opens by key, tells its facts, and gives the focus back', async () => {
    const page = await openWork();
    for (const key of ['j', 'j', 'j', 'k', 'Enter']) await page.keyboard.press(key);
    const opened = await focusedRow(page);
    await page.waitForSelector('.facts li');
    expect(await page.textContent('.drawer h2')).toBe(opened);
    expect(await page.textContent('.facts')).toContain('state became');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.drawer', { state: 'detached' });
    expect(await focused(page)).toBe(opened);
    await page.context().close();
  });

  it('can be linked to', async () => {
    const page = await openWork('?evidence=facts~~TIMOB-25275~subject%3Ditem:TIMOB-25275');
    await page.waitForSelector('.drawer-facts');
    expect(await page.textContent('.drawer')).toContain('Release 7.0.0');
    await page.context().close();
  });
});

/** The key of the row that was reached last, while the drawer has the focus. */
function focusedRow(page: Page): Promise<string | null> {
  return page.locator('.item-row button[tabindex="0"]').textContent();
}

describe('the list for every reader', () => {
  it('complained of nothing', () => {
    expect(reader.troubles).toEqual([]);
  });
});

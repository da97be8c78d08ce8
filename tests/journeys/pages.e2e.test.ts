import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from '../harness/sample.ts';
import { focused, type Visit, violations, visit } from '../harness/visit.ts';

let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(() => reader?.end());

/** Opens the palette and waits until it can be typed into. */
async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.waitForSelector('.palette input:focus');
}

const rowsOf = async (page: Page) => Number(await page.locator('.drawer .item-list > li').count());

describe('the Flow page', () => {
  it('answers in its heading and draws each metric, or says why not', async () => {
    const page = await reader.open('/programs/TIMOB/flow');
    await page.waitForSelector('.flow-metric');
    expect(await page.textContent('h1')).toMatch(/items? a week are finished/);
    for (const metric of await page.locator('.flow-metric').all()) {
      const drawn = await metric.locator('.plot-frame').count();
      const hatched = await metric.locator('.too-little').count();
      expect(drawn + hatched).toBe(1);
      expect((await metric.locator('.flow-words').first().textContent())?.length).toBeGreaterThan(10);
    }
    await page.context().close();
  });

  it('opens exactly the items of a column, by key', async () => {
    const page = await reader.open('/programs/TIMOB/flow?weeks=12');
    const picker = page.locator('.flow-metric', { hasText: 'Throughput' }).locator('.plot-picker');
    await picker.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    const words = await picker.getAttribute('aria-valuetext');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.drawer .item-list');
    expect(await rowsOf(page)).toBe(Number.parseInt(words ?? '', 10));
    await page.keyboard.press('Escape');
    await page.waitForSelector('.drawer', { state: 'detached' });
    expect(await picker.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('leads from a column to the same items on the Work page', async () => {
    const page = await reader.open('/programs/TIMOB/flow?weeks=12');
    await page.locator('.flow-metric', { hasText: 'Throughput' }).locator('.plot-picker').click();
    await page.waitForSelector('.drawer .item-list');
    const shown = await rowsOf(page);
    await page
      .locator('.drawer')
      .getByRole('link', { name: /in Work/ })
      .click();
    await page.waitForSelector('.item-row button');
    expect(await page.locator('.items').getAttribute('aria-rowcount')).toBe(String(shown + 1));
    await page.context().close();
  });

  it('has the same figures as a table', async () => {
    const page = await reader.open('/programs/TIMOB/flow?weeks=12');
    const throughput = page.locator('.flow-metric', { hasText: 'Throughput' });
    await throughput.getByRole('button', { name: 'Table' }).click();
    expect(await throughput.locator('tbody tr').count()).toBe(12);
    await page.context().close();
  });

  it('narrows to a team in the address', async () => {
    const page = await reader.open('/programs/TIMOB/flow');
    await page.getByLabel('Team').selectOption({ index: 1 });
    await page.waitForURL(/team=/);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForURL((url) => !url.search.includes('team'));
    await page.context().close();
  });
});

describe('the Calibration page', () => {
  it('shows the record, or the way to it', async () => {
    const page = await reader.open('/programs/TIMOB/calibration');
    await page.waitForSelector('.reliability, .state-box');
    const hasRecord = (await page.locator('.reliability').count()) > 0;
    if (hasRecord) expect(await page.locator('.coverage tbody tr').count()).toBe(3);
    else expect(await page.textContent('.state-box')).toContain('There is no record yet');
    await page.context().close();
  });
});

describe('the palette and the keys', () => {
  it('finds an item, opens it, and remembers it', async () => {
    const page = await reader.open('/programs/TIMOB');
    await openPalette(page);
    await page.keyboard.type('TIMOB-25275');
    await page.waitForSelector('[cmdk-group-heading]:has-text("Found")');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.facts li');
    expect(await page.textContent('.drawer h2')).toBe('TIMOB-25275');
    await page.keyboard.press('Control+k');
    await page.waitForSelector('[cmdk-group-heading]:has-text("Recent")');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    // Only the palette closed; the drawer is still there.
    expect(await page.locator('.drawer').count()).toBe(1);
    await page.context().close();
  });

  it('goes to a day and back to today', async () => {
    const page = await reader.open('/programs/TIMOB');
    await openPalette(page);
    await page.keyboard.type('1 sep 2017');
    await page.waitForSelector('.palette-item:has-text("Go to")');
    await page.locator('.palette-item', { hasText: 'Go to' }).first().click();
    await page.waitForURL(/asOf=2017-09-01/);
    await page.getByRole('button', { name: 'Today' }).click();
    await page.waitForURL((url) => !url.search.includes('asOf'));
    await page.context().close();
  });
});

describe('the settings', () => {
  it('change what a word means, and take it back', async () => {
    const page = await reader.open('/settings');
    const meaning = page.getByLabel('What Reopened means');
    await meaning.waitFor();
    expect(await meaning.inputValue()).toBe('todo');
    await meaning.selectOption('doing');
    await page.getByText(/items?: to do → in progress|No item changes today/).waitFor();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.waitForSelector('text=“Reopened” means in progress now.');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForSelector('text=“Reopened” means to do now.');
    await page.waitForFunction(
      () => document.querySelector<HTMLSelectElement>('.words-table select')?.disabled === false,
    );
    expect(await meaning.inputValue()).toBe('todo');
    await page.context().close();
  });

  it('release the clock and fix it again', async () => {
    const page = await reader.open('/settings');
    const fixed = page.getByRole('switch', { name: 'Fixed to a day' });
    await fixed.click();
    await page.waitForSelector('text=The clock follows the real day.');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByLabel('Fixed day').waitFor();
    expect(await page.getByLabel('Fixed day').inputValue()).toBe('2017-09-15');
    await page.context().close();
  });
});

describe('these pages for every reader', () => {
  it('draw the drawer as a sheet from below on a phone', async () => {
    const page = await reader.open('/programs/TIMOB/flow?evidence=items~~Open+items~category%3Dopen', {
      viewport: { width: 360, height: 800 },
    });
    await page.waitForSelector('.drawer .item-list');
    const box = await page.locator('.drawer').boundingBox();
    expect(box?.x).toBe(0);
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(800);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /Close evidence/ }).click();
    await page.waitForSelector('.drawer', { state: 'detached' });
    expect(await focused(page)).not.toBe('');
    await page.context().close();
  });

  it('complained of nothing', () => {
    expect(reader.troubles).toEqual([]);
  });
});

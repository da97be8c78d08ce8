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
const BRIEF = `${MILESTONE}/brief`;

const sentences = (page: Page) => page.locator('.five-sentences > li');
/** Waits for the causes of the move, which come after the rest. */
const untilWhole = (page: Page) => page.getByRole('heading', { name: 'What moved it' }).waitFor();

describe('a milestone in five sentences', () => {
  it('is one step from the milestone, and one word from anywhere near it', async () => {
    const page = await reader.open(MILESTONE);
    await page.getByRole('link', { name: 'In five sentences' }).click();
    await page.waitForURL(/\/brief$/);
    await page.waitForSelector('.five-sentences');
    expect(await sentences(page).count()).toBe(5);
    expect(await page.locator('h1').textContent()).toMatch(/^Release 7\.0\.0 is as likely as not to land by .+85\s%/);
    await page.getByRole('link', { name: 'The whole forecast' }).click();
    await page.waitForSelector('.landing');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('five sentences');
    await page.getByRole('option', { name: /in five sentences/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/brief$/);
    await page.context().close();
  });

  it('opens the evidence of every figure', async () => {
    const page = await reader.open(BRIEF);
    await untilWhole(page);
    const figures = page.locator('.five-sentences .figure[aria-haspopup="dialog"]');
    const count = await figures.count();
    expect(count).toBeGreaterThanOrEqual(6);
    for (let index = 0; index < count; index++) {
      await figures.nth(index).click();
      await page.waitForSelector('.drawer .drawer-part');
      await page.keyboard.press('Escape');
      await page.waitForSelector('.drawer', { state: 'detached' });
    }
    await page.context().close();
  });

  it('leads from an option to where it can be tried', async () => {
    const page = await reader.open(BRIEF);
    await untilWhole(page);
    await page.locator('.five-sentences .figure:not([aria-haspopup])').first().click();
    await page.waitForURL(/#what-would-move-it$/);
    await page.waitForSelector('.levers-table tbody tr');
    await page.context().close();
  });

  it('adds up what moved the date, in the picture and in its table', async () => {
    const page = await reader.open(BRIEF);
    await untilWhole(page);
    const section = page.locator('.section', { hasText: 'What moved it' });
    const days = (text: string | null) => Number(text?.replace('−', '-').replaceAll(/[^\d-]/g, ''));
    const drawn = await section.locator('.moved-steps .later, .moved-steps .sooner').allTextContents();
    await section.getByRole('button', { name: 'Table' }).click();
    const rows = await section.locator('tbody tr').all();
    const inTable = await Promise.all(rows.map(async (row) => days(await row.locator('td').nth(1).textContent())));
    const sum = inTable.pop();
    expect(inTable.reduce((total, each) => total + each, 0)).toBe(sum);
    expect(drawn.map(days).reduce((total, each) => total + each, 0)).toBe(sum);
    await page.context().close();
  });

  it('compares with another day, and keeps it in the address', async () => {
    const page = await reader.open(BRIEF);
    await page.getByRole('button', { name: 'month' }).click();
    await page.waitForURL(/since=2017-08-18/);
    await page.waitForSelector('.five-sentences:has-text("18 Aug")');
    await page.reload();
    await page.waitForSelector('.five-sentences:has-text("18 Aug")');
    expect(await page.getByRole('button', { name: 'month' }).getAttribute('aria-pressed')).toBe('true');
    await page.context().close();
  });

  it('speaks of the day of the time machine, also where there is no date, or no more to say', async () => {
    const unborn = await reader.open(`${BRIEF}?asOf=2016-03-01`);
    expect(await unborn.locator('h1').textContent()).toContain('has no date yet');
    expect(await sentences(unborn).count()).toBe(5);
    await unborn.context().close();
    const landed = await reader.open(`${BRIEF}?asOf=2018-01-15`);
    expect(await landed.locator('h1').textContent()).toMatch(/was released on 7\sDec.+6\sdays after its target/);
    await landed.context().close();
  });

  it('passes axe in light and dark, fits every width, and prints without its buttons', async () => {
    const page = await reader.open(BRIEF, { viewport: { width: 1440, height: 3000 }, reducedMotion: 'reduce' });
    await untilWhole(page);
    expect(await violationsInBoth(page)).toEqual([]);
    for (const width of [320, 360, 1280, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflow(page), `${width} px`).toBeLessThanOrEqual(0);
    }
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.brief-bar').isVisible()).toBe(false);
    expect(await page.locator('.five-sentences').isVisible()).toBe(true);
    await page.context().close();
  });

  it('complained of nothing', () => {
    expect(reader.troubles).toEqual([]);
  });
});

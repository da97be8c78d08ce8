import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from '../harness/sample.ts';
import { type Visit, violations, visit } from '../harness/visit.ts';

let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(() => reader?.end());

const PORTFOLIO = '/';
const OVERVIEW = '/programs/TIMOB';
const MILESTONE = '/programs/TIMOB/milestones/TIMOB%2F17609';

/** The names of the rows of the first table of milestones, in their order. */
const rowNames = (page: Page) => page.locator('#main .table tbody tr:not(.group) .row-name').allTextContents();
const answer = (page: Page) => page.locator('h1').textContent();
const countIn = (text: string | null) => Number.parseInt(text?.replaceAll(/[^\d]/g, '') ?? '', 10);

/** Waits until the answer is no longer what it was. */
async function answerAfter(page: Page, before: string | null): Promise<string | null> {
  await page.waitForFunction((text) => document.querySelector('h1')?.textContent !== text, before);
  return answer(page);
}

/** How many items the open drawer says that it holds. */
async function drawerCount(page: Page): Promise<number> {
  await page.waitForSelector('.drawer .item-list > li');
  return page.locator('.drawer .item-list > li').count();
}

describe('the Portfolio', () => {
  it('shows every milestone with its odds, its range, its weeks before and what moved', async () => {
    const page = await reader.open(PORTFOLIO);
    await page.waitForSelector('.program-table');
    expect(await answer(page)).toMatch(/7\.0\.0 needs a decision/);
    const row = page.locator('.program-table tr', { hasText: '7.0.0' });
    expect(await row.locator('.odds').textContent()).toMatch(/\d\s%for 1\sDec/);
    expect(await row.locator('.band').getAttribute('aria-label')).toContain('15 to 85 percent range');
    expect(await row.locator('.weeks').locator('svg, .past-weeks-first').count()).toBe(1);
    await page.context().close();
  });

  it('keeps its filters and its order in the address, by keyboard', async () => {
    const page = await reader.open(PORTFOLIO);
    const all = await rowNames(page);
    await page.getByLabel('Sort').focus();
    await page.keyboard.type('Sort: n');
    await page.waitForURL(/sort=name/);
    const sorted = await rowNames(page);
    expect(sorted.length).toBeGreaterThanOrEqual(all.length);
    expect(sorted).not.toEqual(all);
    await page.getByLabel('Kind').selectOption('release');
    await page.waitForURL(/kind=release/);
    const releases = await rowNames(page);
    expect(releases.length).toBeLessThan(sorted.length);
    await page.reload();
    await page.waitForSelector('.program-table');
    expect(await rowNames(page)).toEqual(releases);
    await page.context().close();
  });

  it('says so when no milestone meets all of it, and clears', async () => {
    const page = await reader.open('/?status=on-track&kind=epic');
    await page.waitForSelector('text=No milestone meets all of this');
    await page.locator('.state-box').getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForSelector('.program-table tbody tr:not(.group)');
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });

  it('has the same figures as tables', async () => {
    const page = await reader.open(PORTFOLIO);
    const programs = page.locator('.section', { hasText: 'Programs' }).first();
    await programs.getByRole('button', { name: 'Table' }).click();
    const [quantiles, weeks] = [programs.locator('table').nth(0), programs.locator('table').nth(1)];
    expect(await quantiles.locator('tbody tr').count()).toBe(await weeks.locator('tbody tr').count());
    expect(await quantiles.locator('tbody').textContent()).toContain('Release 7.0.0');
    expect(await weeks.locator('thead th').count()).toBe(10);
    await page.context().close();
  });
});

describe('the Overview', () => {
  it('answers with the leading date, and leads to its milestone', async () => {
    const page = await reader.open(OVERVIEW);
    expect(await answer(page)).toMatch(/^Release 7\.0\.0 lands .+, so its 1\sDec target has /);
    await page.locator('.milestone-table').getByRole('link', { name: '7.0.0', exact: true }).click();
    await page.waitForURL(/milestones\/TIMOB/);
    await page.goBack();
    await page.waitForSelector('.milestone-table');
    await page.context().close();
  });

  it('has something to open for everything that needs attention', async () => {
    const page = await reader.open(OVERVIEW);
    const rows = page.locator('.attention > li');
    expect(await rows.count()).toBeGreaterThan(0);
    for (const row of await rows.all())
      expect(await row.getByRole('link').or(row.getByRole('button')).count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it('tells how its figures are computed', async () => {
    const page = await reader.open(MILESTONE);
    await page.getByRole('link', { name: 'How a forecast is computed' }).click();
    await page.waitForSelector('.markdown h4');
    expect(await page.textContent('.drawer')).toContain('Sources');
    expect(await violations(page)).toEqual([]);
    await page.locator('.markdown').getByRole('link', { name: 'backtest.md' }).click();
    await page.waitForSelector('.markdown table');
    await page.context().close();
  });
});

describe('a milestone', () => {
  it('gets a target, changes it and loses it', async () => {
    const page = await reader.open(MILESTONE);
    const field = page.locator('.target-field');
    await field.getByRole('button', { name: 'Change' }).click();
    await page.keyboard.press('Tab');
    await field.getByLabel('Target').fill('2018-06-30');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.target-field:has-text("30 Jun 2018")');
    await field.getByRole('button', { name: 'Change' }).click();
    await field.getByRole('button', { name: 'No target' }).click();
    await page.waitForSelector('.target-field:has-text("No target")');
    await field.getByRole('button', { name: 'Set a target' }).click();
    await field.getByLabel('Target').fill('2017-12-01');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.target-field:has-text("Target 1 Dec")');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Change');
    await page.context().close();
  });

  it('counts what its evidence holds', async () => {
    const page = await reader.open(MILESTONE);
    const open = page.locator('.remaining-table tbody .figure').first();
    const count = countIn(await open.textContent());
    await open.click();
    expect(await drawerCount(page)).toBe(count);
    await page.context().close();
  });

  it('moves to another day by keyboard, and back', async () => {
    const page = await reader.open(MILESTONE);
    const now = await answer(page);
    await page.getByRole('slider', { name: 'As-of day' }).focus();
    await page.keyboard.press('PageDown');
    await page.waitForURL(/asOf=2017-08-18/);
    const before = await answerAfter(page, now);
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForURL(/asOf=2017-08-25/);
    await answerAfter(page, before);
    await page.getByRole('button', { name: 'Today' }).press('Enter');
    await page.waitForURL((url) => !url.search.includes('asOf'));
    await page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, now);
    await page.context().close();
  });

  it('tells what happened only when it is asked', async () => {
    const page = await reader.open(MILESTONE);
    await page.waitForSelector('.target-field');
    expect(await page.textContent('main')).not.toMatch(/7\sDec/);
    const reveal = page.getByRole('switch', { name: 'What happened' });
    await reveal.focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/reveal=1/);
    await page.waitForSelector('.landed-words');
    expect(await page.textContent('.landed-words')).toMatch(/landed on 7\sDec/);
    await reveal.press('Space');
    await page.waitForSelector('.landed-words', { state: 'detached' });
    await page.context().close();
  });
});

describe('these pages', () => {
  it('complained of nothing', () => {
    expect(reader.troubles).toEqual([]);
  });
});

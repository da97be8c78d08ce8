import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from '../harness/sample.ts';
import { overflow, type Visit, violationsInBoth, visit } from '../harness/visit.ts';

let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(() => reader?.end());

const LONG = { timeout: 60_000 };

async function openPortfolio(path = '/', look = {}): Promise<Page> {
  const page = await reader.open(path, look);
  await page.waitForSelector('.program-table', LONG);
  return page;
}

async function saved(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download', LONG),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return readFileSync(await download.path());
}

describe('the portfolio', () => {
  it('says in its first line what needs a decision, and leads to where it is decided', async () => {
    const page = await openPortfolio();
    expect(await page.textContent('h1')).toMatch(/Release 7\.0\.0 needs a decision: .+%\sfor its 1\sDec target/);
    await page
      .locator('#decisions')
      .getByRole('link', { name: /^Open: Release 7\.0\.0/ })
      .click();
    await page.waitForURL(/milestones\/TIMOB%2F17609#what-would-move-it/);
    await page.context().close();
  });

  it('tells the trend in words, and what moved a date in a week and why, with its evidence', async () => {
    const page = await openPortfolio();
    const row = page.locator('.program-table tbody tr', { hasText: '7.0.0' }).first();
    expect(await row.locator('.trend').textContent()).toMatch(/from .+% in \d+\sweeks?/);
    await row.locator('.moves .figure[aria-haspopup]').first().click();
    await page.waitForSelector('.drawer .facts', LONG);
    await page.keyboard.press('Escape');
    await row.getByRole('link', { name: 'Why Release 7.0.0 moved' }).click();
    await page.waitForURL(/\/why\?milestone=TIMOB/);
    await page.context().close();
  });

  it('finds, sorts and saves a view, which is shared by link, opens first, and is taken back', async () => {
    const page = await openPortfolio();
    await page.keyboard.press('/');
    await page.keyboard.type('7.0');
    await page.waitForURL(/q=7\.0/);
    await page.getByLabel('Sort').selectOption('odds');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByLabel('Name of the view').fill('Seven');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Seven', exact: true }).waitFor(LONG);
    await page.getByRole('button', { name: 'Change the view Seven' }).click();
    await page.getByRole('button', { name: 'Open the portfolio with it' }).click();
    const other = await openPortfolio('/');
    await other.waitForURL(/q=7\.0/, LONG);
    expect(await other.locator('.program-table tbody tr:not(.group)').count()).toBe(1);
    await other.getByRole('button', { name: 'Change the view Seven' }).click();
    await other.getByRole('button', { name: 'Delete it' }).click();
    await other.getByRole('button', { name: 'Undo' }).click(LONG);
    await other.getByRole('button', { name: /^Seven/ }).waitFor(LONG);
    await page.context().close();
    await other.context().close();
  });

  it('knows who answers for a program', async () => {
    const page = await openPortfolio('/?view=all');
    await page.getByRole('button', { name: /^name an owner of/ }).click();
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Ada answers for/ }).waitFor(LONG);
    await page.context().close();
  });

  it('is taken along as a page of PDF, a picture and rows', async () => {
    const page = await openPortfolio('/?view=all', { acceptDownloads: true });
    expect((await saved(page, 'PDF')).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await saved(page, 'CSV')).toString()).toContain('Release 7.0.0');
    const picture = await saved(page, 'PNG');
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.readUInt32BE(16)).toBeGreaterThan(1_000);
    await page.context().close();
  });

  it('passes axe in light and dark, and fits every width', async () => {
    const page = await openPortfolio('/?view=all', {
      viewport: { width: 1280, height: 1600 },
      reducedMotion: 'reduce',
    });
    expect(await violationsInBoth(page)).toEqual([]);
    for (const width of [360, 1280, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page), `${width} px`).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });

  it('complained of nothing', () => {
    expect(reader.troubles).toEqual([]);
  });
});

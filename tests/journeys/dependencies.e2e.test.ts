import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Product, runCli, startProduct } from '../harness/product.ts';
import { overflow, type Visit, violationsInBoth, visit } from '../harness/visit.ts';
import { LINKED_CLOCK, linkedCsv } from '../programs/linked-csv.ts';

const LINKS = '/programs/Linked/dependencies';
const LONG = { timeout: 30_000 };
const folder = mkdtempSync(join(tmpdir(), 'fulcrum-links-'));
let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startLinked());
});
afterAll(async () => {
  await reader?.end();
  rmSync(folder, { recursive: true });
});

async function startLinked(): Promise<Product> {
  const product = await startProduct({ env: { FULCRUM_DEMO: 'off' } });
  const file = join(folder, 'linked.csv');
  writeFileSync(file, linkedCsv(60));
  for (const args of [
    ['import', 'csv', file, '--program', 'Linked'],
    ['clock', LINKED_CLOCK],
  ]) {
    const ran = await runCli(product.dataDir, ...args);
    if (ran.code !== 0) throw new Error(`fulcrum ${args.join(' ')} ended with ${ran.code}: ${ran.err}`);
  }
  return product;
}

async function openLinks(path = '', look = {}): Promise<Page> {
  const page = await reader.open(`${LINKS}${path}`, look);
  await page.waitForSelector('.link-graph-frame', LONG);
  return page;
}

const rows = (page: Page) => page.locator('.links-table tbody tr');
const choice = (page: Page) => page.locator('.link-choice h2').textContent();

describe('the dependencies of a program', () => {
  it('answer in the heading, and a cell of the matrix leaves its links', async () => {
    const page = await openLinks();
    expect(await page.textContent('h1')).toMatch(/open links, \d+ between teams.*; one ring; 2 lead nowhere/);
    const all = await rows(page).count();
    const cell = page.locator('.link-cell').first();
    const count = Number(await cell.locator('b').textContent());
    await cell.click();
    await expect.poll(() => rows(page).count(), LONG).toBe(count);
    expect(count).toBeLessThan(all);
    await cell.click();
    await expect.poll(() => rows(page).count(), LONG).toBe(all);
    await page.getByLabel('How links stand').selectOption('ring');
    await expect.poll(() => rows(page).count(), LONG).toBe(3);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Save as CSV').click()]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(4);
    await page.context().close();
  });

  it('are walked by keys alone, with the evidence a key away', async () => {
    const page = await openLinks('?item=P-31');
    await page.locator('.link-graph-frame').focus();
    const first = await choice(page);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => choice(page), LONG).not.toBe(first);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('+');
    await page.keyboard.press('0');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.drawer', LONG);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.drawer', { state: 'detached' });
    await page.locator('.link-graph-frame').focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.link-choice').count(), LONG).toBe(0);
    await page.context().close();
  });

  it('are changed in a scenario: a ring is refused by name, a link goes in and is taken back', async () => {
    const page = await openLinks('?item=P-22');
    await page.waitForSelector('.link-slip:has-text("P-22 takes 5")', LONG);
    const other = page.getByRole('combobox', { name: 'Item', exact: true });
    await other.fill('P-31');
    await page.getByRole('button', { name: 'Link in a scenario' }).click();
    await page.waitForSelector('[role="alert"]:has-text("P-31 waits for P-22 already")');
    expect(page.url()).not.toContain('scenario=');
    await other.fill('P-1');
    await page.getByRole('button', { name: 'Link in a scenario' }).click();
    await page.waitForURL(/scenario=S1/, LONG);
    await page.getByRole('button', { name: 'Remove the link from P-1 to P-22' }).waitFor(LONG);
    await page.locator('#main').focus();
    await page.keyboard.press('Control+z');
    const link = page.getByRole('button', { name: 'Remove the link from P-1 to P-22' });
    await expect.poll(() => link.count(), LONG).toBe(0);
    await page.context().close();
  });

  it('fit a phone and a wall, and axe finds nothing in light and dark', async () => {
    for (const width of [360, 1280, 2560]) {
      const page = await openLinks('?item=P-20&stands=ring', {
        viewport: { width, height: 900 },
        reducedMotion: 'reduce',
      });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      if (width !== 2560) expect(await violationsInBoth(page)).toEqual([]);
      await page.context().close();
    }
    expect(reader.troubles).toEqual([]);
  });
});

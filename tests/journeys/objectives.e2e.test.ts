import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../harness/product.ts';
import { startSample } from '../harness/sample.ts';
import { overflow, type Visit, violations, visit } from '../harness/visit.ts';

const LONG = { timeout: 30_000 };
const folder = mkdtempSync(join(tmpdir(), 'fulcrum-objectives-'));
let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(async () => {
  await reader?.end();
  rmSync(folder, { recursive: true });
});

/** Types into fields by their names, with nothing but keys in between. */
async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await page.locator('.aim-dialog').getByLabel(label, { exact: false }).first().focus();
    await page.keyboard.type(value);
  }
}

async function newObjective(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  await page.locator('#main').focus();
  await page.keyboard.press('n');
  await page.waitForSelector('.aim-dialog');
  await fill(page, values);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.aim-dialog', { state: 'detached', ...LONG });
  await page.waitForSelector(`.objective-title:text("${values['What is to be true']}")`, LONG);
}

async function link(page: Page, typed: string): Promise<void> {
  const field = page.getByRole('searchbox', { name: 'Link a milestone or an item' });
  await field.focus();
  await page.keyboard.type(typed);
  await page.waitForSelector('.work-picker li', LONG);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.objective-work li', LONG);
  await expect.poll(() => field.isEnabled(), LONG).toBe(true);
}

describe('the objectives of a workspace', () => {
  it('are entered, linked and measured by keys alone, and what should go first changes', async () => {
    const page = await reader.open('/');
    await page.keyboard.press('g');
    await page.keyboard.press('j');
    await page.waitForSelector('text=What is the work for?', LONG);
    expect(await violations(page)).toEqual([]);
    await newObjective(page, { 'What is to be true': 'Big <b>thing</b>', Value: '900000', 'Cost of delay': '1000' });
    await link(page, '7.0.0');
    await page.waitForSelector('h1:has-text("1 objective")', LONG);
    await newObjective(page, { 'What is to be true': 'Quick thing', Value: '1000', 'Cost of delay': '50000' });
    await link(page, '6.3.0');
    await expect.poll(() => page.textContent('h1'), LONG).toMatch(/2.objectives; “Quick thing” should go first/);
    expect(await page.textContent('.answer')).toContain('By value “Big <b>thing</b>” would go first.');
    expect(await page.locator('.slope ol').last().locator('.slope-name').allTextContents()).toEqual([
      'Quick thing',
      'Big <b>thing</b>',
    ]);
    await page.locator('#main').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.textContent('h1'), LONG).toMatch(/“Big <b>thing<\/b>” loses/);
    await link(page, '6.3.0');
    await page.context().close();
  });

  it('have measures whose readings make a trend, and avenues that are compared', async () => {
    const page = await reader.open('/objectives', { reducedMotion: 'reduce' });
    await page.locator('.objective-table').getByRole('button', { name: 'Big' }).click();
    await page.getByText('New measure').click();
    const measure = page.locator('.aim-more', { hasText: 'New measure' });
    await measure.getByLabel('What is counted').fill('Calls');
    await measure.getByLabel('From').fill('100');
    await measure.getByLabel('To', { exact: true }).fill('40');
    await measure.getByRole('button', { name: 'Add the measure' }).click();
    const calls = page.locator('.measure', { hasText: 'Calls' });
    for (const [day, value] of [
      ['2017-08-01', '100'],
      ['2017-08-15', '90'],
      ['2017-09-05', '75'],
    ] as const) {
      await calls.getByRole('spinbutton', { name: 'Reading' }).fill(value);
      await calls.locator('input[type=date]').fill(day);
      await calls.getByRole('button', { name: 'Add the reading' }).click();
      await expect.poll(() => calls.getByRole('spinbutton', { name: 'Reading' }).inputValue(), LONG).toBe('');
    }
    await calls.getByText('on course').waitFor(LONG);
    for (const [name, chance] of [
      ['As planned', ''],
      ['Half of it', '50'],
    ] as const) {
      const form = page.locator('.aim-more', { hasText: 'New avenue' });
      if (!(await form.getByLabel('What it is called').isVisible())) await form.locator('summary').click();
      await form.getByLabel('What it is called').fill(name);
      await form.getByLabel('Chance that it works').fill(chance);
      await form.getByRole('button', { name: 'Add the avenue' }).click();
      await page.locator('.avenue-table thead', { hasText: name }).waitFor(LONG);
    }
    await expect.poll(() => page.textContent('.objective-details'), LONG).toContain('more than “Half of it”');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await page.locator('#main').focus();
    await page.keyboard.press('n');
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('are deleted and brought back, given as a table and taken from one', async () => {
    const page = await reader.open('/objectives');
    await page.locator('.objective-table').getByRole('button', { name: 'Quick thing' }).click();
    await page.locator('.objective-details').getByRole('button', { name: 'Delete', exact: true }).first().click();
    await expect.poll(() => page.textContent('h1'), LONG).toMatch(/1.objective;/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.textContent('h1'), LONG).toMatch(/2.objectives;/);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    const saved = join(folder, 'objectives.csv');
    await (await coming).saveAs(saved);
    expect(readFileSync(saved, 'utf8')).toContain('Quick thing');
    writeFileSync(saved, 'Objective,Value,Cost of delay,Owner\nThird,5,6,Nobody at all\n');
    await page.getByLabel('File').setInputFiles(saved);
    await page.getByRole('button', { name: 'Import' }).click();
    await page.waitForSelector('.aim-taken:has-text("nobody is called")', LONG);
    await page.context().close();
  });

  it('fit a phone and a wall, and are told on the command line', async () => {
    for (const width of [360, 1280, 2560]) {
      const page = await reader.open('/objectives', { viewport: { width, height: 900 } });
      await page.locator('.objective-table').getByRole('button', { name: 'Big' }).click();
      await page.waitForSelector('.avenue-table', LONG);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      if (width === 360) expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
    const told = await runCli(reader.product.dataDir, 'objectives');
    expect(told.out).toMatch(/“Quick thing” should go first/);
    expect((await runCli(reader.product.dataDir, 'objectives', 'avenues', 'Big <b>thing</b>')).out).toContain(
      'As planned',
    );
    expect(reader.troubles).toEqual([]);
  });
});

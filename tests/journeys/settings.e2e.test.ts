import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../harness/product.ts';
import { startSample } from '../harness/sample.ts';
import { overflow, type Visit, violations, violationsInBoth, visit } from '../harness/visit.ts';

const LONG = { timeout: 30_000 };
let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(() => reader?.end());

async function openSettings(path = '', look = {}): Promise<Page> {
  const page = await reader.open(`/settings${path}`, look);
  await page.waitForSelector('#calendars', LONG);
  return page;
}

/** The day on which the plan has the last milestone end. */
async function plannedEnd(): Promise<string> {
  const answer = await fetch(`${reader.product.url}/api/programs/TIMOB/schedule`);
  return ((await answer.json()) as { end: string }).end;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

describe('the settings of a workspace', () => {
  it('tell in their heading where days lie and what waits', async () => {
    const page = await openSettings();
    expect(await page.textContent('h1')).toMatch(/Days are those of UTC; no calendar: Monday to Friday/);
    expect(await violationsInBoth(page)).toEqual([]);
    await page.context().close();
  });

  it('make a calendar, take in the holidays of a country, move the plan, and take all back', async () => {
    const before = await plannedEnd();
    const page = await openSettings('#calendars');
    await page.getByLabel('Name of a new calendar').fill('Berlin');
    await page.keyboard.press('Enter');
    await page.getByText('The calendar Berlin is made.').waitFor(LONG);
    await page.getByLabel('Calendar of Everybody who has no other').selectOption({ label: 'Berlin' });
    await page.getByText('Everybody without another calendar has the calendar Berlin now.').waitFor(LONG);

    await button(page, 'Import holidays').click();
    await page.getByLabel('Country').selectOption('DE', LONG);
    await page.getByLabel('Part of the country').selectOption('DE-BE', LONG);
    await button(page, /^Show those of 2016/).click();
    await page.locator('.holiday-choices').getByText('Reformation Day').first().waitFor(LONG);
    expect(await page.locator('.holiday-import').textContent()).toContain('CC BY-SA');
    await button(page, /^Enter \d+.holidays$/).click();
    await page.getByText(/Berlin: \d+.holidays entered\./).waitFor(LONG);
    await page.locator('h1', { hasText: /1.calendar, \d+.holidays in the next 12 months/ }).waitFor(LONG);
    expect(await violations(page)).toEqual([]);

    // The days of the plan follow.
    await expect.poll(plannedEnd, LONG).not.toBe(before);
    const moved = await plannedEnd();
    expect(moved > before).toBe(true);

    await page.locator('#main').focus();
    await page.keyboard.press('Control+z');
    await page.getByText(/Berlin: \d+.holidays taken out\./).waitFor(LONG);
    await expect.poll(plannedEnd, LONG).toBe(before);
    await page.context().close();
  });

  it('enter a half day by hand, refuse what cannot be meant, and are the same from the command line', async () => {
    const page = await openSettings('#calendars');
    await page.getByLabel('Day of a new holiday of Berlin').fill('2017-10-31');
    await page.getByLabel('Name of a new holiday of Berlin').fill('<b>Reformation</b>');
    await page.keyboard.press('Enter');
    await page.getByText('Berlin: 1 holiday entered.').waitFor(LONG);
    await button(page, 'all day: <b>Reformation</b>, make it half a day').click();
    await button(page, /<b>Reformation<.b>, make it a whole day/).waitFor(LONG);
    await page.getByLabel('A person by name or address').fill('nobody of that name');
    await page.getByLabel('Calendar of this person').selectOption({ label: 'Berlin' });
    await button(page, 'Give it').click();
    await page.getByRole('alert').waitFor(LONG);
    await page.context().close();
    const { dataDir } = reader.product;
    const listed = await runCli(dataDir, 'calendar', 'list', 'berlin');
    expect(listed.out).toContain('50 % of the day');
    const refused = await runCli(dataDir, 'calendar', 'drop', 'Berlin', '2017-01-02');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('has no holiday on 2017-01-02')]);
    expect((await runCli(dataDir, 'settings')).out).toContain('Berlin');
  });

  it('tell what another zone and another currency would change, and keep them', async () => {
    const page = await openSettings('#zone');
    await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
    await page.getByText('no figure of the past moves', { exact: false }).first().waitFor(LONG);
    await button(page, 'Use Asia/Tokyo').click();
    await page.getByText('Days are those of Asia/Tokyo now.').waitFor(LONG);
    await button(page, 'Undo').click();
    await page.getByText('Days are those of UTC now.').waitFor(LONG);
    await page.getByRole('combobox', { name: 'Currency' }).selectOption('EUR');
    await button(page, 'Use it').click();
    await page.getByText('Rates and expenses are in EUR now.').waitFor(LONG);
    await page.context().close();
  });

  it('fit every window', async () => {
    const page = await openSettings();
    await page.waitForSelector('.calendar', LONG);
    for (const width of [360, 1280, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });
});

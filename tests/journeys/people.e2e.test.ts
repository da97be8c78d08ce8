import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../harness/product.ts';
import { startSample } from '../harness/sample.ts';
import { overflow, type Visit, violations, violationsInBoth, visit } from '../harness/visit.ts';

const PEOPLE = '/programs/TIMOB/people';
const LONG = { timeout: 30_000 };
const folder = mkdtempSync(join(tmpdir(), 'fulcrum-people-'));
let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(async () => {
  await reader?.end();
  rmSync(folder, { recursive: true });
});

const cell = (page: Page, name: string, week: number) =>
  page.locator('.heat-person', { hasText: name }).locator('td').nth(week);

async function openPeople(path = '', look = {}): Promise<Page> {
  const page = await reader.open(`${PEOPLE}${path}`, look);
  await page.waitForSelector('.candidate', { timeout: 30_000 });
  return page;
}

describe('the people of a program', () => {
  it('answers in its heading who holds a release up, and what giving items to somebody else gains', async () => {
    const page = await openPeople();
    expect(await page.textContent('h1')).toMatch(
      /is the bottleneck of Release .+: it is through last in .+% of the futures/,
    );
    expect(await page.textContent('.people-gain')).toMatch(/items? of .+ to .+/);
    const days = await page.locator('.candidate-gain').allTextContents();
    expect(days.length).toBeGreaterThan(2);
    expect(await page.textContent('.people')).toContain('nobody is ranked');
    await page.context().close();
  });

  it('gives items to the best candidate in a scenario, and takes that back', async () => {
    const page = await openPeople();
    const before = await page.textContent('.candidate:first-child .candidate-who');
    const gained = Number(/\d+/.exec((await page.textContent('.candidate:first-child .candidate-gain')) ?? '')?.[0]);
    await page.locator('.candidate').first().getByRole('button', { name: /^Try/ }).click();
    await page.waitForURL(/scenario=S1/);
    await page.waitForSelector('.candidate-taken');
    const name = (await page.textContent('.candidate-taken')) ?? '';
    expect(before).toContain(/In the scenario (.+) has/.exec(name)?.[1] ?? 'nobody');
    const scenario = await (await fetch(`${reader.product.url}/api/scenarios/S1`)).json();
    expect((scenario as { changes: { words: string }[] }).changes.map(({ words }) => words)).toEqual([
      expect.stringMatching(/^gives \d+.items? to /),
    ]);
    // What was said of them is what the scenario does.
    const told = await page.waitForSelector('.scenario-bar:has-text("earlier (85")', { timeout: 30_000 });
    const days = Number(/(\d+)\sdays? earlier/.exec((await told.textContent()) ?? '')?.[1]);
    expect(Math.abs(days - gained)).toBeLessThanOrEqual(1);
    await page.locator('#main').focus();
    await page.keyboard.press('Control+z');
    await page.waitForSelector('.candidate-taken', { state: 'detached' });
    await page.context().close();
  });

  it('enters leave by keys alone, and the load of the other weeks rises; calls it off again', async () => {
    const page = await openPeople();
    const name = (await page.locator('.heat-person').first().locator('button').textContent()) ?? '';
    const usual = await cell(page, name, 1).textContent();
    await page.locator('.heat-person').first().locator('button').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name });
    await dialog.getByLabel('First day').fill('2017-10-02');
    await dialog.getByLabel('Last day').fill('2017-10-13');
    await page.keyboard.press('Enter');
    await dialog.getByText(/2\sOct.+13\sOct/).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => cell(page, name, 3).locator('.heat-away').count(), LONG).toBe(1);
    await expect
      .poll(async () => Number.parseInt((await cell(page, name, 1).textContent()) ?? '', 10), LONG)
      .toBeGreaterThan(Number.parseInt(usual ?? '', 10));
    await page.locator('#main').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(page, name, 3).locator('.heat-away').count(), LONG).toBe(0);
    await page.context().close();
  });

  it('takes people from a table and leave from a calendar, and tells each line that it could not take', async () => {
    const page = await openPeople('', { reducedMotion: 'reduce' });
    const name = (await page.locator('.heat-person').first().locator('button').textContent()) ?? '';
    const people = join(folder, 'people.csv');
    const leave = join(folder, 'leave.ics');
    writeFileSync(
      people,
      `Name,Team,Skills,Allocation,Ceiling\n${name},Windows,"windows; c++",80%,90%\nGita Rao,Windows,windows,half,\n`,
    );
    writeFileSync(leave, LEAVE.replace('NAME', name));
    expect((await runCli(reader.product.dataDir, 'import', 'people', people)).out).toMatch(
      /2.rows taken.+\n.+line 3: "half" is no allocation/,
    );
    await page.getByLabel('File', { exact: true }).setInputFiles(leave);
    const preview = page.locator('.import-people-result');
    await preview.getByText('nobody is known as').waitFor();
    expect(await preview.textContent()).toMatch(/Nothing is kept yet: 1.new, 1.not taken as it is/);
    expect(await cell(page, name, 3).locator('.heat-away').count()).toBe(0);
    await preview.getByRole('button', { name: 'Import' }).click();
    await expect.poll(() => cell(page, name, 3).locator('.heat-away').count(), LONG).toBe(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => cell(page, name, 3).locator('.heat-away').count(), LONG).toBe(0);
    await page.getByLabel('File', { exact: true }).setInputFiles(leave);
    await preview.getByRole('button', { name: 'Import' }).click();
    await expect.poll(() => cell(page, name, 3).locator('.heat-away').count(), LONG).toBe(1);
    await page.waitForSelector('.skills :text("c++")');
    await page.locator('.candidate').first().waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
    await page.locator('.heat-person').first().locator('button').click();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('fits a phone and a wall', async () => {
    for (const width of [360, 1280, 2560]) {
      const page = await openPeople('', { viewport: { width, height: 900 } });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      if (width === 360) expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
    expect(reader.troubles).toEqual([]);
  });
});

const LEAVE = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test
BEGIN:VEVENT
UID:a
DTSTART;VALUE=DATE:20171002
DTEND;VALUE=DATE:20171014
SUMMARY:NAME - vacation
END:VEVENT
BEGIN:VEVENT
UID:b
DTSTART;VALUE=DATE:20171101
SUMMARY:Nobody at all
END:VEVENT
END:VCALENDAR
`;

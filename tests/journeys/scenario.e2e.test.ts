import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from '../harness/sample.ts';
import { overflow, type Visit, violationsInBoth, visit } from '../harness/visit.ts';

let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(() => reader?.end());

const OVERVIEW = '/programs/TIMOB';
const MILESTONE = '/programs/TIMOB/milestones/TIMOB%2F17609';

const bar = (page: Page) => page.getByRole('region', { name: 'Scenario', exact: true });
const changes = (page: Page) => page.locator('.scenario-changes li');
const scenarioIn = (page: Page) => new URL(page.url()).searchParams.get('scenario') ?? '';

/** Begins a what-if with the keyboard alone; returns its id. */
async function begin(page: Page): Promise<string> {
  await page.locator('#main').focus();
  await page.keyboard.press('w');
  await page.waitForURL(/scenario=S\d+/);
  await page.getByRole('complementary', { name: /^What if/ }).waitFor();
  await page.getByLabel('What changes').waitFor();
  return scenarioIn(page);
}

/** Goes with the key Tab to what has a label. */
async function tabTo(page: Page, label: string): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return element?.labels?.[0]?.textContent ?? element?.textContent ?? '';
    });
    if (here.startsWith(label)) return;
  }
  throw new Error(`no ${label} within 80 steps`);
}

describe('a scenario, by the keyboard alone', () => {
  it('is begun, changed, taken back, and committed for everybody', async () => {
    const page = await reader.open(MILESTONE);
    await begin(page);
    await tabTo(page, 'What changes');
    await page.keyboard.type('Change how');
    await tabTo(page, 'Team');
    await page.keyboard.type('Windows');
    await tabTo(page, 'Items at once');
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await changes(page).nth(0).waitFor();
    expect(await changes(page).first().textContent()).toMatch(/Windows works on 9\sitems at once/);
    await page.waitForFunction(() => document.querySelector('.scenario-bar')?.textContent?.includes('earlier (85'));

    await tabTo(page, 'What changes');
    await page.keyboard.press('Home');
    await tabTo(page, 'Milestone');
    await page.keyboard.type('Release 7.0');
    await tabTo(page, 'Day');
    // Chromium without a window writes dates as in the United States, whatever the page’s language.
    await page.keyboard.type('12202017');
    await page.keyboard.press('Enter');
    await changes(page).nth(1).waitFor();
    expect(await page.locator('.toast').textContent()).toMatch(/Promises Release 7\.0\.0 for 20\sDec\s2017/);
    await page.locator('#main').focus();
    await page.keyboard.press('Control+z');
    await changes(page).nth(1).waitFor({ state: 'detached' });

    await page.locator('.scenario-bar').getByRole('button', { name: 'Commit …' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Commit the scenario' }).waitFor();
    await tabTo(page, 'Commit for everybody');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.scenario-bar:has-text("Committed: everybody sees it")');
    const team = await page.evaluate(async () => {
      const response = await fetch('/api/programs/TIMOB/things/team?q=Windows');
      return ((await response.json()) as { things: { values: { slots: number } }[] }).things[0]?.values.slots;
    });
    expect(team).toBe(9);
    // Also later, and for somebody else, the bar has the way back.
    await page.reload();
    await bar(page)
      .getByRole('button', { name: /^Take .+ back/ })
      .click();
    await page.waitForSelector('.scenario-bar:has-text("Nothing here is committed")');
    await page.context().close();
  });
});

describe('the scenario of the address', () => {
  it('goes along with every link, and every page says whether it shows it', async () => {
    const page = await reader.open(OVERVIEW);
    const id = await begin(page);
    await page.keyboard.press('Escape');
    for (const [place, said] of [
      ['Portfolio', 'Nothing here is committed'],
      ['Overview', 'Nothing here is committed'],
      ['Flow', 'does not know scenarios'],
      ['Calibration', 'does not know scenarios'],
    ] as const) {
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: place }).click();
      await page.waitForSelector(`.scenario-bar:has-text("${said}")`);
      expect(scenarioIn(page)).toBe(id);
    }
    await bar(page)
      .getByRole('button', { name: /^Close the scenario/ })
      .click();
    await bar(page).waitFor({ state: 'detached' });
    expect(scenarioIn(page)).toBe('');
    await page.context().close();
  });

  it('moves a target in the scenario alone', async () => {
    const page = await reader.open(MILESTONE);
    const before = await page.locator('.target-field').textContent();
    await begin(page);
    await page.locator('.target-field').getByRole('button', { name: 'Change' }).click();
    await page.getByLabel('Target', { exact: true }).fill('2018-03-01');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.target-field:has-text("1 Mar 2018")');
    await bar(page)
      .getByRole('button', { name: /^Close the scenario/ })
      .click();
    await page.waitForFunction((text) => document.querySelector('.target-field')?.textContent === text, before);
    await page.context().close();
  });

  it('says so when there is no such scenario', async () => {
    const page = await reader.open(`${OVERVIEW}?scenario=S99`);
    await page.waitForSelector('.scenario-bar:has-text("There is no scenario S99")');
    await page.context().close();
  });
});

describe('What-if', () => {
  it('lists, renames, holds side by side, discards and opens again', async () => {
    const page = await reader.open(OVERVIEW);
    const id = await begin(page);
    const name = page.getByRole('complementary').getByLabel('Name');
    await name.fill('Windows gets help');
    await name.press('Enter');
    await page.waitForSelector('.scenario-bar:has-text("Windows gets help")');
    await page.getByLabel('What changes').selectOption('add-items');
    await page.getByRole('spinbutton', { name: 'How many' }).fill('6');
    await page.keyboard.press('Enter');
    await changes(page).first().waitFor();
    await bar(page).getByRole('link', { name: 'Compare' }).click();
    await page.waitForURL(new RegExp(`/what-if\\?.*beside=${id}`));
    await page.waitForSelector('.beside-table tbody tr');
    expect(await page.locator('.beside-table thead').textContent()).toMatch(/As it is.*Windows gets help/);
    expect(await page.locator('.beside-table').textContent()).toContain('Cost that is left');

    await page.getByRole('button', { name: 'Discard Windows gets help' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await bar(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Discard Windows gets help' }).waitFor();
    await page.locator('#main').focus();
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('button', { name: 'Discard Windows gets help' }).waitFor({ state: 'detached' });
    await page.context().close();

    // A link that was shared before: whoever opens it on a phone hears what became of it, and can open it again.
    const phone = await reader.open(`${OVERVIEW}?scenario=${id}`, { viewport: { width: 360, height: 740 } });
    await phone.waitForSelector('.scenario-bar:has-text("Discarded: nobody sees it")');
    await bar(phone).getByRole('button', { name: 'Open Windows gets help again' }).click();
    await bar(phone).getByRole('button', { name: 'Discard …' }).waitFor();
    await bar(phone).getByRole('link', { name: 'Compare' }).waitFor();
    await phone.context().close();
  });

  it('passes axe in light and dark, and fits every width', async () => {
    const page = await reader.open(OVERVIEW, { viewport: { width: 1440, height: 2200 }, reducedMotion: 'reduce' });
    const id = await begin(page);
    await page.getByLabel('What changes').selectOption('capacity');
    await page.getByRole('spinbutton', { name: 'Items at once' }).fill('7');
    await page.keyboard.press('Enter');
    await changes(page).first().waitFor();
    await bar(page).getByRole('link', { name: 'Compare' }).click();
    await page.waitForSelector('.beside-table tbody tr');
    expect(scenarioIn(page)).toBe(id);
    expect(await violationsInBoth(page)).toEqual([]);
    await page.keyboard.press('Escape');
    for (const width of [320, 360, 1280, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflow(page), `${width} px`).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });

  it('complained of nothing', () => {
    // A browser tells of every refusal, also of those that are meant.
    expect(reader.troubles.filter((one) => !one.includes('404'))).toEqual([]);
  });
});

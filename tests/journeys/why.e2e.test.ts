import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from '../harness/sample.ts';
import { overflow, type Visit, violationsInBoth, visit } from '../harness/visit.ts';

let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(() => reader?.end());

const WHY = '/programs/TIMOB/why?milestone=TIMOB/17609';
const LONG = { timeout: 60_000 };

/** Opens the page and waits for the causes, which come after the rest. */
async function openWhy(path: string, look = {}): Promise<Page> {
  const page = await reader.open(path, look);
  await page.waitForSelector('.moved-steps', LONG);
  return page;
}

const days = (text: string | null) => Number(/[+−±]?\d+/.exec(text ?? '')?.[0].replace('−', '-') ?? 0);

describe('why a date moved', () => {
  it('says the sum and its parts in one line, draws them, and has them as a table; they add up', async () => {
    const page = await openWhy(WHY);
    const heading = (await page.textContent('h1')) ?? '';
    expect(heading).toMatch(
      /^Release 7\.0\.0’s 85\s% date moved \d+\sdays? (later|sooner) between 8\sSept? and 15\sSept?/,
    );
    const whole = days(/moved (\d+)/.exec(heading)?.[1] ?? '') * (heading.includes('later') ? 1 : -1);
    const drawn = await page.locator('.moved-steps .later, .moved-steps .sooner').allTextContents();
    expect(drawn.map(days).reduce((sum, each) => sum + each, 0)).toBe(whole);
    const sizes = drawn.map((text) => Math.abs(days(text)));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    await page.getByRole('button', { name: 'Table' }).click();
    expect(days(await page.locator('tbody tr:last-child td').nth(1).textContent())).toBe(whole);
    await page.context().close();
  });

  it('opens the facts of a part from the keyboard, and gives the focus back', async () => {
    const page = await openWhy(WHY);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.drawer .facts', LONG);
    expect(await page.locator('.drawer .drawer-part').count()).toBeGreaterThan(2);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.drawer', { state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.closest('.moved-steps') !== null)).toBe(true);
    await page.context().close();
  });

  it('compares other days and measures, kept in the address; handles move from the keyboard', async () => {
    const page = await openWhy(WHY);
    await page.getByRole('button', { name: 'month' }).click();
    await page.waitForURL(/since=2017-08-18/);
    await page.waitForSelector('h1:has-text("between 18 Aug and 15 Sep")', LONG);
    await page.getByRole('button', { name: 'Odds of target' }).click();
    await page.waitForURL(/by=odds/);
    await page.waitForSelector('h1:has-text("The odds of Release 7.0.0")');
    await page.getByRole('slider', { name: 'To this day' }).press('ArrowLeft');
    await page.waitForURL(/until=2017-09-08/);
    await page.waitForSelector('h1:has-text("and 8 Sep")', LONG);
    await page.context().close();
  });

  it('is a step from the five sentences and the milestone, and takes the one that moved most', async () => {
    const page = await reader.open('/programs/TIMOB/milestones/TIMOB%2F17609');
    await page.getByRole('link', { name: 'Why it moved' }).last().click();
    await page.waitForURL(/\/why\?milestone=/);
    const most = await reader.open('/programs/TIMOB/why');
    expect(await most.textContent('h1')).toContain('Release 7.0.0');
    await page.context().close();
    await most.context().close();
  });

  it('speaks plainly where there is nothing to compare', async () => {
    const page = await reader.open(`${WHY}&since=2015-01-01`);
    await page.waitForSelector('h1:has-text("cannot be told")', LONG);
    await page.context().close();
  });

  it('passes axe in light and dark, fits every width, and prints without its controls', async () => {
    const page = await openWhy(WHY, { viewport: { width: 1280, height: 1600 }, reducedMotion: 'reduce' });
    expect(await violationsInBoth(page)).toEqual([]);
    for (const width of [360, 1280, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page), `${width} px`).toBeLessThanOrEqual(0);
    }
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.why-bar').isVisible()).toBe(false);
    expect(await page.locator('.moved-steps').isVisible()).toBe(true);
    await page.context().close();
  });

  it('complained of nothing', () => {
    expect(reader.troubles).toEqual([]);
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from '../harness/sample.ts';
import { overflow, type Visit, violations, violationsInBoth, visit } from '../harness/visit.ts';

const BOARD = '/programs/TIMOB/board';
const LONG = { timeout: 30_000 };
let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(() => reader?.end());

async function openBoard(path = '', look = {}): Promise<Page> {
  const page = await reader.open(`${BOARD}${path}`, look);
  await page.waitForSelector('.board-card', LONG);
  await page.waitForSelector('#sprint .row-name', LONG);
  return page;
}

const cardIn = (page: Page) => page.evaluate(() => document.activeElement?.closest('.board-card')?.textContent ?? '');

describe('the board of a program', () => {
  it('says in its heading what the sprint will finish and what is too old, and shows the chance of each item', async () => {
    const page = await openBoard();
    const heading = await page.textContent('h1');
    expect(heading).toMatch(/^2017 Sprint 19 SDK \(ends .+\) will probably finish \d+–\d+ of its \d+.items/);
    expect(heading).toMatch(/older than 85.% of (its|their) type/);
    const odds = await page.locator('#sprint .odds-bar').allTextContents();
    expect(odds.length).toBeGreaterThan(3);
    expect(odds.every((text) => /^[<>]?\d{1,2}.%$/.test(text))).toBe(true);
    expect(await page.locator('.finish-dots i').count()).toBe(20);
    await page.getByText(/sprints before it/).click();
    expect(await page.textContent('.sprint-record')).toMatch(/fell into the range that was forecast/);
    await page.context().close();
  });

  it('looks back at a sprint: what its first day would have said, and what happened', async () => {
    const page = await openBoard('?sprint=TIMOB%2F933');
    expect(await page.textContent('#sprint')).toMatch(/2017 Sprint 16 SDK \(ended .+\) finished \d+ of its/);
    expect(await page.textContent('#sprint')).toMatch(/Its first day would have said .+ were finished by its end/);
    await page.getByRole('button', { name: 'Current sprint' }).click();
    await page.waitForSelector('.finish-dots', LONG);
    await page.context().close();
  });

  it('is walked by keys alone: along the cards, to the column beside, into the evidence and back', async () => {
    const page = await openBoard('?lanes=team');
    await page.locator('.board-column[data-empty="false"] .board-card').first().focus();
    const first = await cardIn(page);
    await page.keyboard.press('j');
    const second = await cardIn(page);
    expect(second).not.toBe(first);
    await page.keyboard.press('ArrowRight');
    const beside = await cardIn(page);
    expect([first, second, '']).not.toContain(beside);
    await page.keyboard.press('Enter');
    const drawer = page.locator('.drawer');
    await drawer.waitFor(LONG);
    expect(await drawer.textContent()).toContain(/TIMOB-\d+/.exec(beside)?.[0]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached', timeout: 30_000 });
    expect(await cardIn(page)).toBe(beside);
    await page.context().close();
  });

  it('sets a limit that is passed, and takes it back', async () => {
    const page = await openBoard();
    await page.locator('#board').getByRole('button', { name: 'Set limit for Open' }).click();
    await page.getByLabel('Most items in Open').fill('2');
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: /Open holds \d+, its limit is 2/ }).waitFor(LONG);
    expect(await page.textContent('.board-column[data-over="true"]')).toMatch(/over: \d+ of 2/);
    await page.locator('#main').focus();
    await page.keyboard.press('Control+z');
    await page.locator('#board').getByRole('button', { name: 'Set limit for Open' }).waitFor(LONG);
    expect(await page.textContent('h1')).not.toContain('its limit');
    await page.context().close();
  });

  it('narrows by team and shows all that is open, drawing only what is in sight', async () => {
    const page = await openBoard('?scope=open&lanes=team');
    const meta = /(\d+)\sitems?\sopen/.exec((await page.textContent('.answer-meta')) ?? '');
    const drawn = await page.locator('.board-card').count();
    expect(Number(meta?.[1])).toBeGreaterThan(50);
    expect(drawn).toBeLessThan(Number(meta?.[1]));
    await page.locator('.board-filters select').first().selectOption({ index: 1 });
    await page.waitForURL(/team=/);
    await page.waitForFunction(() => document.querySelectorAll('.board-lane').length === 1, null, LONG);
    await page.context().close();
  });

  it('has a table for its picture, nothing that keeps anybody out, and fits from a phone to a wall', async () => {
    const page = await openBoard();
    await page.locator('#ages').getByRole('button', { name: 'Table' }).click();
    expect(await page.locator('#ages tbody tr').count()).toBeGreaterThan(3);
    expect(await violationsInBoth(page)).toEqual([]);
    for (const width of [360, 1280, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      expect([width, await overflow(page)]).toEqual([width, 0]);
    }
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});

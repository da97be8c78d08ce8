import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from '../harness/sample.ts';
import { overflow, type Visit, violations, violationsInBoth, visit } from '../harness/visit.ts';

const SCOPE = '/programs/TIMOB/scope';
const AT = '?milestone=Release%207.0.0';
const LONG = { timeout: 30_000 };
let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(async () => {
  await reader?.end();
});

async function openScope(path = AT, look = {}): Promise<Page> {
  const page = await reader.open(`${SCOPE}${path}`, { reducedMotion: 'reduce', ...look });
  await page.waitForSelector('.scope', LONG);
  return page;
}

async function asked<T>(path: string): Promise<T> {
  return (await (await fetch(`${reader.product.url}${path}`)).json()) as T;
}

const openItems = async () => {
  const { milestones } = await asked<{ milestones: { name: string; open: number }[] }>('/api/programs/TIMOB/scope');
  return milestones.find(({ name }) => name === 'Release 7.0.0')?.open ?? 0;
};

describe('the scope of a program', () => {
  it('says how much a release grew since its baseline; another baseline is agreed and taken back', async () => {
    const page = await openScope();
    expect(await page.textContent('h1')).toMatch(/^Release 7\.0\.0 grew by .+ since its baseline of 1.Jul; .+ a week/);
    await page.getByRole('button', { name: 'Set the baseline' }).click();
    await page.getByLabel('Baseline', { exact: true }).fill('2017-09-01');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:has-text("1\u00a0Sept")', LONG);
    await page.locator('#main').focus();
    await page.keyboard.press('Control+z');
    await page.waitForSelector('h1:has-text("1\u00a0Jul")', LONG);
    await page.locator('.scope-rows .figure').first().click();
    await page.waitForSelector('.drawer', LONG);
    await page.context().close();
  });

  it('prices a request while it is typed, by keys; it is approved with a cut, its facts are there, and undone', async () => {
    const before = await openItems();
    const page = await openScope();
    await page.getByRole('button', { name: 'Ask for a change' }).click();
    await page.getByLabel('What is asked for').fill('Dark mode <b>');
    await page.getByLabel('Who asks').fill('Sales');
    const outcome = page.locator('.try-outcome');
    await expect.poll(() => outcome.textContent(), LONG).toMatch(/85.% sure .+\(\+\d+.d\)/);
    const three = await outcome.textContent();
    const items = page.getByLabel('Items of line 1');
    await items.press('End');
    await items.press('Backspace');
    await items.pressSequentially('12');
    expect(await items.inputValue()).toBe('12');
    await expect.poll(() => outcome.textContent(), LONG).not.toBe(three);
    await page.waitForSelector('.price .scope-note:has-text("The server confirms it")', LONG);
    expect(await page.locator('.option-card').count()).toBe(4);
    expect(await page.textContent('.price-money')).toMatch(/No rates are entered/);
    await page.getByRole('button', { name: 'Ask for it' }).click();

    await page.getByRole('button', { name: /^R1 Dark mode <b>/ }).click(LONG);
    expect(new URL(page.url()).searchParams.get('request')).toBe('R1');
    await page.locator('.option-card', { hasText: 'Cut' }).click(LONG);
    const cut = await page.locator('.option-parts input:checked').count();
    expect(cut).toBeGreaterThan(0);
    await page.waitForSelector('.price[aria-busy="false"]', LONG);
    await page.waitForSelector('.page-content[data-stale="false"]', LONG);
    expect(await violationsInBoth(page)).toEqual([]);
    await page.getByLabel('Decided by').fill('Ada');
    await page.getByLabel('Why').fill('It sells');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.request-decided:has-text("Approved")', LONG);
    expect(await page.textContent('.request-decided')).toMatch(/with the option “cut” by Ada .+ “It sells”/);
    expect(await openItems()).toBe(before + 12 - cut);
    await page.locator('#main').focus();
    await page.keyboard.press('Control+z');
    await page.waitForSelector('.request-split', LONG);
    expect(await openItems()).toBe(before);
    await page.context().close();
  });

  it('shows who decides second what the first one decided, and lets them choose', async () => {
    const page = await openScope();
    // A reader whom no news reaches, else the page tells the decision before it can be taken.
    await page.route('**/api/events', () => {});
    await page.goto(new URL('?request=R1', page.url()).href);
    await page.waitForSelector('.decide', LONG);
    const body = JSON.stringify({ decidedBy: 'Bo', chosen: { option: 'absorb' } });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${reader.product.url}/api/requests/R1/approve`, { method: 'POST', headers, body });
    await page.getByLabel('Decided by').fill('Ada');
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Use mine' }).click(LONG);
    await page.waitForSelector('.request-decided:has-text("Declined")', LONG);
    const { requests } = await asked<{ requests: { state: string; decision: { by: string } }[] }>(
      '/api/programs/TIMOB/requests',
    );
    expect(requests[0]).toMatchObject({ state: 'declined', decision: { by: 'Ada' } });
    await page.context().close();
  });

  it('fits a phone and a wall, also with a request open', async () => {
    const page = await openScope('?request=new');
    await page.waitForSelector('.option-card', LONG);
    for (const width of [2560, 1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
    expect(await violations(page)).toEqual([]);
    await page.context().close();
    expect(reader.troubles.filter((trouble) => !trouble.includes('409'))).toEqual([]);
  });
});

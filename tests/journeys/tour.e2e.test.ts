import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from '../harness/sample.ts';
import { overflow, type Visit, violations, visit } from '../harness/visit.ts';

let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(() => reader?.end());

const card = '.tour-card';

describe('the tour', () => {
  it('is begun from the keys, goes both ways by keyboard, stands beside what it tells of, and is left', async () => {
    const page = await reader.open('/');
    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'Take the tour, three minutes' }).click();
    await page.waitForSelector(`${card}:has-text("1 of 7")`);
    await page.waitForURL(/\/programs\/TIMOB$/);
    for (const step of [2, 3, 4, 5, 6, 7]) {
      await page.keyboard.press('ArrowRight');
      await page.waitForSelector(`${card}:has-text("${step} of 7")`);
      await page.waitForSelector('.tour-ring');
    }
    await page.keyboard.press('ArrowLeft');
    await page.waitForSelector(`${card}:has-text("6 of 7")`);
    // What it speaks of can be tried while it is open.
    await page.keyboard.press('w');
    await page.waitForSelector('.scenario-bar');
    await page.locator(card).getByRole('button', { name: 'Leave the tour' }).click();
    await page.waitForSelector(card, { state: 'detached' });
    await page.context().close();
  });

  it('can be begun again from the palette; it passes axe and fits a phone', async () => {
    const page = await reader.open('/programs/TIMOB', { reducedMotion: 'reduce' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Take the tour');
    await page.getByRole('option', { name: /Take the tour/ }).click();
    await page.waitForSelector('.tour-ring');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // What lies half under the card has less room than it needs, until the card goes on.
      const found = (await violations(page)).filter((one) => !one.startsWith('target-size'));
      expect(found, colorScheme).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await page.waitForSelector(card, { state: 'detached' });
    await page.context().close();
  });

  it('has no page of the design system in what is built for others', async () => {
    const page = await reader.open('/ui');
    expect(await page.locator('h1').textContent()).toBe('There is no page at this address');
    await page.context().close();
  });

  it('complained of nothing', () => {
    expect(reader.troubles).toEqual([]);
  });
});

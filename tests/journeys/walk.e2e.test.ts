import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portfolioPlace, programPlaces, workspacePlaces } from '../../apps/web/src/shell/places.ts';
import { startDemo } from '../harness/demo.ts';
import { overflow, type Visit, violations, violationsInBoth, visit } from '../harness/visit.ts';

let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startDemo());
});
afterAll(() => reader?.end());

const at = (to: string): string => to.replace('$program', 'TIMOB');
/** Every page of the navigation, so a new one is walked by itself; and those that are reached from them. */
const PLACES = [portfolioPlace, ...programPlaces, ...workspacePlaces].map(({ to, ...place }) => {
  return { ...place, path: at(to) };
});
const BELOW = ['/programs/TIMOB/milestones/TIMOB%2F17609', '/programs/TIMOB/milestones/TIMOB%2F17609/brief'];
const PATHS = [...PLACES.map(({ path }) => path), ...BELOW];

const WIDTHS = [320, 360, 1280, 2560];
const LONG = { timeout: 60_000 };

/** Until the page has its answer, and nothing that it draws is still on its way. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => /\S+\s+\S+\s+\S/.test(document.querySelector('main h1')?.textContent ?? ''),
    null,
    LONG,
  );
  await page.waitForSelector('main [aria-busy="true"], main .skeleton', { state: 'detached', ...LONG });
}

/**
 * What is cut off at its right or left though nothing lets it be scrolled there, and it does not say that it goes on: by the
 * window, by what it stands in, or by itself.
 */
function clipped(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const styleOf = (element: Element) => getComputedStyle(element);
    const isSeen = (element: HTMLElement): boolean =>
      element.checkVisibility({ visibilityProperty: true }) && element.offsetWidth > 2 && element.offsetHeight > 2;
    const cutBy = (element: HTMLElement, frame: { readonly left: number; readonly right: number }): number => {
      const { left, right } = element.getBoundingClientRect();
      return Math.max(right - frame.right, frame.left - left);
    };
    const cutOf = (element: HTMLElement): number => {
      const own = styleOf(element);
      const isOwn =
        own.overflowX !== 'visible' && own.textOverflow !== 'ellipsis' && !/auto|scroll/.test(own.overflowX);
      if (isOwn && element.scrollWidth > element.clientWidth + 1) return element.scrollWidth - element.clientWidth;
      for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
        const { overflowX, textOverflow } = styleOf(above);
        const frame = above.getBoundingClientRect();
        // What only screen readers see is cut on purpose.
        if (/auto|scroll/.test(overflowX) || textOverflow === 'ellipsis' || frame.width < 2) return 0;
        if (overflowX !== 'visible' && cutBy(element, frame) > 1) return cutBy(element, frame);
      }
      return cutBy(element, { left: 0, right: innerWidth });
    };
    const all = document.querySelectorAll<HTMLElement>(
      'main :is(button, a, input, select, label, h1, h2, h3, p, td, th, li)',
    );
    return [...all]
      .filter((element) => isSeen(element) && element.closest('.sr-only, [aria-hidden="true"]') === null)
      .filter((element) => element.tagName !== 'INPUT' && cutOf(element) > 1)
      .map((element) => `${Math.round(cutOf(element))} px of ${element.outerHTML.slice(0, 120)}`);
  });
}

describe('every page', () => {
  for (const path of PATHS) {
    it(`${path} answers, passes axe in light and dark, and fits every width and paper`, async () => {
      // As high as the whole page, so that no bar lies over what is measured.
      const page = await reader.open(path, { viewport: { width: 1440, height: 4000 }, reducedMotion: 'reduce' });
      await settled(page);
      expect
        .soft(((await page.textContent('h1')) ?? '').trim().split(/\s+/).length, 'words of the heading')
        .toBeGreaterThan(2);
      expect.soft(await page.title()).toMatch(/Fulcrum/);
      expect.soft(await violationsInBoth(page)).toEqual([]);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await settled(page);
        expect.soft(await overflow(page), `${width} px`).toBeLessThanOrEqual(0);
        expect.soft(await clipped(page), `${width} px`).toEqual([]);
      }
      await page.setViewportSize({ width: 718, height: 1000 });
      await page.emulateMedia({ media: 'print', colorScheme: 'light' });
      // Half a mark of a chart may stand over the edge.
      await expect.poll(() => overflow(page), { message: 'on paper', timeout: 10_000 }).toBeLessThanOrEqual(6);
      expect.soft(await page.locator('.navigation:visible, .time-machine:visible').count(), 'on paper').toBe(0);
      expect.soft(await page.locator('h1:visible').count()).toBe(1);
      await page.context().close();
    });
  }

  it('is opened by its letter after G', async () => {
    const page = await reader.open('/programs/TIMOB');
    for (const { key, path } of PLACES) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await page.waitForURL((url) => url.pathname === path, LONG);
    }
    await page.keyboard.press('?');
    await page.waitForSelector('.key-sheet');
    expect(await page.textContent('.key-sheet')).toContain('Next row');
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('complained of nothing', () => {
    expect(reader.troubles).toEqual([]);
  });
});

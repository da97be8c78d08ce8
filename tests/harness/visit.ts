import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import type { Product } from './product.ts';

/** A reader at a running product. */
export interface Visit {
  readonly product: Product;
  /** Opens a page of the product in a window of its own, and waits for its heading. */
  readonly open: (path: string, look?: BrowserContextOptions) => Promise<Page>;
  /** What pages threw or complained of so far; a journey ends with none. */
  readonly troubles: readonly string[];
  /** Closes the browser and stops the product. */
  readonly end: () => Promise<void>;
}

/** Lets a reader in; the product is stopped with the visit. */
export async function visit(product: Product): Promise<Visit> {
  const browser: Browser = await launchChromium();
  const troubles: string[] = [];
  const open = async (path: string, look: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...look });
    const page = await context.newPage();
    page.on('pageerror', (error) => troubles.push(`${path}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(`${path}: ${message.text()}`);
    });
    await page.goto(`${product.url}${path}`);
    await page.waitForSelector('h1');
    return page;
  };
  const end = async () => {
    await browser.close();
    await product.stop();
  };
  return { product, open, troubles, end };
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page: the rule and where, one line each. */
export async function violations(page: Page): Promise<readonly string[]> {
  return found(page, (axe) => axe.withTags(RULES));
}

/** The same in light and in dark, which differ by nothing but colours. */
export async function violationsInBoth(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await violations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await found(page, (axe) => axe.withRules(['color-contrast']));
  return [...light, ...dark.map((one) => `dark: ${one}`)];
}

async function found(page: Page, asked: (axe: AxeBuilder) => AxeBuilder): Promise<readonly string[]> {
  // Colours on their way from one scheme to the other are no colours of ours.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map((transition) => transition.finished.catch(() => undefined)),
    ),
  );
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations: all } = await asked(axe).analyze();
  return all.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** By how many pixels a page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** The text of what has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
}

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';

describe('the browser of the tests', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it('runs scripts and lays text out with a real font', async () => {
    const page = await browser.newPage();
    await page.setContent('<span id="narrow">iiiiiiii</span><br><span id="wide">WWWWWWWW</span>');
    const [narrow, wide] = await page.evaluate(() =>
      ['narrow', 'wide'].map((id) => document.getElementById(id)?.getBoundingClientRect().width ?? 0),
    );
    expect(narrow).toBeGreaterThan(0);
    expect(wide).toBeGreaterThan((narrow ?? 0) * 2);
    await page.close();
  });

  it('paints different words differently', async () => {
    const page = await browser.newPage();
    const painted = async (words: string) => {
      await page.setContent(`<h1>${words}</h1>`);
      return (await page.screenshot()).toString('base64');
    };
    const blank = await painted('');
    const milestone = await painted('Milestone');
    expect(milestone).not.toBe(blank);
    expect(milestone).not.toBe(await painted('Forecast?'));
    expect(await painted('Milestone')).toBe(milestone);
    await page.close();
  });
});

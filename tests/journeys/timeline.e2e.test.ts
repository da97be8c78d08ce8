import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from '../harness/sample.ts';
import { overflow, type Visit, violationsInBoth, visit } from '../harness/visit.ts';

let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startSample());
});
afterAll(() => reader?.end());

const TIMELINE = '/programs/TIMOB/timeline';

const grid = (page: Page) => page.getByRole('treegrid');
const trial = (page: Page) => page.locator('.timeline-trial');
const untilTried = (page: Page) => page.waitForSelector('.timeline-trial:has-text("in this browser")');
const untilKept = (page: Page) => page.waitForSelector('.timeline-trial', { state: 'detached', timeout: 30_000 });
const selected = (page: Page) => page.locator('.timeline-row[aria-selected="true"]');

async function openTimeline(path = '', look = {}): Promise<Page> {
  const page = await reader.open(`${TIMELINE}${path}`, look);
  await page.waitForSelector('.timeline-row, .table, .state-box');
  return page;
}

/** Moves the selection to the first item of the milestone that is open. */
async function toFirstItem(page: Page): Promise<void> {
  await grid(page).focus();
  for (let press = 0; press < 40; press++) {
    if ((await selected(page).getAttribute('aria-level')) === '3') return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error('there is no item');
}

describe('the timeline', () => {
  it('answers in its heading, and has each row in words', async () => {
    const page = await openTimeline();
    expect(await page.textContent('h1')).toMatch(/The plan reaches .+ on .+; the odds of that are .+%/);
    expect(await page.locator('.timeline-plot canvas').count()).toBe(1);
    const words = await page.locator('.timeline-row[aria-level="3"]').first().textContent();
    expect(words).toMatch(/planned .+85\u00a0% by/);
    await page.context().close();
  });

  it('is moved by keys alone: first tried in the browser, then kept in a scenario, then undone', async () => {
    const page = await openTimeline();
    await toFirstItem(page);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.drawer');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.drawer', { state: 'detached' });
    await grid(page).focus();
    for (let press = 0; press < 40; press++) await page.keyboard.press('Shift+ArrowRight');
    await untilTried(page);
    expect(await trial(page).textContent()).toMatch(/starts on .+ at the earliest/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/scenario=S1/);
    await untilKept(page);
    const item = (await selected(page).locator('.timeline-note').textContent()) ?? '';
    const moved = await timeline(page, 'S1');
    expect(moved.items.find((one) => one.item === item)?.notBefore).not.toBeNull();
    await page.keyboard.press('Control+z');
    await page.waitForSelector('[role="status"]:has-text("Undone"), .toast');
    await expect
      .poll(async () => (await timeline(page, 'S1')).items.find((one) => one.item === item)?.notBefore, {
        timeout: 10_000,
      })
      .toBeNull();
    await page.context().close();
  });

  it('gives the same dates under the hand as the server does then', async () => {
    const page = await openTimeline();
    const asked = await page.evaluate(() => fetch('/api/programs/TIMOB/timeline').then((answer) => answer.json()));
    const before = asked as Timeline;
    await page.getByRole('button', { name: 'Weeks' }).click();
    await toFirstItem(page);
    const bar = await barOf(page);
    await page.mouse.move(bar.x, bar.y);
    await page.mouse.down();
    await page.mouse.move(bar.x + 40, bar.y);
    await page.mouse.move(bar.x + 280, bar.y, { steps: 6 });
    await page.waitForFunction(() =>
      /dates: |No 85/.test(document.querySelector('.timeline-trial')?.textContent ?? ''),
    );
    await page.waitForTimeout(500);
    const told = (await trial(page).textContent()) ?? '';
    await page.mouse.up();
    await page.waitForURL(/scenario=/);
    await untilKept(page);
    const after = await timeline(page, new URL(page.url()).searchParams.get('scenario') ?? '');
    for (const { name, p85 } of after.milestones) {
      const was = before.milestones.find((one) => one.name === name)?.p85;
      const isTold = told.includes(`${name} +`) || told.includes(`${name} −`);
      if (!isTold) continue;
      expect(p85, name).not.toBe(was);
      expect(told.replaceAll('\u00a0', ' ')).toContain(` to ${written(p85)}`);
    }
    expect(after.items.some(({ notBefore }) => notBefore !== null)).toBe(true);
    await page.context().close();
  });

  it('links two items by keys, and takes the link off again', async () => {
    const page = await openTimeline();
    await toFirstItem(page);
    const from = await selected(page).locator('.timeline-note').textContent();
    await page.keyboard.press('l');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const to = await selected(page).locator('.timeline-note').textContent();
    await page.keyboard.press('Enter');
    await page.waitForURL(/scenario=/);
    await untilKept(page);
    const link = page.locator('.timeline-links li');
    await link.filter({ hasText: `${to} starts after the end of ${from}` }).waitFor();
    await link.getByLabel('Lag in days').fill('5');
    await link.getByLabel('How the two hang together').selectOption('SS');
    await page.keyboard.press('Tab');
    await link.getByRole('button', { name: 'Set' }).click();
    await link.filter({ hasText: `${to} starts 5 days after the start of ${from}` }).waitFor();
    expect(await link.count()).toBe(1);
    await link.getByRole('button', { name: /^Remove/ }).click();
    await link.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('takes an item before another by keys and by hand, always in a scenario', async () => {
    const page = await openTimeline();
    const items = page.locator('.timeline-row[aria-level="3"]');
    await toFirstItem(page);
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowDown');
    const moved = await selected(page).locator('.timeline-note').textContent();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await page.waitForSelector(`.timeline-trial:has-text("${moved} is taken before")`);
    await page.keyboard.press('Enter');
    await page.waitForURL(/scenario=/);
    await untilKept(page);
    const id = new URL(page.url()).searchParams.get('scenario') ?? '';
    const { changes } = await asked<{ changes: { words: string }[] }>(page, `/api/scenarios/${id}`);
    expect(changes.map(({ words }) => words)).toEqual([expect.stringMatching(`takes ${moved} before `)]);
    expect(await items.count()).toBeGreaterThan(3);
    await page.context().close();
  });

  it('shows days on which nobody works, and where things stood on an earlier day', async () => {
    const page = await openTimeline();
    await page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      const set = { title: 'Release freeze', from: '2017-09-25', until: '2017-10-06' };
      const body = JSON.stringify({ set });
      const said = await fetch('/api/programs/TIMOB/things/leave', { method: 'POST', headers, body });
      if (!said.ok) throw new Error(await said.text());
    });
    await page.waitForSelector('.timeline-legend:has-text("Freeze: nobody works")', { timeout: 30_000 });
    await page.getByRole('button', { name: 'Weeks' }).click();
    await page.waitForSelector('.timeline-shade-freeze:has-text("Release freeze")');
    const planned = (await asked<Timeline>(page, '/api/programs/TIMOB/timeline')).items.flatMap(
      (item) => item.planned ?? [],
    );
    expect(planned.filter(({ start }) => start >= '2017-09-25' && start <= '2017-10-06')).toEqual([]);
    await page.getByLabel(/^Baseline/).selectOption({ index: 1 });
    await page.waitForSelector('.timeline-legend:has-text("Baseline")');
    await page.goto(`${page.url().split('?')[0]}?asOf=2017-08-25`);
    await page.waitForSelector('.timeline-legend:has-text("Today")');
    await page.context().close();
  });

  it('is the same as a table, narrowed by words', async () => {
    const page = await openTimeline('?as=table&q=windows');
    const rows = await page.locator('.table tbody tr').count();
    expect(rows).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'Picture' }).click();
    await expect.poll(() => grid(page).getAttribute('aria-rowcount')).toBe(String(rows));
    await page.getByRole('searchbox', { name: 'Find items' }).fill('no such thing');
    await page.waitForSelector('.state-box:has-text("No item meets all of this")');
    await page.context().close();
  });

  it('says why there is nothing to see', async () => {
    const page = await openTimeline('?asOf=2014-01-01');
    expect(await page.textContent('main')).toContain('Nothing is planned');
    await page.context().close();
  });

  it('passes axe in light and dark as a table and with a row selected, and fits every width', async () => {
    // The page as it opens is on the way through every page.
    for (const path of ['?as=table', '?group=team']) {
      const page = await openTimeline(path, { viewport: { width: 1280, height: 1400 }, reducedMotion: 'reduce' });
      if (path === '?group=team') {
        await page.getByRole('button', { name: 'Open all' }).click();
        await toFirstItem(page);
      }
      expect(await violationsInBoth(page)).toEqual([]);
      for (const width of [320, 2560]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await overflow(page), `${path} ${width} px`).toBeLessThanOrEqual(0);
      }
      await page.context().close();
    }
  });

  it('threw nothing', () => {
    expect(reader.troubles).toEqual([]);
  });
});

interface Timeline {
  readonly items: readonly {
    readonly item: string;
    readonly notBefore: string | null;
    readonly planned: { readonly start: string } | null;
  }[];
  readonly milestones: readonly {
    readonly id: string;
    readonly name: string;
    readonly last: string;
    readonly p85: string;
  }[];
}

const asked = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate((from) => fetch(from).then((answer) => answer.json() as Promise<never>), path);

const timeline = (page: Page, scenario: string): Promise<Timeline> =>
  asked(page, `/api/programs/TIMOB/timeline?scenario=${scenario}`);

/** A day as the page writes it: without the year of the as-of day. */
function written(day: string): string {
  const year = day.startsWith('2017') ? {} : { year: 'numeric' as const };
  return new Date(day).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC', ...year });
}

/** A place on the selected bar, found as a hand finds it. */
async function barOf(page: Page): Promise<{ x: number; y: number }> {
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(200);
  const box = await selected(page).boundingBox();
  const plot = await page.locator('.timeline-scroll').boundingBox();
  if (box === null || plot === null) throw new Error('nothing is selected');
  const y = box.y + box.height / 2;
  for (let x = box.x + box.width + 4; x < plot.x + plot.width - 20; x += 6) {
    await page.mouse.move(x, y);
    if ((await page.locator('.timeline-plot').getAttribute('data-part')) === 'move') return { x: x + 2, y };
  }
  throw new Error('the bar is not in sight');
}

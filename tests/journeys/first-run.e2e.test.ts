import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, startProduct } from '../harness/product.ts';
import { overflow, type Visit, violations, visit } from '../harness/visit.ts';

let reader: Visit;
beforeAll(async () => {
  reader = await visit(await startProduct({ env: { FULCRUM_DEMO: 'off' } }));
});
afterAll(() => reader?.end());

const HOSTILE = '<img src=x onerror="document.title=\'hacked\'"> 🚀 \u202E';
const ENDLESS = 'Donaudampfschifffahrtsgesellschaft'.repeat(8);

/** A Jira archive of a few items with names that nobody means well with. */
function archive(): string {
  const status = { name: 'Open', statusCategory: { key: 'new' } };
  const issue = (number: number, summary: string) => ({
    id: String(number),
    key: `WILD-${number}`,
    fields: {
      project: { id: '1', key: 'WILD', name: `Wild ${ENDLESS}` },
      summary,
      issuetype: { name: 'Bug' },
      status,
      created: '2026-01-05T09:00:00.000+0000',
      updated: '2026-01-05T09:00:00.000+0000',
      components: [{ name: ENDLESS }],
      fixVersions: [{ id: '7', name: number % 2 === 0 ? HOSTILE : ENDLESS, released: false }],
    },
  });
  return [issue(1, HOSTILE), issue(2, ENDLESS), issue(3, 'plain')].map((one) => JSON.stringify(one)).join('\n');
}

describe('an empty workspace', () => {
  it('shows the next step with its commands', async () => {
    const page = await reader.open('/');
    expect(await page.textContent('h1')).toContain('There is no program yet');
    expect(await page.textContent('main')).toContain('npx fulcrum import jira-archive');
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('.time-machine').count()).toBe(0);
    await page.context().close();
  });

  it('fills while the page is open, whatever the names are', async () => {
    const page = await reader.open('/');
    const file = join(reader.product.dataDir, 'wild.jsonl');
    writeFileSync(file, `${archive()}\n`);
    const ran = await runCli(reader.product.dataDir, 'import', 'jira-archive', file);
    expect(ran.err + ran.code).toBe('0');
    await page.waitForSelector('.program-table');
    expect(await page.textContent('.program-table')).toMatch(/3\sopen items/);
    for (const path of ['/', '/programs/WILD', '/programs/WILD/work', '/programs/WILD/flow', '/settings']) {
      const wide = await reader.open(path);
      for (const width of [320, 900, 1440]) {
        await wide.setViewportSize({ width, height: 800 });
        expect(await overflow(wide), `${path} at ${width} px`).toBeLessThanOrEqual(0);
      }
      await wide.context().close();
    }
    await page.context().close();
  });

  it('shows what looks like HTML as it was written', async () => {
    const page = await reader.open('/programs/WILD/work');
    await page.waitForSelector('.item-row button');
    expect(await page.textContent('.items')).toContain('<img src=x onerror=');
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.title()).toContain('Fulcrum');
    await page.context().close();
  });

  it('complained of nothing', () => {
    expect(reader.troubles).toEqual([]);
  });
});

describe('a server that goes away', () => {
  it('is waited for: what is open stays, and the page that was asked for comes by itself', async () => {
    const { product } = reader;
    const page = await reader.open('/programs/WILD');
    const said = await page.textContent('h1');
    await product.stop({ keep: true });
    expect(await page.textContent('h1')).toBe(said);
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await page.waitForSelector('.state-box:has-text("The server does not answer")');
    const again = await startProduct({
      dataDir: product.dataDir,
      env: { FULCRUM_DEMO: 'off', PORT: new URL(product.url).port },
    });
    try {
      await page.waitForSelector('.item-row button');
      expect(await page.locator('.item-row').count()).toBe(3);
    } finally {
      await again.stop();
    }
    await page.context().close();
  });
});

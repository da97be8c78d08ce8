import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulators, startServer } from '@fulcrum/emulators';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, startProduct } from '../harness/product.ts';
import { focused, overflow, type Visit, violations, visit } from '../harness/visit.ts';

const KEY = 'lin_api_emulated';

let reader: Visit;
let linear: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  const emulator = emulators.linear as NonNullable<(typeof emulators)[string]>;
  linear = await startServer(emulator, { seed: emulator.demoSeed(), isRunning: true });
  const env = { FULCRUM_DEMO: 'off', FULCRUM_ALLOW_ADDRESSES: '127.0.0.1/32' };
  reader = await visit(await startProduct({ env }));
});
afterAll(async () => {
  await reader?.end();
  await linear?.close();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Moves the focus on by Tab until it is on what has this text. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).startsWith(text)) return;
  }
  throw new Error(`Tab never came to "${text}"`);
}

/** No rule of axe is broken, and nothing sticks out at any width. */
async function expectFit(page: Page): Promise<void> {
  for (const width of [360, 1280, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflow(page), `${width} px`).toBeLessThanOrEqual(0);
  }
  // High enough that the time machine covers no button in part.
  await page.setViewportSize({ width: 1440, height: 2400 });
  expect(await violations(page)).toEqual([]);
}

describe('the first tool', () => {
  it('is chosen and described by the keyboard alone', async () => {
    const page = await reader.open('/connections');
    expect(await page.textContent('h1')).toBe('Connect your first tool.');
    expect(await page.textContent('main')).toContain('npx fulcrum emulate jira');
    await expectFit(page);
    await tabTo(page, 'Linear');
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Connect Linear' }).waitFor();
    expect(page.url()).toContain('connect=linear');
    expect(await page.locator('.scopes').textContent()).toBe('read');
    expect(await page.getByRole('textbox', { name: 'API key' }).getAttribute('type')).toBe('password');
    await expectFit(page);
    await page.context().close();
  });

  it('is tested before anything is kept: a wrong key says what to do', async () => {
    const page = await reader.open('/connections?connect=linear');
    await page.getByRole('textbox', { name: 'API key' }).fill('lin_api_wrong');
    await page.getByLabel('Address').fill(linear.url);
    await page.keyboard.press('Enter');
    await page.getByText('Nobody is signed in').waitFor();
    expect(await page.locator('.check-result').textContent()).toContain(
      'To mend it: check the token, and the address.',
    );
    expect(await button(page, /^Connect /).count()).toBe(0);
    await page.context().close();
  });

  it('takes a key of several lines as it was pasted', async () => {
    const page = await reader.open('/connections?connect=github');
    await page.getByLabel('How to sign in').selectOption('app');
    const key = page.getByLabel('Private key');
    await key.evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', 'first line\nsecond line\n');
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    const number = (label: string) => page.getByLabel(label, { exact: true });
    await number('App ID').fill('1');
    await number('Installation id').fill('2');
    const asked = page.waitForRequest((request) => request.url().endsWith('/api/tools/github/try'));
    await button(page, 'Test').click();
    expect((await asked).postDataJSON().secrets.privateKey).toBe('first line\nsecond line');
    await page.context().close();
  });

  it('is connected, and read, and its work appears', async () => {
    const page = await reader.open('/connections?connect=linear');
    await page.getByRole('textbox', { name: 'API key' }).fill(KEY);
    await page.getByLabel('Address').fill(linear.url);
    await button(page, 'Test').click();
    await button(page, 'Connect Linear and read it').click();
    await page.getByRole('heading', { name: 'Linear is fresh.' }).waitFor({ timeout: 30_000 });
    expect(await page.content()).not.toContain(KEY);
    expect(await page.locator('.freshness-link').getAttribute('aria-label')).toBe('Connections: Linear is fresh');
    await page.locator('.connection-details .table').waitFor();
    expect(await page.locator('.connection-details .table').textContent()).toContain('everything');
    await expectFit(page);
    const { programs } = await (await fetch(`${reader.product.url}/api/workspace`)).json();
    const work = await reader.open(`/programs/${programs[0].id}/work`);
    await work.waitForSelector('.item-row button');
    expect(await work.textContent('h1')).toMatch(/\d+\sitems? (is|are) open/);
    await work.context().close();
    await page.context().close();
  });
});

describe('a connection', () => {
  it('pauses and goes on', async () => {
    const page = await reader.open('/connections');
    await button(page, 'Pause of Linear').click();
    await page.getByRole('heading', { name: 'Linear is paused.' }).waitFor();
    expect(await button(page, 'Sync now of Linear').count()).toBe(0);
    expect(await page.locator('.freshness-link').textContent()).toBe('Linear is paused');
    await button(page, 'Resume of Linear').click();
    await page.getByRole('heading', { name: 'Linear is fresh.' }).waitFor({ timeout: 30_000 });
    await page.context().close();
  });

  it('shows how far it is, also after the page was left', async () => {
    const page = await reader.open('/connections');
    await button(page, 'Details of Linear').click();
    linear.conditions.faults = [{ kind: 'drip', milliseconds: 200 }];
    await button(page, 'Read everything anew').click();
    await page.getByRole('progressbar', { name: 'Sync of Linear' }).waitFor({ timeout: 30_000 });
    expect(await violations(page)).toEqual([]);
    await page.goto(`${reader.product.url}/settings`);
    await page.locator('.freshness-link').click();
    await page.getByRole('progressbar', { name: 'Sync of Linear' }).waitFor({ timeout: 30_000 });
    linear.conditions.faults = [];
    await page.getByText('Synced just now').waitFor({ timeout: 60_000 });
    await page.context().close();
  });

  it('is tested again with what is stored', async () => {
    const page = await reader.open('/connections');
    await button(page, 'Details of Linear').click();
    await button(page, 'Test').click();
    await page.getByText('Signed in as').waitFor();
    await page.context().close();
  });

  it('says what fails and how to mend it, and takes another token', async () => {
    const page = await reader.open('/connections');
    await button(page, 'Details of Linear').click();
    const enter = async (key: string) => {
      await button(page, 'Enter a new token').click();
      await page.getByRole('textbox', { name: 'API key' }).fill(key);
      await button(page, 'Seal it').click();
      await page.getByRole('textbox', { name: 'API key' }).waitFor({ state: 'detached' });
      await button(page, 'Sync now of Linear').click();
    };
    await enter('lin_api_old');
    await page.getByRole('heading', { name: 'Linear is failing.' }).waitFor({ timeout: 30_000 });
    expect(await page.locator('.connection-failure').textContent()).toContain('To mend it: enter a new token.');
    await expectFit(page);
    await enter(KEY);
    await page.getByRole('heading', { name: 'Linear is fresh.' }).waitFor({ timeout: 30_000 });
    await page.context().close();
  });

  it('shows the secret of its webhooks this once', async () => {
    const page = await reader.open('/connections');
    await button(page, 'Details of Linear').click();
    await button(page, 'Make a secret').click();
    const secret = page.getByLabel('Webhooks').locator('code').last();
    await secret.waitFor();
    const shown = (await secret.textContent()) ?? '';
    expect(shown).toMatch(/^[0-9a-f]{64}$/);
    await page.reload();
    await button(page, 'End webhooks').waitFor();
    expect(await page.content()).not.toContain(shown);
    await button(page, 'End webhooks').click();
    await button(page, 'Make a secret').waitFor();
    await page.context().close();
  });
});

describe('people of two tools', () => {
  it('are asked about where only a person can tell, and every answer can be taken back', async () => {
    const file = join(reader.product.dataDir, 'plan.csv');
    writeFileSync(file, 'id,title,assignee,created\nPLAN-1,Write it down,Eve,2026-01-05\n');
    const map = 'id=id,title=title,assignee=assignee,created=created';
    const ran = await runCli(reader.product.dataDir, 'import', 'csv', file, '--map', map, '--program', 'Plan');
    expect(ran.err + ran.code).toBe('0');
    const page = await reader.open('/connections');
    await button(page, 'Yes: Is Eve of CSV Eve of Linear?').waitFor();
    expect(await page.locator('.answer-meta').textContent()).toMatch(/1\sperson to match/);
    await expectFit(page);
    await button(page, 'Yes: Is Eve of CSV Eve of Linear?').click();
    await page.getByText('They are one person from now on').waitFor();
    await page.getByText(/1\smatch so far/).click();
    await page.getByText('Eve of CSV is also Eve of Linear').waitFor();
    expect(await violations(page)).toEqual([]);
    await button(page, 'Undo').click();
    await button(page, 'No: Is Eve of CSV Eve of Linear?').click();
    await page.getByText('They stay two people').waitFor();
    expect(await button(page, /^Yes: /).count()).toBe(0);
    await page.context().close();
    const listed = await runCli(reader.product.dataDir, 'people');
    expect(listed.out).toContain('Eve of CSV (Eve) is not Eve of Linear (user-eve) (you said so)');
    const taken = await runCli(reader.product.dataDir, 'people', 'undo', 'user-eve', 'plan.csv');
    expect([taken.code, taken.err]).toEqual([1, expect.stringContaining('there is no account "plan.csv"')]);
  });
});

describe('the end', () => {
  it('is asked for, says what happens, and keeps the data', async () => {
    const page = await reader.open('/connections');
    await button(page, 'Details of Linear').click();
    await button(page, 'Disconnect …').click();
    await page.getByRole('dialog', { name: 'Disconnect Linear' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await button(page, 'Disconnect …').click();
    await page.getByRole('radio', { name: /^Forget the data/ }).check();
    expect(await page.textContent('.disconnect')).toContain('Facts are never erased');
    await page.getByRole('radio', { name: /^Keep the data/ }).check();
    await button(page, 'Disconnect, and keep the data').click();
    await page.getByRole('heading', { name: 'Connect your first tool.' }).waitFor();
    expect(await page.locator('.freshness-link').count()).toBe(0);
    const { programs } = await (await fetch(`${reader.product.url}/api/workspace`)).json();
    expect(programs.length).toBeGreaterThan(0);
    await page.context().close();
  });

  it('complained of nothing', () => {
    expect(reader.troubles).toEqual([]);
  });
});

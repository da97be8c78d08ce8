// `npm run pictures`: the pictures of the README, taken from the running demo in a real browser. On Chromium as it comes
// through npm they are the same wherever they are taken, apart from a few pixels of text.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../tests/harness/chromium.ts';
import { type Product, startProduct } from '../../tests/harness/product.ts';
import { ensureBuilt } from '../bootstrap/build.js';
import { root } from '../bootstrap/places.js';

type Scheme = 'light' | 'dark';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly scheme: Scheme;
}

const PROGRAM = '/programs/TIMOB';
const MILESTONE = `${PROGRAM}/milestones/${encodeURIComponent('TIMOB/17609')}`;

const PICTURES: readonly Picture[] = [
  { name: 'overview-light', path: PROGRAM, scheme: 'light' },
  { name: 'overview-dark', path: PROGRAM, scheme: 'dark' },
  { name: 'milestone-light', path: MILESTONE, scheme: 'light' },
  { name: 'portfolio-light', path: '/', scheme: 'light' },
  { name: 'timeline-light', path: `${PROGRAM}/timeline`, scheme: 'light' },
  { name: 'board-light', path: `${PROGRAM}/board`, scheme: 'light' },
  { name: 'dependencies-light', path: `${PROGRAM}/dependencies`, scheme: 'light' },
  { name: 'people-light', path: `${PROGRAM}/people`, scheme: 'light' },
  { name: 'objectives-light', path: '/objectives', scheme: 'light' },
  { name: 'scope-light', path: `${PROGRAM}/scope?milestone=TIMOB/17609&request=new`, scheme: 'light' },
  { name: 'what-if-light', path: `${PROGRAM}/what-if?beside=S1,S2`, scheme: 'light' },
  { name: 'why-light', path: `${PROGRAM}/why`, scheme: 'light' },
  { name: 'brief-light', path: `${MILESTONE}/brief`, scheme: 'light' },
  { name: 'work-light', path: `${PROGRAM}/work`, scheme: 'light' },
  { name: 'flow-light', path: `${PROGRAM}/flow`, scheme: 'light' },
  { name: 'calibration-light', path: `${PROGRAM}/calibration`, scheme: 'light' },
  { name: 'connections-light', path: '/connections', scheme: 'light' },
  { name: 'settings-light', path: '/settings', scheme: 'light' },
];

const LARGEST_BYTES = 400_000;
const PREPARE_MS = 600_000;
const LOOK_MS = 1_000;

/** Waits until the server has prepared the pages of today: the back-test comes last. */
async function prepared({ url }: Product): Promise<void> {
  const deadline = performance.now() + PREPARE_MS;
  while (performance.now() < deadline) {
    const answer = await fetch(`${url}/api${PROGRAM}/calibration`);
    const view = (await answer.json()) as { backtests?: readonly unknown[] };
    if ((view.backtests ?? []).length > 0) return;
    await sleep(LOOK_MS);
  }
  throw new Error('the pages were not prepared in time');
}

const WHAT_IFS = [
  { name: 'More hands on Windows', change: { form: 'capacity', team: 'Windows', slots: 12 } },
  { name: 'Promise 15 January', change: { form: 'target', milestone: '7.0.0', day: '2018-01-15' } },
] as const;

const OBJECTIVES = [
  'Objective,Value,Cost of delay,Due,Work',
  'Example: ready for iOS 11,600000,40000,2017-10-15,TIMOB-24772',
  'Example: run on Android O,900000,25000,2017-12-31,TIMOB-24764',
  'Example: release 7 with ES6,1500000,60000,2018-01-31,TIMOB/17609',
  'Example: tests that can be trusted,120000,9000,,TIMOB-25087',
].join('\n');

/** The archive has no objectives: these are made up, and say so. */
async function makeObjectives({ url }: Product): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const currency = JSON.stringify({ currency: 'EUR' });
  await fetch(`${url}/api/workspace/currency`, { method: 'PUT', headers, body: currency });
  const body = JSON.stringify({ kind: 'objectives', text: OBJECTIVES });
  await fetch(`${url}/api/objectives/import`, { method: 'POST', headers, body });
}

/** Two what-ifs, S1 and S2, that can be held side by side. */
async function makeWhatIfs({ url }: Product): Promise<void> {
  const post = (path: string, body: object) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  for (const [index, { name, change }] of WHAT_IFS.entries()) {
    await post(`/api${PROGRAM}/scenarios`, { name });
    await post(`/api/scenarios/S${index + 1}/changes`, { change });
  }
}

/** Until nothing grey is left, nothing is under way, and two looks at the page are the same. */
async function settle(page: Page): Promise<void> {
  await page.waitForSelector('h1');
  await page.locator('.skeleton-bar').first().waitFor({ state: 'detached' });
  await page.locator('.under-way').waitFor({ state: 'detached' });
  let before = '';
  for (;;) {
    const now = (await page.screenshot()).toString('base64');
    if (now === before) return;
    before = now;
    await sleep(LOOK_MS);
  }
}

async function take(browser: Browser, { url }: Product, { name, path, scheme }: Picture): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  // The pictures show the pages themselves, as they are once the welcome of the demo is closed.
  await context.addInitScript(() => localStorage.setItem('fulcrum.look', '{"welcomed":true}'));
  const page = await context.newPage();
  await page.goto(`${url}${path}`);
  await settle(page);
  const file = join(root, 'docs', 'pictures', `${name}.png`);
  await page.screenshot({ path: file });
  await context.close();
  const { size } = statSync(file);
  if (size > LARGEST_BYTES) throw new Error(`${file} has ${size} bytes: a picture has at most ${LARGEST_BYTES}`);
  console.log(`${name}.png, ${Math.round(size / 1000)} kB`);
}

ensureBuilt(process.execPath, (line) => console.log(line));
const product = await startProduct();
try {
  await prepared(product);
  await makeWhatIfs(product);
  await makeObjectives(product);
  const browser = await launchChromium();
  try {
    for (const picture of PICTURES) await take(browser, product, picture);
  } finally {
    await browser.close();
  }
} finally {
  await product.stop();
}

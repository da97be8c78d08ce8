/**
 * The timeline in a real Chromium: `npm run build && node bench/timeline-browser.ts`, on made-up trackers that are imported into a
 * running product. Goals: a plan of 5,000 items is interactive in 1.5 s once the server has prepared it; scrolling through its
 * bars leaves no frame over 32 ms; a bar of 1,000 that is dragged has its new dates on the page within 50 ms at P95.
 *
 * Frames of the wall clock say as much of the machine as of the page. So beside them stand, in the same run, the frames of an
 * empty page that scrolls as far, and what the page itself did for each frame: the time of its own main thread, in processor
 * time, from the browser's trace. That has to be well under the 16.7 ms of a frame, whatever else the machine does.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../tests/harness/chromium.ts';
import { type Product, runCli, startProduct } from '../tests/harness/product.ts';
import { machine } from './forecast-program.ts';
import { AS_OF, madeUpTracker } from './made-up-tracker.ts';

const LARGE = 5_000;
const SMALL = 1_000;
const VIEWS = 3;
const FRAMES = 400;
const MOVES = 80;
const PIXELS_A_FRAME = 90;

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN;

/** An empty page as high as the timeline: what the machine can do. */
const EMPTY_PAGE = `data:text/html,<div class="timeline-scroll" style="height:90vh;overflow:auto"><div style="height:130000px"></div></div>`;
/** Of the main thread and for one frame, in milliseconds of processor time. */
const MOST_WORK = 8;

/** What runs in the page, as a text: this folder is compiled without the types of browsers. */
const framesOf = (pixels: number): string => `new Promise((resolve) => {
  const scroll = document.querySelector('.timeline-scroll');
  const times = [];
  let [before, down] = [performance.now(), 1];
  const frame = (now) => {
    times.push(now - before);
    before = now;
    scroll.scrollTop += down * ${pixels};
    if (scroll.scrollTop + scroll.clientHeight >= scroll.scrollHeight || scroll.scrollTop === 0) down = -down;
    if (times.length < ${FRAMES}) requestAnimationFrame(frame);
    else resolve(times.slice(5));
  };
  requestAnimationFrame(frame);
})`;

/** From the hand's move to the frame after the answer, for every question that was answered. */
const WATCH = `(() => {
  let [moved, asked] = [0, 0];
  window.answers = [];
  addEventListener('pointermove', () => { moved = performance.now(); }, true);
  const Native = window.Worker;
  window.Worker = class extends Native {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        if (data.kind !== 'answer' || asked === 0) return;
        const from = asked;
        requestAnimationFrame(() => window.answers.push({ hand: performance.now() - from, took: data.tookMs }));
      });
    }
    postMessage(message, ...rest) {
      // The answer to a hand that rests, of all futures, comes later by design.
      if (message.kind === 'ask') asked = message.isQuick ? moved : 0;
      super.postMessage(message, ...rest);
    }
  };
})()`;

console.log(machine());
const product = await startProduct({ env: { FULCRUM_DEMO: 'off' } });
const browser = await launchChromium();
try {
  for (const [name, count] of [
    ['Large', LARGE],
    ['Small', SMALL],
  ] as const)
    await imported(product, name, count);
  await run('clock', AS_OF);
  const programs = (await (await fetch(`${product.url}/api/workspace`)).json()) as {
    programs: { id: string; name: string }[];
  };
  const pathOf = (wanted: string) =>
    encodeURIComponent(programs.programs.find(({ name }) => name === wanted)?.id ?? wanted);
  for (const name of ['Large', 'Small']) {
    const start = performance.now();
    const view = (await (await fetch(`${product.url}/api/programs/${pathOf(name)}/timeline`)).json()) as {
      items: unknown[];
      words: string;
    };
    console.log(
      `${name}: ${view.items.length} items planned and simulated in ${((performance.now() - start) / 1_000).toFixed(1)} s, which the server does ahead`,
    );
  }
  await interactive(browser, `/programs/${pathOf('Large')}/timeline`);
  await scrolled(browser, `/programs/${pathOf('Large')}/timeline`);
  await dragged(browser, `/programs/${pathOf('Small')}/timeline`);
} finally {
  await browser.close();
  await product.stop();
}

async function run(...args: readonly string[]): Promise<void> {
  const ran = await runCli(product.dataDir, ...args);
  if (ran.code !== 0) throw new Error(`fulcrum ${args.join(' ')} ended with ${ran.code}: ${ran.err}`);
}

async function imported({ dataDir }: Product, name: string, count: number): Promise<void> {
  const file = join(dataDir, `${name}.csv`);
  writeFileSync(file, madeUpTracker(count, name.toUpperCase()));
  await run('import', 'csv', file, '--program', name);
}

async function opened(of: Browser, path: string): Promise<Page> {
  const context = await of.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  await page.goto(product.url + path, { waitUntil: 'commit' });
  await page.locator('.timeline-row').first().waitFor({ timeout: 120_000 });
  return page;
}

/**
 * From the address to rows that answer to a key, each view with an empty cache. Beside it stand the same for a page of the product
 * that shows next to nothing, which is what the machine can do, and the processor time of the page's process.
 */
async function interactive(of: Browser, path: string): Promise<void> {
  const [times, limits, work]: [number[], number[], number[]] = [[], [], []];
  for (let view = 0; view < VIEWS; view++) {
    limits.push(await settingsOpened(of));
    const start = performance.now();
    const page = await opened(of, path);
    await page.locator('.timeline-labels').focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('.timeline-row[aria-selected="true"]');
    times.push((performance.now() - start) / 1_000);
    work.push(await processTime(page));
    await page.context().close();
  }
  goal(`a plan of ${LARGE} items, interactive`, at(times, 0.5), { limit: 1.5, unit: 's' });
  const listed = (values: readonly number[]) => values.map((value) => value.toFixed(2)).join(', ');
  console.log(
    `          ${VIEWS} views in turn: ${listed(times)} s; of it its own work: ${listed(work)} s of a processor`,
  );
  console.log(
    `          the page of settings in between: ${listed(limits)} s; ${(at(times, 0.5) / at(limits, 0.5)).toFixed(2)} times that`,
  );
}

async function settingsOpened(of: Browser): Promise<number> {
  const context = await of.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(`${product.url}/settings`, { waitUntil: 'commit' });
  await page.locator('main h1', { hasText: /\S+ \S+ \S+/ }).waitFor();
  const took = (performance.now() - start) / 1_000;
  await context.close();
  return took;
}

/** Seconds of a processor that the process of a page has used. */
async function processTime(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN;
}

async function scrolled(of: Browser, path: string): Promise<void> {
  const page = await opened(of, path);
  await page.getByRole('button', { name: 'Open all' }).click();
  await page.getByRole('button', { name: 'Months' }).click();
  await page.waitForTimeout(3_000);
  const bars = Number(await page.locator('.timeline-labels').getAttribute('aria-rowcount'));
  const empty = await (await of.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await empty.goto(EMPTY_PAGE);
  // In turn, so that both meet the same machine.
  const limit = await framesWith(of, empty);
  const own = await framesWith(of, page);
  const again = await framesWith(of, empty);
  const limits = [...limit.frames, ...again.frames];
  tell(`frames of an empty page that scrolls as far`, limits);
  tell(`frames of the timeline, ${bars} rows, ${PIXELS_A_FRAME} pixels a frame`, own.frames);
  tell('work of its main thread for a frame, in processor time', own.work);
  tell('the same of the empty page', [...limit.work, ...again.work]);
  goal('work for a frame, the most', Math.max(...own.work), { limit: 32, unit: 'ms' });
  goal('work for a frame, P95', at(own.work, 0.95), { limit: MOST_WORK, unit: 'ms' });
  const over = (frames: readonly number[]) => frames.filter((ms) => ms > 32).length / frames.length;
  console.log(
    `          frames over 32 ms: ${percent(over(own.frames))}; of the empty page: ${percent(over(limits))}; P95 ${(at(own.frames, 0.95) / at(limits, 0.95)).toFixed(2)} times that of the empty page`,
  );
  await page.context().close();
  await empty.context().close();
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Frames while a page scrolls by itself, and what its main thread did for each, in milliseconds. */
async function framesWith(of: Browser, page: Page): Promise<{ frames: readonly number[]; work: readonly number[] }> {
  await page.bringToFront();
  await of.startTracing(page, {
    categories: [
      'disabled-by-default-devtools.timeline',
      'devtools.timeline',
      'toplevel',
      'blink.user_timing',
      '__metadata',
    ],
  });
  const frames = await page.evaluate<readonly number[]>(framesOf(PIXELS_A_FRAME));
  const { traceEvents } = JSON.parse(String(await of.stopTracing())) as { traceEvents: readonly TraceEvent[] };
  return { frames, work: workOf(traceEvents) };
}

/** Processor time of the tasks of the thread that ran the frames, summed from one frame to the next. */
function workOf(events: readonly TraceEvent[]): readonly number[] {
  const fired = events.filter(({ name }) => name === 'FireAnimationFrame');
  const main = mostOf(fired.map(({ pid, tid }) => `${pid}/${tid}`));
  const own = events.filter(({ pid, tid }) => `${pid}/${tid}` === main);
  const tasks = own.filter(
    ({ name, ph }) => ph === 'X' && (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask'),
  );
  const outer = tasks.filter(({ name }) => name === tasks[0]?.name).toSorted((a, b) => a.ts - b.ts);
  const starts = [...new Set(own.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts))].sort(
    (a, b) => a - b,
  );
  const work = new Array<number>(starts.length).fill(0);
  let frame = 0;
  for (const { ts, dur = 0, tdur = dur } of outer) {
    while (frame + 1 < starts.length && (starts[frame + 1] ?? 0) <= ts + dur) frame++;
    work[frame] = (work[frame] ?? 0) + tdur / 1_000;
  }
  return work.slice(5, -1);
}

function mostOf(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

async function dragged(of: Browser, path: string): Promise<void> {
  const page = await opened(of, path);
  await page.getByRole('button', { name: 'Weeks' }).click();
  await page.locator('.timeline-labels').focus();
  while ((await page.locator('.timeline-row[aria-selected="true"]').getAttribute('aria-level')) !== '3')
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  // The worker has its model.
  await page.waitForTimeout(8_000);
  const bar = await barOf(page);
  await page.mouse.move(bar.x, bar.y);
  await page.mouse.down();
  for (let move = 1; move <= MOVES; move++) {
    await page.mouse.move(bar.x + 20 + 14 * (move % 30), bar.y);
    await page.waitForTimeout(120);
  }
  const answers = await page.evaluate<readonly { hand: number; took: number }[]>('window.answers');
  await page.keyboard.press('Escape');
  const hands = answers.slice(5).map(({ hand }) => hand);
  tell(`hand to new dates on the page, ${SMALL} items, ${answers.length} answers`, hands);
  tell(
    'of it in the model',
    answers.slice(5).map(({ took }) => took),
  );
  goal('hand to new dates, P95', at(hands, 0.95), { limit: 50, unit: 'ms' });
  await page.context().close();
}

async function barOf(page: Page): Promise<{ x: number; y: number }> {
  const row = await page.locator('.timeline-row[aria-selected="true"]').boundingBox();
  if (row === null) throw new Error('nothing is selected');
  const y = row.y + row.height / 2;
  for (let x = row.x + row.width + 4; x < 1_400; x += 6) {
    await page.mouse.move(x, y);
    if ((await page.locator('.timeline-plot').getAttribute('data-part')) === 'move') return { x: x + 2, y };
  }
  throw new Error('the bar is not in sight');
}

function tell(what: string, values: readonly number[]): void {
  const [p50, p95, most] = [at(values, 0.5), at(values, 0.95), at(values, 1)].map((ms) => `${ms.toFixed(1)} ms`);
  console.log(`${what}: P50 ${p50}, P95 ${p95}, most ${most}`);
}

function goal(what: string, value: number, { limit, unit }: { readonly limit: number; readonly unit: string }): void {
  const shown = value.toFixed(unit === 's' ? 2 : 0).padStart(6);
  console.log(`${shown} ${unit}  ${what}: ${(value / limit).toFixed(2)} of the goal of ${limit} ${unit}`);
}

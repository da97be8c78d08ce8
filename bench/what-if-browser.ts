/**
 * How fast a plan answers to the hand in a browser: `npm run build && node bench/what-if-browser.ts`. In a real Chromium, the
 * worker of the built web app gets a made-up plan of 1,000 items and 100 changes to it, one after the other: each is
 * compiled anew, simulated 10,000 times and told as differences. The time is what the page waits: from its message to the
 * answer. The goal is 50 ms at P95.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ModelChange } from '@fulcrum/core/forecast';
import { launchChromium } from '../tests/harness/chromium.ts';
import { startProduct } from '../tests/harness/product.ts';
import { machine } from './forecast-program.ts';
import { madeUpChange, madeUpPlan } from './made-up-plan.ts';

const ITEMS = 1_000;
const ROUNDS = 100;
const WARM_UP = 5;
const GOAL_MS = 50;

const assets = fileURLToPath(new URL('../apps/web/dist/assets', import.meta.url));
const worker = readdirSync(assets).find((name) => /^worker-.*\.js$/.test(name));
if (worker === undefined) throw new Error('the web app has no worker: npm run build');

console.log(machine());
const product = await startProduct({ env: { FULCRUM_DEMO: 'off' } });
const browser = await launchChromium();
try {
  const page = await browser.newPage();
  const plan = JSON.stringify(madeUpPlan(ITEMS));
  await page.route('**/made-up-plan', (route) => route.fulfill({ contentType: 'application/json', body: plan }));
  // Any page of the product: its policy for scripts and workers holds.
  await page.goto(product.url);
  const changes = Array.from({ length: WARM_UP + ROUNDS }, (_, round) => madeUpChange(round, ITEMS));
  const { readyMs, times } = await page.evaluate<Times>(timesOf(`/assets/${worker}`, changes));
  console.log(`${ITEMS} items, plan of ${(plan.length / 1024).toFixed(0)} kB; ready in ${readyMs.toFixed(0)} ms`);
  tell('asked to answered', times.map(({ waited }) => waited).slice(WARM_UP));
  tell('of it in the model', times.map(({ took }) => took).slice(WARM_UP));
} finally {
  await browser.close();
  await product.stop();
}

interface Times {
  readonly readyMs: number;
  readonly times: readonly { readonly waited: number; readonly took: number }[];
}

/** What runs in the page, as a text: this folder is compiled without the types of browsers. */
function timesOf(address: string, changes: readonly (readonly ModelChange[])[]): string {
  return `(async () => {
    const model = new Worker(${JSON.stringify(address)}, { type: 'module' });
    const exchange = (message) => new Promise((resolve, reject) => {
      model.onmessage = ({ data }) => (data.kind === 'failed' ? reject(new Error(data.reason)) : resolve(data));
      model.onerror = ({ message: text }) => reject(new Error(text));
      model.postMessage(message);
    });
    const start = performance.now();
    await exchange({ kind: 'load', address: '/made-up-plan' });
    const readyMs = performance.now() - start;
    const times = [];
    for (const change of ${JSON.stringify(changes)}) {
      const from = performance.now();
      const { tookMs } = await exchange({ kind: 'ask', changes: change });
      times.push({ waited: performance.now() - from, took: tookMs });
    }
    model.terminate();
    return { readyMs, times };
  })()`;
}

function tell(what: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (p: number): number => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] as number;
  const [p50, p95, most] = [at(0.5), at(0.95), at(1)].map((ms) => `${ms.toFixed(1)} ms`);
  console.log(
    `${what}: P50 ${p50}, P95 ${p95}, most ${most}; P95 is ${(at(0.95) / GOAL_MS).toFixed(2)} of the goal of ${GOAL_MS} ms`,
  );
}

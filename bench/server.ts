/**
 * The running product on the demo: `node bench/server.ts`. Goals: list API p99 ≤ 100 ms at 20 clients, first view of the
 * Overview interactive in ≤ 1.5 s in Chromium, later starts healthy in < 3 s, ≤ 400 MB of memory after loading the demo.
 * The clients share the machine's cores with the server. Beside the list, in the same run: the health route, which does nothing.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { launchChromium } from '../tests/harness/chromium.ts';
import { type Product, startProduct } from '../tests/harness/product.ts';
import { machine } from './forecast-program.ts';

const CLIENTS = 20;
const REQUESTS = 2_000;
const LISTS = [
  '?limit=100',
  '?category=open&sort=-created',
  '?team=TIMOB%2FAndroid&category=open',
  '?q=camera',
  '?type=Bug&sort=title',
  '?milestone=TIMOB%2F17609',
];

console.log(machine());
const first = await startProduct();
memory(first, 'after loading the demo');
await untilPrepared(first);
await first.stop({ keep: true });
const started = performance.now();
const product = await startProduct({ dataDir: first.dataDir });
goal('later start, healthy', (performance.now() - started) / 1_000, { limit: 3, unit: 's' });
try {
  await overview(product, 'first view of the Overview, interactive');
  const idle = await load(() => '/api/health');
  const lists = await load((index) => `/api/programs/TIMOB/items${LISTS[index % LISTS.length]}`);
  goal(`list API, p99 at ${CLIENTS} clients`, lists.p99, { limit: 100, unit: 'ms' });
  console.log(
    `          p50 ${lists.p50.toFixed(0)} ms, ${lists.rate.toFixed(0)} requests/s; ${(lists.p99 / idle.p99).toFixed(1)} × the p99 of a route that does nothing`,
  );
  memory(product, 'after the load');
} finally {
  await product.stop();
}

async function untilPrepared({ url }: Product): Promise<void> {
  for (;;) {
    const page = (await (await fetch(`${url}/api/programs/TIMOB/calibration`)).json()) as { computedAt: string | null };
    if (page.computedAt !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function overview({ url }: Product, what: string): Promise<void> {
  const browser = await launchChromium();
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const page = await (await browser.newContext()).newPage();
    const start = performance.now();
    await page.goto(`${url}/programs/TIMOB`, { waitUntil: 'commit' });
    await page.getByRole('heading', { level: 1, name: /lands/ }).waitFor();
    await page.getByRole('link', { name: '7.0.0' }).first().click({ trial: true });
    times.push((performance.now() - start) / 1_000);
  }
  await browser.close();
  goal(what, times[0] as number, { limit: 1.5, unit: 's' });
  const shown = times.map((time) => time.toFixed(2)).join(', ');
  console.log(`          the first after a start counts; five views in turn, each with an empty cache: ${shown} s`);
}

async function load(path: (index: number) => string) {
  const times: number[] = [];
  let sent = 0;
  const start = performance.now();
  const client = async () => {
    while (sent < REQUESTS) {
      const asked = performance.now();
      const response = await fetch(product.url + path(sent++));
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${response.status} for ${response.url}`);
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] as number;
  return { p50: at(0.5), p99: at(0.99), rate: times.length / ((performance.now() - start) / 1_000) };
}

function memory({ process: child }: Product, what: string): void {
  const pid = child.pid as number;
  const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
  const all = execFileSync('ps', ['-eo', 'ppid,rss,args']).toString().split('\n');
  const postgres = all.filter((line) => /postgres/.test(line)).length;
  goal(`memory of the server ${what}`, own, { limit: 400, unit: 'MB' });
  console.log(`          beside it run ${postgres} PostgreSQL processes, which share most of theirs`);
}

function goal(what: string, value: number, { limit, unit }: { limit: number; unit: string }): void {
  const shown = value.toFixed(unit === 's' ? 2 : 0).padStart(6);
  console.log(`${shown} ${unit}  ${what}: ${(value / limit).toFixed(2)} of the goal of ${limit} ${unit}`);
}

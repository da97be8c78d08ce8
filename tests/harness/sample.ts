import { fileURLToPath } from 'node:url';
import { type Beginning, mustRun, startKept } from './kept-product.ts';
import type { Product } from './product.ts';

/** Releases 6.0 to 7.1 of the Titanium SDK: some 1,150 issues, small enough for a test and real enough for a forecast. */
export const SAMPLE = fileURLToPath(new URL('../programs/titanium-6.jsonl.gz', import.meta.url));

/** A running product with the sample as its only program, its clock at 15 September 2017, and its forecasts prepared. */
export function startSample(): Promise<Product> {
  return startKept(SAMPLED);
}

const SAMPLED: Beginning = { name: 'sample', make, env: { FULCRUM_DEMO: 'off' } };

async function make(dataDir: string): Promise<void> {
  await mustRun(dataDir, 'import', 'jira-archive', SAMPLE, '--program', 'Titanium SDK');
  await mustRun(dataDir, 'clock', '2017-09-15');
  await mustRun(dataDir, 'target', 'Release 7.0.0', '2017-12-01', '--program', 'TIMOB', '--since', '2017-07-01');
  await mustRun(dataDir, 'prepare');
}

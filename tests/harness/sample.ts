import { fileURLToPath } from 'node:url';
import { type Product, runCli, startProduct } from './product.ts';

/** Releases 6.0 to 7.1 of the Titanium SDK: some 1,150 issues, small enough for a test and real enough for a forecast. */
export const SAMPLE = fileURLToPath(new URL('../programs/titanium-6.jsonl.gz', import.meta.url));

/** A running product with the sample as its only program, and its clock at 15 September 2017. */
export async function startSample(): Promise<Product> {
  const product = await startProduct({ env: { FULCRUM_DEMO: 'off' } });
  for (const args of [
    ['import', 'jira-archive', SAMPLE, '--program', 'Titanium SDK'],
    ['clock', '2017-09-15'],
    ['target', 'Release 7.0.0', '2017-12-01', '--program', 'TIMOB', '--since', '2017-07-01'],
  ]) {
    const ran = await runCli(product.dataDir, ...args);
    if (ran.code !== 0) throw new Error(`fulcrum ${args.join(' ')} ended with ${ran.code}: ${ran.err}`);
  }
  return product;
}

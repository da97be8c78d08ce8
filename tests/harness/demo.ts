import { mustRun, startKept } from './kept-product.ts';
import { type Product, startProduct } from './product.ts';

/** A running product with the demo, its forecasts prepared. */
export function startDemo(): Promise<Product> {
  return startKept({ name: 'demo', make });
}

async function make(dataDir: string): Promise<void> {
  const product = await startProduct({ dataDir });
  await product.stop({ keep: true });
  await mustRun(dataDir, 'prepare');
}

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { keptFolders } from './kept-folders.ts';
import { newDataDir, type Product, runCli, startProduct } from './product.ts';

/** Where several journeys begin: it is made once in a run, and each has a copy of its own. */
export interface Beginning {
  readonly name: string;
  /** Fills a new data folder; resolves once nothing uses it any more. */
  readonly make: (dataDir: string) => Promise<void>;
  /** Further environment variables of the product. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a product where others of this run begin too. */
export async function startKept({ name, make, env = {} }: Beginning): Promise<Product> {
  const kept = join(keptFolders(), name);
  if (!existsSync(kept)) {
    const folder = `${kept}.new`;
    mkdirSync(folder);
    await make(folder);
    renameSync(folder, kept);
  }
  const dataDir = newDataDir();
  // With owners and modes: PostgreSQL refuses a folder that others may read.
  execFileSync('cp', ['-a', `${kept}/.`, dataDir]);
  return startProduct({ dataDir, env });
}

/** Runs a command that must not fail. */
export async function mustRun(dataDir: string, ...args: readonly string[]): Promise<string> {
  const ran = await runCli(dataDir, ...args);
  if (ran.code !== 0) throw new Error(`fulcrum ${args.join(' ')} ended with ${ran.code}: ${ran.err}`);
  return ran.out;
}

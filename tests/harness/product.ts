import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SERVER = join(ROOT, 'apps/server/src/main.ts');
const CLI = join(ROOT, 'apps/cli/src/main.ts');

/** A running product on a data folder of its own. */
export interface Product {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Everything that it has printed. */
  readonly output: () => string;
  /** Asks it to stop, as Ctrl-C does; resolves with its exit code, and removes the data folder unless it is to be kept. */
  readonly stop: (options?: { keep?: boolean }) => Promise<number | null>;
}

export interface StartOptions {
  /** An earlier product's data folder; a new one when missing. */
  readonly dataDir?: string;
  /** Further environment variables. `FULCRUM_DEMO=off` starts empty. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A folder that PostgreSQL can enter too when the tests run as root, whose PostgreSQL runs as somebody else. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fulcrum-product-'));
  chmodSync(folder, 0o755);
  return folder;
}

const START_MS = 120_000;

/** Starts the server on any free port, and waits until it says where it is. */
export async function startProduct(options: StartOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? newDataDir();
  const env = { ...process.env, DATABASE_URL: '', HOST: '', PORT: '0', FULCRUM_DATA: dataDir, ...options.env };
  const child = spawn(process.execPath, ['--max-semi-space-size=8', SERVER], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the product did not start: ${printed}`)), START_MS);
    const read = (chunk: Buffer) => {
      printed += chunk;
      const found = /Fulcrum is at (\S+)/.exec(printed)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => reject(new Error(`the product ended with ${code}: ${printed}`)));
  });
  const stop = async ({ keep = false } = {}) => {
    child.kill('SIGINT');
    const code = await ended;
    if (!keep) rmSync(dataDir, { recursive: true, force: true });
    return code;
  };
  return { url, dataDir, process: child, output: () => printed, stop };
}

/** What a command printed, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line on a data folder. */
export async function runCli(dataDir: string, ...args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, DATABASE_URL: '', FULCRUM_DATA: dataDir };
  const child = spawn(process.execPath, [CLI, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

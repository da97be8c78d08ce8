import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { root } from './places.js';

const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const PARENT_LOOK_MS = 500;

// Reading and folding facts makes much short-lived garbage: with V8's usual nursery the process keeps 100 MB more than it
// needs, at no gain in speed that could be measured.
const SMALL_NURSERY = '--max-semi-space-size=8';

/**
 * Runs a TypeScript entry of the product with the pinned Node.js and becomes its shadow: same input and output,
 * signals passed on, same exit code or signal at the end.
 * @param {string} node
 * @param {string} entry relative to the repository
 * @param {string[]} args
 */
export function handOver(node, entry, args) {
  const child = spawn(
    node,
    [
      '--disable-warning=ExperimentalWarning',
      SMALL_NURSERY,
      '--import',
      new URL('follow-parent.js', import.meta.url).href,
      resolve(root, entry),
      ...args,
    ],
    {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'), ...process.env },
    },
  );
  for (const signal of FORWARDED) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`Fulcrum could not be started with ${node}: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => end(code, signal));
  stopWithNpm(child);
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function end(code, signal) {
  if (signal === null) process.exit(code ?? 1);
  for (const name of FORWARDED) process.removeAllListeners(name);
  process.kill(process.pid, signal);
}

/**
 * npm passes signals on, but it can pass nothing on when it is killed: then its child sees a new parent. The scripts
 * in package.json begin with `exec` because a shell in between would keep both signals and that sight from us.
 * @param {import('node:child_process').ChildProcess} child
 */
function stopWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(look);
    child.kill('SIGTERM');
  }, PARENT_LOOK_MS);
  look.unref();
}

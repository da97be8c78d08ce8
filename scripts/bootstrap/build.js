import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.js';

/** What the web app is made of; the lockfile stands for its libraries. */
const SOURCES = ['apps/web', 'packages/core', 'packages/kernel', 'packages/workbench/src/views', 'package-lock.json'];
const NOT_SOURCES = new Set(['node_modules', 'dist', 'coverage']);
const TEST = /\.test\.tsx?$/;

const dist = join(root, 'apps', 'web', 'dist');
/** The stamp lies inside what it speaks of, so that whoever empties the build takes the stamp with it. */
const stamp = join(dist, '.built-from');

/**
 * Builds the web app unless its sources are those that it was last built from.
 * Ends the process with a plain message when the build fails.
 * @param {string} node the Node.js that runs the product
 * @param {(line: string) => void} say where progress goes
 */
export function ensureBuilt(node, say) {
  const fingerprint = fingerprintOf(root);
  if (existsSync(join(dist, 'index.html')) && readIfThere(stamp) === fingerprint) return;
  say('Building the web app …');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const built = spawnSync(node, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps', 'web'),
    stdio: ['ignore', 2, 2],
  });
  if (built.status !== 0) {
    say(`The web app could not be built${built.error ? `: ${built.error.message}` : '; the reason is above.'}`);
    process.exit(built.status ?? 1);
  }
  writeFileSync(stamp, fingerprint);
}

/**
 * The same for the same sources, whenever and wherever they were written.
 * @param {string} top the top of a repository
 */
export function fingerprintOf(top) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesOf(top, source)) {
      const content = readFileSync(join(top, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} top
 * @param {string} path relative to it, with slashes
 * @returns {string[]} the files there, in an order that no file system changes
 */
function filesOf(top, path) {
  const found = statSync(join(top, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  const names = readdirSync(join(top, path)).filter((name) => !NOT_SOURCES.has(name) && !TEST.test(name));
  return names.sort().flatMap((name) => filesOf(top, `${path}/${name}`));
}

/** @param {string} path */
function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

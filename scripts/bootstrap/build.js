import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.js';

/** What the web app is made of; the lockfile stands for its libraries. */
const SOURCES = ['apps/web', 'packages/core', 'packages/kernel', 'package-lock.json'];
const NOT_SOURCES = new Set(['node_modules', 'dist', 'coverage']);

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
  const fingerprint = sourcesFingerprint();
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

function sourcesFingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) addTo(hash, source);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path relative to the repository, with slashes
 */
function addTo(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  const entries = path.includes('.') ? undefined : readdirSync(full, { withFileTypes: true });
  if (entries === undefined) {
    hash.update(path).update('\0').update(readFileSync(full)).update('\0');
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (NOT_SOURCES.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue;
    addTo(hash, `${path}/${entry.name}`);
  }
}

/** @param {string} path */
function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

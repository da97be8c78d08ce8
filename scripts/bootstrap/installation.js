import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean }} Entry */

/**
 * @param {string} path
 * @returns {Record<string, Entry> | undefined} undefined when the file is absent or half-written
 */
function entriesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * What node_modules holds compared with what package-lock.json asks for. npm writes its own record of what it
 * installed (node_modules/.package-lock.json) as its last step, so an interrupted installation is seen as well.
 * @param {string} root
 * @returns {'missing' | 'stale' | 'current'}
 */
export function installationState(root) {
  const installed = entriesOf(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return 'missing';
  const wanted = entriesOf(join(root, 'package-lock.json')) ?? {};
  for (const [path, entry] of Object.entries(wanted)) {
    if (path.startsWith('node_modules/') || path.includes('/node_modules/')) {
      if (!fits(entry, installed[path])) return 'stale';
    }
  }
  return existsSync(join(root, 'node_modules', '.bin')) ? 'current' : 'missing';
}

/**
 * @param {Entry} wanted
 * @param {Entry | undefined} installed
 */
function fits(wanted, installed) {
  if (installed === undefined) return wanted.optional === true;
  if (wanted.link === true) return installed.link === true;
  return wanted.version === installed.version && wanted.integrity === installed.integrity;
}

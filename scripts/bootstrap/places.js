import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const windows = process.platform === 'win32';

/** The first Node.js whose own type stripping runs the product's TypeScript without a flag or a warning. */
const FIRST_FIT_MAJOR = 24;

/**
 * The Node.js that runs the product: the pinned one from node_modules, else this very one when it is new enough
 * (the pinned package has no binary for some platforms).
 * @returns {string | undefined} a path, or undefined when neither is there
 */
export function productNode() {
  const pinned = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  return Number.parseInt(process.versions.node, 10) >= FIRST_FIT_MAJOR ? process.execPath : undefined;
}

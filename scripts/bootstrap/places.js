import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const windows = process.platform === 'win32';

/** The first Node.js whose own type stripping runs the product's TypeScript without a flag or a warning. */
const FIRST_FIT_MAJOR = 24;

/** What starts a program of the pinned kind on Linux. It is not there on a system with musl, such as Alpine. */
const LOADERS = new Map([
  ['x64', '/lib64/ld-linux-x86-64.so.2'],
  ['arm64', '/lib/ld-linux-aarch64.so.1'],
]);

function runsPinned() {
  const loader = LOADERS.get(process.arch);
  return process.platform !== 'linux' || loader === undefined || existsSync(loader);
}

/**
 * The Node.js that runs the product: the pinned one from node_modules, else this very one when it is new enough
 * (the pinned package has no binary that runs on every platform).
 * @returns {string | undefined} a path, or undefined when neither is there
 */
export function productNode() {
  const pinned = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
  if (runsPinned() && existsSync(pinned)) return pinned;
  return Number.parseInt(process.versions.node, 10) >= FIRST_FIT_MAJOR ? process.execPath : undefined;
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Lays out files in a new folder below the system's temporary one, which is gone when the work is done.
 * @param files text by path
 * @param work is given the folder
 */
export async function withTree<T>(
  files: Readonly<Record<string, string>>,
  work: (at: string) => T,
): Promise<Awaited<T>> {
  const at = mkdtempSync(join(tmpdir(), 'fulcrum-tree-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(at, path)), { recursive: true });
      writeFileSync(join(at, path), text);
    }
    return await work(at);
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

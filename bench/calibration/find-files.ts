import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a folder and of those below it, or the file itself; hidden ones are left out, others in order of name. */
export function findFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

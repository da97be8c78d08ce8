import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { READERS } from './readers/read-instance.ts';

/** The paths of the instance files in a folder and its folders, in the order of their names. */
export function findInstances(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && READERS.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

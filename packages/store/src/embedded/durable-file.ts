import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';

/** Makes new, renamed or linked names in a folder survive a power cut. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes a whole small file to disk; its name needs `syncFolder`. */
export function writeSynced(path: string, text: string): void {
  writeFileSync(path, text, { flush: true });
}

/** The `globalSetup` of the journeys: a folder for what several of them start from, which is gone after the run. */
import { rmSync } from 'node:fs';
import { newDataDir } from './product.ts';

const VARIABLE = 'FULCRUM_KEPT_FOLDERS';

export function setup(): () => void {
  const folder = newDataDir();
  process.env[VARIABLE] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Where what is kept for the whole run lies; a new place each time outside of a run. */
export const keptFolders = (): string => process.env[VARIABLE] ?? newDataDir();

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from './cluster.ts';
import type { Holder } from './errors.ts';

/** What the server tells of itself to whoever is refused. The lock decides who has the folder, never this note. */
export function writeNote(site: Site, address?: string): void {
  const holder: Holder = {
    pid: process.pid,
    startedAt: new Date(performance.timeOrigin).toISOString(),
    command: process.argv.join(' '),
    ...(address === undefined ? {} : { address }),
  };
  const draft = `${noteOf(site)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(holder, null, 2)}\n`);
  renameSync(draft, noteOf(site));
}

export function readNote(site: Site): Holder | undefined {
  try {
    return JSON.parse(readFileSync(noteOf(site), 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

export function removeNote(site: Site): void {
  rmSync(noteOf(site), { force: true });
}

function noteOf(site: Site): string {
  return join(site.home, 'server.json');
}

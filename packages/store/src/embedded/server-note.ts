import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import type { Holder } from './errors.ts';

/** What the server tells of itself to whoever is refused. The lock decides who has the folder, never this note. */
export function writeNote(cluster: Cluster, address?: string): void {
  const holder: Holder = {
    pid: process.pid,
    startedAt: new Date(performance.timeOrigin).toISOString(),
    command: process.argv.join(' '),
    ...(address === undefined ? {} : { address }),
  };
  const draft = `${noteOf(cluster)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(holder, null, 2)}\n`);
  renameSync(draft, noteOf(cluster));
}

export function readNote(cluster: Cluster): Holder | undefined {
  try {
    return JSON.parse(readFileSync(noteOf(cluster), 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

export function removeNote(cluster: Cluster): void {
  rmSync(noteOf(cluster), { force: true });
}

function noteOf(cluster: Cluster): string {
  return join(cluster.home, 'server.json');
}

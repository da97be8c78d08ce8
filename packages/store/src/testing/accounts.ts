import { readFileSync } from 'node:fs';

export const isRoot = process.getuid?.() === 0;

/** An ordinary user of this machine other than the one that PostgreSQL runs as for root, where there is one. */
export function ordinaryUser(): number {
  const ids = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => Number(line.split(':')[2]));
  return ids.find((id) => id >= 1_000 && id < 60_000) ?? 65_534;
}

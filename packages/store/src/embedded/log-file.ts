import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync, truncateSync } from 'node:fs';

const largestLog = 5_000_000;

/** Keeps PostgreSQL's log and one predecessor below 5 MB each. Works under a running server, since it only appends. */
export function trimLog(logFile: string): void {
  if (logSize(logFile) <= largestLog) return;
  try {
    copyFileSync(logFile, `${logFile}.1`);
  } catch {
    // A full disk is a reason to shorten the log, not to stop.
  }
  truncateSync(logFile, 0);
}

export function logSize(logFile: string): number {
  return statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
}

/** The end (8 kB) of what was written after `from` (bytes). */
export function logTail(logFile: string, from = 0): string {
  if (!existsSync(logFile)) return '';
  const size = logSize(logFile);
  const start = Math.max(from > size ? 0 : from, size - 8_192);
  const bytes = Buffer.alloc(size - start);
  const file = openSync(logFile, 'r');
  try {
    readSync(file, bytes, 0, bytes.length, start);
  } finally {
    closeSync(file);
  }
  return bytes.toString('utf8').trimEnd();
}

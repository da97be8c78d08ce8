import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** What is wrong with a file, and where. */
export interface Remark {
  /** `file:line`, or the file alone. */
  readonly where: string;
  readonly what: string;
}

/** The text of a file, unpacked when it is a gzip, whatever its name. @throws Error when it cannot be read or unpacked */
export function readText(path: string): string {
  const bytes = readFileSync(path);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isPacked ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
}

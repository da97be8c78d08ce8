import { basename, extname } from 'node:path';
import type { Problem } from '@fulcrum/core/schedule';
import { InstanceError } from './instance-error.ts';
import { readImopse } from './read-imopse.ts';
import { readMspsp } from './read-mspsp.ts';
import { readPatterson } from './read-patterson.ts';
import { readPsplib } from './read-psplib.ts';

type Reader = (text: string, file: string) => Problem;

/** The formats that are read, by the ending of the file's name. */
export const READERS: ReadonlyMap<string, Reader> = new Map([
  ['.sm', readPsplib],
  ['.rcp', readPatterson],
  ['.def', readImopse],
  ['.dzn', readMspsp],
]);

/** Far above any published instance; more would only fill the memory. */
const MOST_CHARACTERS = 32_000_000;

/** The problem in a file; the ending of its name tells the format. Throws an `InstanceError`. */
export function readInstance(text: string, path: string): Problem {
  const file = basename(path);
  const reader = READERS.get(extname(path).toLowerCase());
  const start = { file, line: 1 };
  if (reader === undefined) {
    throw new InstanceError(
      start,
      'its kind is not known',
      `Give a file that ends in ${[...READERS.keys()].join(', ')}.`,
    );
  }
  if (text.length > MOST_CHARACTERS) {
    throw new InstanceError(start, 'it is too long', `Give a file of at most ${MOST_CHARACTERS} characters.`);
  }
  if (text.trim() === '') throw new InstanceError(start, 'it is empty', 'Fetch it again.');
  return reader(text, file);
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InstanceError } from './readers/instance-error.ts';

/** What others found: no schedule ends before `lowerBound`, and one is known that ends at `best`. */
export interface Known {
  readonly lowerBound: number;
  readonly best: number;
}

const NAME = 'best-known.csv';
const HEADING = 'instance,lower_bound,best_known';

/** The known results that hold in a folder: of its own `best-known.csv`, or of the nearest one above it. */
export function bestKnownIn(folder: string): ReadonlyMap<string, Known> {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, NAME);
    if (existsSync(path)) return readBestKnown(readFileSync(path, 'utf8'));
    if (dirname(at) === at) return new Map();
  }
}

/** Results by instance. Throws an `InstanceError`. */
export function readBestKnown(text: string): Map<string, Known> {
  const [heading, ...rows] = text.split('\n').map((line) => line.trim());
  if (heading !== HEADING) {
    throw new InstanceError({ file: NAME, line: 1 }, 'the columns are not known', `Begin with "${HEADING}".`);
  }
  const known = new Map<string, Known>();
  for (const [index, row] of rows.entries()) {
    if (row === '') continue;
    const [instance = '', lowerBound, best] = row.split(',');
    if (!(Number(lowerBound) >= 0 && Number(best) > 0)) {
      throw new InstanceError({ file: NAME, line: index + 2 }, 'these are not two numbers', 'Mend or remove the row.');
    }
    known.set(instance, { lowerBound: Number(lowerBound), best: Number(best) });
  }
  return known;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../bootstrap/places.js';
import { type Outcome, verdict } from './stage.ts';

/** Kilobytes of JavaScript, compressed, that a page may need before it is drawn for the first time. */
const MOST_KB = 350;
/** The page's largest modules that are named when it is too heavy. */
const NAMED = 8;

/** What the build tells of one of its files (apps/web/vite.config.ts). */
export interface Chunk {
  readonly file: string;
  /** The module that an address or a click loads by itself; null for what only other chunks import. */
  readonly entry: string | null;
  /** Whether index.html loads it. */
  readonly isFirst: boolean;
  /** Chunks that it cannot run without. */
  readonly imports: readonly string[];
  readonly modules: readonly { readonly id: string; readonly length: number }[];
}

/** A page's weight: bytes of JavaScript, compressed, of its first load, and what makes most of them. */
export interface Weight {
  readonly page: string;
  readonly bytes: number;
  readonly largest: readonly { readonly id: string; readonly length: number }[];
}

/** Holds the first load of every page of the built web app against its limit. */
export async function firstLoad(): Promise<Outcome> {
  const dist = join(root, 'apps', 'web', 'dist');
  const report = join(dist, '.chunks.json');
  if (!existsSync(report)) return verdict(false, 'The web app is not built: run `npm run build`.');
  const chunks: readonly Chunk[] = JSON.parse(readFileSync(report, 'utf8'));
  const sizes = new Map(chunks.map(({ file }) => [file, gzipSync(readFileSync(join(dist, file))).length]));
  const weights = weightsOf(chunks, (file) => sizes.get(file) ?? 0);
  // Without a page there would be nothing wrong either.
  if (weights.length < 2) return verdict(false, 'The build tells of no page that is loaded by itself.');
  const heavy = weights.filter(({ bytes }) => bytes > MOST_KB * 1000);
  return verdict(heavy.length === 0, heavy.map(tell).join('\n'));
}

/**
 * What each page loads at first: the chunk of index.html, its own, and all that these import, each once. Heaviest first.
 * @param bytesOf the compressed size of a file
 */
export function weightsOf(chunks: readonly Chunk[], bytesOf: (file: string) => number): readonly Weight[] {
  const byFile = new Map(chunks.map((chunk) => [chunk.file, chunk]));
  const first = chunks.filter(({ isFirst }) => isFirst);
  return chunks
    .filter(({ entry }) => entry !== null)
    .map((chunk) => {
      const needed = new Set([...first, chunk]);
      // The set grows while it is walked.
      for (const { imports } of needed) for (const file of imports) addTo(needed, byFile.get(file));
      const modules = [...needed].flatMap((one) => one.modules);
      return {
        page: pathOf(chunk.entry as string),
        bytes: [...needed].reduce((sum, { file }) => sum + bytesOf(file), 0),
        largest: modules.toSorted((a, b) => b.length - a.length).slice(0, NAMED),
      };
    })
    .toSorted((a, b) => b.bytes - a.bytes);
}

function addTo<T>(set: Set<T>, value: T | undefined): void {
  if (value !== undefined) set.add(value);
}

const pathOf = (id: string): string => id.replace(/^.*?\/(?=apps\/web\/|node_modules\/)/, '');
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

const tell = ({ page, bytes, largest }: Weight): string =>
  [
    `${page} loads ${kB(bytes)} of JavaScript at first, compressed; the limit is ${MOST_KB} kB. Its largest modules, uncompressed:`,
    ...largest.map(({ id, length }) => `  ${kB(length).padStart(9)}  ${pathOf(id)}`),
    'Load what is not needed at first by `import()`, as pages are (apps/web/src/app/lazy-page.tsx).',
  ].join('\n');

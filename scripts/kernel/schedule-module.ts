/**
 * Compiles the search of schedules to WebAssembly and writes it into the package as text:
 * `node scripts/kernel/schedule-module.ts`. The sources are those of the twin; only the memory is another. A test
 * compares what is committed with what the sources give.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const kernel = fileURLToPath(new URL('../../packages/kernel/', import.meta.url));
const OPTIONS = ['--runtime', 'stub', '--enable', 'simd', '-O3', '--converge', '--noAssert', '--memoryBase', '0'];

/** The TypeScript file that holds the module, and its text, compiled anew. */
export async function scheduleModule(): Promise<{ readonly path: string; readonly text: string }> {
  const written: Uint8Array[] = [];
  const { error, stderr } = await asc.main(['evolve.ts', '--outFile', 'schedule.wasm', ...OPTIONS], {
    readFile: (name) => sourceOf(name),
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') written.push(contents);
    },
    listFiles: () => [],
  });
  const [bytes] = written;
  if (error !== null || bytes === undefined) throw new Error(`the search does not compile:\n${stderr.toString()}`);
  const about = '/** The search of schedules as WebAssembly, in base64; made by scripts/kernel/schedule-module.ts. */';
  return {
    path: join(kernel, 'src/schedule/search-module.ts'),
    text: `${about}\nexport const SEARCH_MODULE =\n  '${Buffer.from(bytes).toString('base64')}';\n`,
  };
}

/** A file of `assembly/schedule`, or else of the twin, whose imports of types mean nothing to AssemblyScript. */
function sourceOf(name: string): string | null {
  const path = ['assembly', 'src'].map((folder) => join(kernel, folder, 'schedule', name)).find(existsSync);
  return path === undefined ? null : readFileSync(path, 'utf8').replace(/^import type .*$/gm, '');
}

if (import.meta.main) {
  const { path, text } = await scheduleModule();
  writeFileSync(path, text);
  console.log(`${text.length} characters`);
}

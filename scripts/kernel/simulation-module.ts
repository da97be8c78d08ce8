/**
 * Compiles the simulation of networks to WebAssembly and writes it into the package as text:
 * `node scripts/kernel/simulation-module.ts`. A test compares what is committed with what the sources give.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const kernel = fileURLToPath(new URL('../../packages/kernel/', import.meta.url));
const ENTRY = 'assembly/simulation/index.ts';
const OPTIONS = ['--runtime', 'stub', '--enable', 'simd', '-O3', '--converge', '--noAssert', '--memoryBase', '0'];

/** The TypeScript file that holds the module, and its text, compiled anew. */
export async function simulationModule(): Promise<{ readonly path: string; readonly text: string }> {
  const written: Uint8Array[] = [];
  const { error, stderr } = await asc.main([ENTRY, '--outFile', 'simulation.wasm', ...OPTIONS], {
    readFile: (name) => (existsSync(join(kernel, name)) ? readFileSync(join(kernel, name), 'utf8') : null),
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') written.push(contents);
    },
    listFiles: () => [],
  });
  const [bytes] = written;
  if (error !== null || bytes === undefined) throw new Error(`the kernel does not compile:\n${stderr.toString()}`);
  const text = Buffer.from(bytes).toString('base64');
  const about = '/** The simulation as WebAssembly, in base64; made by scripts/kernel/simulation-module.ts. */';
  return {
    path: join(kernel, 'src/simulation/wasm/simulation-module.ts'),
    text: `${about}\nexport const SIMULATION_MODULE =\n  '${text}';\n`,
  };
}

if (import.meta.main) {
  const { path, text } = await simulationModule();
  writeFileSync(path, text);
  console.log(`${text.length} characters`);
}

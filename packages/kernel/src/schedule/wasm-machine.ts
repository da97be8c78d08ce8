import type { Machine } from './machine.ts';
import { SEARCH_MODULE } from './search-module.ts';

const PAGE_WORDS = 1 << 14;

/** The compiled search; null where it cannot be compiled, undefined as long as nobody asked. */
let compiled: object | null | undefined;

/** Can the search be compiled here? Not where there is no WebAssembly, or where the policy of a page refuses it. */
export function canCompile(): boolean {
  if (compiled === undefined) compiled = compiledOrNull();
  return compiled !== null;
}

/**
 * The search in WebAssembly, on a memory of its own.
 * @throws TypeError when it cannot be compiled here: ask `canCompile` first
 */
export function wasmMachine(words: number): Machine {
  if (!canCompile()) throw new TypeError('the search cannot be compiled to WebAssembly here');
  const { memory, run } = new platform.WebAssembly.Instance(compiled!).exports;
  memory.grow(Math.ceil(words / PAGE_WORDS));
  return { memory: new Int32Array(memory.buffer), run };
}

function compiledOrNull(): object | null {
  const bytes = Uint8Array.from(platform.atob(SEARCH_MODULE), (letter) => letter.charCodeAt(0));
  try {
    return new platform.WebAssembly.Module(bytes);
  } catch {
    return null;
  }
}

/** What browsers and Node.js both have; the kernels are compiled without the types of either. */
const platform = globalThis as unknown as {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: SearchExports };
  };
  readonly atob: (text: string) => string;
};

interface SearchExports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly run: (until: number) => void;
}

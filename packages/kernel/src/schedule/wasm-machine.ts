import type { Machine } from './machine.ts';
import { SEARCH_MODULE } from './search-module.ts';

const PAGE_WORDS = 1 << 14;

let compiled: object | null = null;

/** The search in WebAssembly, on a memory of its own. */
export function wasmMachine(words: number): Machine {
  const { WebAssembly, atob } = platform;
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(SEARCH_MODULE), (letter) => letter.charCodeAt(0)));
  const { memory, run } = new WebAssembly.Instance(compiled).exports;
  memory.grow(Math.ceil(words / PAGE_WORDS));
  return { memory: new Int32Array(memory.buffer), run };
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

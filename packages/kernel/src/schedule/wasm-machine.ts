import { compiledModule, exportsOf } from '../web-assembly.ts';
import type { Machine } from './machine.ts';
import { SEARCH_MODULE } from './search-module.ts';

const PAGE_WORDS = 1 << 14;

/** The compiled search; null where it cannot be compiled, undefined as long as nobody asked. */
let compiled: object | null | undefined;

/** Can the search be compiled here? Not where there is no WebAssembly, or where the policy of a page refuses it. */
export function canCompile(): boolean {
  if (compiled === undefined) compiled = compiledModule(SEARCH_MODULE);
  return compiled !== null;
}

/**
 * The search in WebAssembly, on a memory of its own.
 * @throws TypeError when it cannot be compiled here: ask `canCompile` first
 */
export function wasmMachine(words: number): Machine {
  if (!canCompile()) throw new TypeError('the search cannot be compiled to WebAssembly here');
  const { memory, run } = exportsOf<SearchExports>(compiled as object);
  memory.grow(Math.ceil(words / PAGE_WORDS));
  return { memory: new Int32Array(memory.buffer), run };
}

interface SearchExports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly run: (until: number) => void;
}

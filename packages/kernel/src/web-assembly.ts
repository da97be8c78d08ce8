/*
 * The little of WebAssembly that the kernel needs. This package is compiled without the types of browsers and of Node.js,
 * since it runs in both.
 */

interface Platform {
  readonly WebAssembly?: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: object };
  };
  atob(text: string): string;
}

const platform = globalThis as unknown as Platform;

/**
 * A compiled module, from bytes in base 64; null where it cannot be compiled: without WebAssembly or its 128-bit vectors,
 * or under a policy of the page that refuses it.
 */
export function compiledModule(base64: string): object | null {
  if (platform.WebAssembly === undefined) return null;
  const bytes = Uint8Array.from(platform.atob(base64), (letter) => letter.charCodeAt(0));
  try {
    return new platform.WebAssembly.Module(bytes);
  } catch {
    return null;
  }
}

/** What a fresh instance of a compiled module exports. */
export function exportsOf<Exports extends object>(module: object): Exports {
  return new platform.WebAssembly!.Instance(module).exports as Exports;
}

import { FREE } from './layout.ts';

const LINE = 64;

/** Addresses given out one after the other, and what is to be written to them once the memory is there. */
export interface Arena {
  readonly words: Int32Array;
  readonly columns: Array<{ readonly at: number; readonly data: Int32Array | Float32Array }>;
  readonly cleared: Array<{ readonly at: number; readonly bytes: number }>;
  next: number;
}

/** An arena with nothing in it, above the fixed places of the layout. */
export function emptyArena(): Arena {
  return { words: new Int32Array(128), columns: [], cleared: [], next: FREE };
}

/**
 * Room for so many bytes, aligned to a cache line; its address goes into a word of the layout. A little is left free between
 * two rooms: columns of 1,000 activities would else all lie a page apart, where a processor takes them for one another.
 */
export function makeRoom(arena: Arena, word: number, bytes: number): number {
  const at = Math.ceil(arena.next / LINE) * LINE + 2 * LINE;
  arena.words[word] = at;
  arena.next = at + bytes;
  return at;
}

/** Room that begins with zeros. */
export function makeClearRoom(arena: Arena, word: number, bytes: number): void {
  arena.cleared.push({ at: makeRoom(arena, word, bytes), bytes });
}

/** A column to be written; its address goes into a word of the layout. */
export function putColumn(arena: Arena, word: number, data: Int32Array | Float32Array | Uint8Array): void {
  const column = data instanceof Uint8Array ? Int32Array.from(data) : data;
  // One more word than there are values: the kernel may look one past the end of a column that is empty.
  const at = makeRoom(arena, word, column.byteLength + 4);
  arena.columns.push({ at, data: column });
}

/** Writes everything to a memory that is large enough; what lies there from before does not matter. */
export function fill({ words, columns, cleared }: Arena, buffer: ArrayBuffer): void {
  for (const { at, bytes } of cleared) new Uint8Array(buffer, at, bytes).fill(0);
  new Int32Array(buffer).set(words);
  for (const { at, data } of columns) {
    if (data instanceof Int32Array) new Int32Array(buffer, at, data.length).set(data);
    else new Float32Array(buffer, at, data.length).set(data);
  }
}

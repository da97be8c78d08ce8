/** A change on the server, as data: what is sent, what it is called, and what takes it back. */
export type Edit = {
  readonly method: 'put' | 'post';
  readonly path: string;
  /**
   * What is said. `seen` in it is what the reader saw before: when somebody said something else meanwhile, the server refuses,
   * and the reader chooses.
   */
  readonly body: Readonly<Record<string, unknown>>;
  /** What it did, in a sentence: 'Target moved to 4 Dec.'; a function where only the answer of the server tells. */
  readonly words: string | ((answer: unknown) => string);
  /** What takes it back; a function where only the answer of the server tells. */
  readonly undo?: Edit | ((answer: unknown) => Edit | undefined);
};

import { InstanceError } from './instance-error.ts';

/** A word of a file and the line, counted from 1, that it stands in. */
export interface Word {
  readonly text: string;
  readonly line: number;
}

/** Beyond this no number of an instance is meant: a longer schedule would not fit 32-bit arithmetic. */
const MOST = 1_000_000;

/** The words of a text that are apart by white space. */
export function wordsOf(text: string, firstLine = 1): Word[] {
  return text
    .split('\n')
    .flatMap((row, index) => (row.match(/\S+/g) ?? []).map((word) => ({ text: word, line: firstLine + index })));
}

/** Reads words one by one; whatever is not as asked for throws an `InstanceError` with its place. */
export class Words {
  readonly file: string;
  readonly #words: readonly Word[];
  #at = 0;

  constructor(words: readonly Word[], file: string) {
    this.#words = words;
    this.file = file;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#words.length;
  }

  /** The line of the next word; at the end, of the last one. */
  get line(): number {
    return (this.#words[this.#at] ?? this.#words.at(-1))?.line ?? 1;
  }

  /** The next word, left where it is. */
  peek(): string | undefined {
    return this.#words[this.#at]?.text;
  }

  next(what: string): string {
    const word = this.#words[this.#at];
    if (word === undefined) {
      throw this.error(`the file ends where ${what} should stand`, 'It may be cut off: fetch it again.');
    }
    this.#at++;
    return word.text;
  }

  /** A whole number from `least` to `most`. */
  whole(what: string, least = 0, most = MOST): number {
    const line = this.#words[this.#at]?.line ?? this.line;
    const word = this.next(what);
    const value = Number(word);
    if (/^[+-]?\d+$/.test(word) && value >= least && value <= most) return value;
    throw new InstanceError(
      { file: this.file, line },
      `"${shortened(word)}" stands where ${what} should`,
      `Write a whole number from ${least} to ${most}.`,
    );
  }

  error(what: string, mend: string): InstanceError {
    return new InstanceError({ file: this.file, line: this.line }, what, mend);
  }
}

function shortened(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}

import { InstanceError } from './instance-error.ts';
import { type Word, Words } from './words.ts';

interface Limits {
  readonly least?: number;
  readonly most?: number;
  readonly length?: number;
}

/** What a MiniZinc data file says, asked for by name; what is missing or of another shape throws an `InstanceError`. */
export interface DataFile {
  whole(name: string, least?: number): number;
  list(name: string, limits: Limits): number[];
  /** `rows` rows of `width` each; false is 0 and true is 1. */
  rows(name: string, rows: number, width: number): number[][];
}

/** Reads `name = value;` items with numbers, truth values, lists and tables of them; comments begin with `%`. */
export function readDataFile(text: string, file: string): DataFile {
  const items = itemsOf(text, file);
  const item = (name: string): Words => {
    const words = items.get(name);
    if (words !== undefined) return new Words(words, file);
    const line = text.split('\n').length;
    throw new InstanceError({ file, line }, `there is no "${name} = …;"`, 'It may be cut off: fetch it again.');
  };
  return {
    whole: (name, least = 0) => {
      const words = item(name);
      const value = words.whole(name, least, 100_000);
      expectEnd(words, name);
      return value;
    },
    list: (name, limits) => {
      const words = item(name);
      const values = readList(words, name, limits);
      if (limits.length === undefined || values.length === limits.length) return values;
      throw words.error(`${name} has ${values.length} entries, not ${limits.length}`, 'Mend the list or the count.');
    },
    rows: (name, rows, width) => {
      const words = item(name);
      const values = readRows(words, name);
      const bad = values.findIndex((row) => row.length !== width);
      if (values.length === rows && bad < 0) return values;
      const found =
        bad < 0 ? `${values.length} rows, not ${rows}` : `${values[bad]?.length} in row ${bad + 1}, not ${width}`;
      throw words.error(`${name} has ${found}`, 'Mend the table or the counts.');
    },
  };
}

/** The words of each item by its name. */
function itemsOf(text: string, file: string): Map<string, Word[]> {
  const items = new Map<string, Word[]>();
  let open: Word[] = [];
  for (const word of dataWords(text)) {
    if (word.text !== ';') {
      open.push(word);
      continue;
    }
    const [name, equals, ...value] = open;
    if (name === undefined || equals?.text !== '=' || value.length === 0) {
      throw new InstanceError(
        { file, line: word.line },
        'this is not "name = value;"',
        'Check what stands before the ";".',
      );
    }
    items.set(name.text, value);
    open = [];
  }
  if (open.length > 0) {
    const { line, text: name } = open[0] as Word;
    throw new InstanceError({ file, line }, `"${name}" is not closed by a ";"`, 'It may be cut off: fetch it again.');
  }
  return items;
}

function dataWords(text: string): Word[] {
  return text.split('\n').flatMap((row, index) => {
    const code = row.replace(/%.*/, '');
    return (code.match(/[[\]{}|;,=]|[^\s[\]{}|;,=]+/g) ?? []).map((word) => ({ text: word, line: index + 1 }));
  });
}

function readList(words: Words, name: string, limits: Limits): number[] {
  expectWord(words, '[', name);
  const values: number[] = [];
  while (words.peek() !== ']') {
    values.push(words.whole(`an entry of ${name}`, limits.least, limits.most));
    if (words.peek() !== ']') expectWord(words, ',', name);
  }
  words.next(']');
  expectEnd(words, name);
  return values;
}

function readRows(words: Words, name: string): number[][] {
  expectWord(words, '[', name);
  expectWord(words, '|', name);
  const rows: number[][] = [];
  while (words.peek() !== ']') rows.push(readRow(words, name));
  words.next(']');
  expectEnd(words, name);
  return rows;
}

/** One row and the `|` behind it; MiniZinc allows a comma before that. */
function readRow(words: Words, name: string): number[] {
  const row: number[] = [];
  while (words.peek() !== '|') {
    row.push(truth(words) ?? words.whole(`an entry of ${name}`));
    if (words.peek() !== '|') expectWord(words, ',', name);
  }
  words.next('|');
  return row;
}

function truth(words: Words): number | null {
  const word = words.peek();
  if (word !== 'true' && word !== 'false') return null;
  words.next('true or false');
  return word === 'true' ? 1 : 0;
}

function expectWord(words: Words, expected: string, name: string): void {
  const found = words.next(`a "${expected}" of ${name}`);
  if (found !== expected) throw words.error(`"${found}" stands where a "${expected}" of ${name} should`, 'Mend it.');
}

function expectEnd(words: Words, name: string): void {
  if (!words.isAtEnd) throw words.error(`there is more after the value of ${name}`, 'Close it by a ";".');
}

import type { Diagnostic } from '@fulcrum/core/vocabulary';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

/** A row of a table by the names that its columns mean; cells that are empty are missing. */
export interface TableRow {
  /** Where it stands: `line 4`. */
  readonly where: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** What was read, and what could not be. */
export interface ReadRows<T> {
  readonly rows: readonly T[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A text that cannot be read at all; the message says why, and what to do. */
export class UnfitText extends Error {}

/**
 * Reads a table with a header line; columns that mean nothing here are left out. Separated by commas, semicolons or tabs.
 * @param columns what the header of a column may be, by what it means
 * @throws UnfitText when there is no table, or no column of those that are needed
 */
export function readTable(
  text: string,
  columns: Readonly<Record<string, RegExp>>,
  needed: readonly string[],
): readonly TableRow[] {
  const [header, ...rows] = parsed(text);
  if (header === undefined) throw new UnfitText('the text is empty: nothing was imported');
  const places = Object.entries(columns).flatMap(([name, pattern]) => {
    const index = header.record.findIndex((cell) => pattern.test(cell.trim()));
    return index < 0 ? [] : [[name, index] as const];
  });
  const has = new Set(places.map(([name]) => name));
  if (!needed.some((name) => has.has(name))) {
    const there = header.record.map((cell) => `"${cell.trim()}"`).join(', ');
    throw new UnfitText(`no column tells the ${needed.join(' or ')}; the table has ${there}`);
  }
  return rows.map(({ record, info }) => ({
    where: `line ${info.lines}`,
    cells: Object.fromEntries(
      places.map(([name, index]) => [name, (record[index] ?? '').trim()] as const).filter(([, cell]) => cell !== ''),
    ),
  }));
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function parsed(text: string): readonly Parsed[] {
  try {
    const options = { bom: true, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true };
    return parse(text, { ...options, delimiter: delimiterOf(text) }) as unknown as readonly Parsed[];
  } catch (error) {
    if (error instanceof CsvError) throw new UnfitText(`the table cannot be read: ${error.message}`);
    throw error;
  }
}

/** What stands between the cells: whatever the header has most of. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/\r?\n/, 1);
  const countOf = (sign: string) => header.split(sign).length;
  return [',', ';', '\t'].toSorted((a, b) => countOf(b) - countOf(a))[0]!;
}

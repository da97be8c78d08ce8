import type { Translation } from './translation.ts';

/** One record of a file, with what became of it. */
export interface TranslatedRecord extends Translation {
  /** The last line of the file that it takes up. */
  readonly line: number;
  /** The raw record and its key; missing for a line that could not be read at all. */
  readonly raw?: { readonly key: string; readonly body: string };
  /** True when the record tells only how things are, not how they came to be. */
  readonly isFinalState: boolean;
}

/** A record that could not be read. */
export function unreadable(line: number, trouble: { what: string; mend: string }): TranslatedRecord {
  const diagnostic = { code: 'bad-line', severity: 'error' as const, where: `line ${line}`, ...trouble };
  return { line, isFinalState: false, facts: [], diagnostics: [diagnostic] };
}

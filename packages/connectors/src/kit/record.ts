import type { Translation } from './translation.ts';

/** One record of a file, with what became of it. */
export interface TranslatedRecord extends Translation {
  /** The last line of the file that it takes up. */
  readonly line: number;
  /** The raw record and its key; missing for a line that could not be read at all. */
  readonly raw?: { readonly key: string; readonly body: string };
  /** True when the record tells only how things are, not how they came to be. */
  readonly isFinalState: boolean;
  /** True when the file cannot be read beyond this place. */
  readonly isDamage?: boolean;
}

/** Why a record could not be read. */
export interface Trouble {
  readonly what: string;
  readonly mend: string;
  readonly isDamage?: boolean;
}

/** A record that could not be read. */
export function unreadable(line: number, trouble: Trouble): TranslatedRecord {
  const { what, mend, isDamage = false } = trouble;
  const diagnostic = {
    code: isDamage ? 'damaged-file' : 'bad-line',
    severity: 'error' as const,
    where: `line ${line}`,
    what,
    mend,
  };
  return { line, isFinalState: false, isDamage, facts: [], diagnostics: [diagnostic] };
}

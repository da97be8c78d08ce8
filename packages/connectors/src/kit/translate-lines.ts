import type { Diagnostic } from '@fulcrum/core/vocabulary';
import type { RawRecord, Translator } from './connector.ts';
import type { Line } from './lines.ts';
import { parseJson } from './parse-json.ts';
import type { Translation } from './translation.ts';

/** What one line of a file of answers says. */
export interface TranslatedLine extends Translation {
  /** Its number, from 1. */
  readonly line: number;
  /** True when the line is no JSON, or could not be read at all. */
  readonly isUnreadable: boolean;
}

/**
 * Translates recorded answers, one JSON value a line: an object of the tool, or a whole answer of the endpoint. A line that
 * cannot be read becomes a diagnostic, and the rest goes on. Empty lines are passed over.
 */
export async function* translateLines(
  lines: AsyncIterable<Line>,
  { endpoint, translate }: { readonly endpoint: string; readonly translate: Translator },
): AsyncGenerator<TranslatedLine> {
  for await (const line of lines) {
    if ('text' in line && line.text.trim() === '') continue;
    const record = recordOf(line, endpoint);
    const isUnreadable = 'mend' in record;
    const translation = isUnreadable ? { facts: [], diagnostics: [record] } : translate([record]);
    yield { line: line.number, isUnreadable, ...translation };
  }
}

/** A record for `translate` out of one line, or why there is none. */
export function recordOf(line: Line, endpoint: string): RawRecord | Diagnostic {
  const where = `line ${line.number}`;
  if ('trouble' in line) return trouble(where, line.trouble, line.mend);
  // A byte-order mark may stand before the first record.
  const body = parseJson(line.text.replace(/^\uFEFF/, ''));
  if (body !== undefined) return { endpoint, key: where, body };
  const start = line.text.length > 60 ? `${line.text.slice(0, 60)}…` : line.text;
  return trouble(where, `not JSON: ${start}`, 'write one whole JSON value a line');
}

function trouble(where: string, what: string, mend: string): Diagnostic {
  return { code: 'bad-line', severity: 'error', where, what, mend };
}

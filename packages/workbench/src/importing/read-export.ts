import { join } from 'node:path';
import { type Line, readLines, type TranslatedRecord, unreadable } from '@fulcrum/connectors';
import { parseInstant } from '@fulcrum/core/calendar';
import { checkFact, type Fact } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { FACTS_FILE } from '../exporting/export-workspace.ts';

const instant = z.string().transform((text, context) => {
  const at = parseInstant(text);
  if (at === null) context.addIssue({ code: 'custom', message: 'not an ISO 8601 time' });
  return at ?? 0;
});

const factLine = z.object({
  subject: z.string().regex(/^[a-z]+:./),
  attribute: z.string(),
  op: z.enum(['set', 'add', 'remove']),
  value: z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
  at: instant,
  recordedAt: instant,
  source: z.string().min(1),
  cause: z.string().min(1),
  branch: z.string().min(1),
});

/** The path of the facts in the folder of an export. */
export function factsFileOf(folder: string): string {
  return join(folder, FACTS_FILE);
}

/** The facts of an export of Fulcrum, as they were: with their branches, and with the times at which they were learned. */
export async function* readExport(
  path: string,
  options: { afterLine: number; onBytes: (bytes: number) => void },
): AsyncGenerator<TranslatedRecord> {
  for await (const line of readLines(path, options)) {
    if (line.number > options.afterLine) yield readLine(line);
  }
}

function readLine(line: Line): TranslatedRecord {
  if ('trouble' in line) return unreadable(line.number, { ...line, what: line.trouble });
  const mend = 'export the workspace again; the rest has gone in';
  try {
    const fact: Fact = factLine.parse(JSON.parse(line.text));
    const trouble = checkFact(fact);
    return {
      line: line.number,
      isFinalState: false,
      facts: trouble === null ? [fact] : [],
      diagnostics: trouble === null ? [] : [trouble],
    };
  } catch {
    return unreadable(line.number, { what: 'not a fact of an export', mend });
  }
}

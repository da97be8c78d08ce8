import { readLines } from '../kit/lines.ts';
import { type TranslatedRecord, unreadable } from '../kit/record.ts';
import { translateIssue } from './translate-issue.ts';

export interface ArchiveOptions {
  readonly programName?: string | undefined;
  /** Lines up to and including this one are passed over: they went in before. */
  readonly afterLine?: number;
  readonly onBytes?: (bytes: number) => void;
}

/** The issues of an archive: JSON Lines, plain or gzip, one issue of Jira's REST API (v2 or v3) a line. */
export async function* readJiraArchive(path: string, options: ArchiveOptions = {}): AsyncGenerator<TranslatedRecord> {
  const said = new Set<string>();
  for await (const line of readLines(path, options.onBytes === undefined ? {} : { onBytes: options.onBytes })) {
    if (line.number <= (options.afterLine ?? 0)) continue;
    if ('trouble' in line) yield unreadable(line.number, { ...line, what: line.trouble });
    else if (line.text.trim() !== '') yield readRecord(line, { programName: options.programName, said });
  }
}

function readRecord(
  line: { number: number; text: string },
  options: { programName: string | undefined; said: Set<string> },
): TranslatedRecord {
  // A byte-order mark may stand before the first record.
  const raw = parseJson(line.text.replace(/^\uFEFF/, ''));
  if (raw === undefined) {
    return unreadable(line.number, {
      what: `not JSON: ${start(line.text)}`,
      mend: 'write one whole JSON object a line',
    });
  }
  const { facts, diagnostics } = translateIssue(raw, { ...options, where: `line ${line.number}` });
  const { key } = Object(raw) as { key?: unknown };
  const isFinalState = facts.length > 0 && Object(raw).changelog === undefined;
  return {
    line: line.number,
    raw: { key: typeof key === 'string' ? key : `line ${line.number}`, body: line.text },
    isFinalState,
    facts,
    diagnostics,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function start(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

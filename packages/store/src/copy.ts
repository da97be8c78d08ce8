import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

const SPECIAL = /[\\\n\r\t]/g;
const HAS_SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A cell of PostgreSQL's COPY text format. */
export type Cell = string | number | null;

/** Writes rows by COPY: several times faster than INSERT. Runs in the transaction of the client. */
export async function copyRows(
  client: pg.PoolClient,
  target: string,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const stream = client.query(from(`copy ${target} from stdin`));
  await pipeline(Readable.from(chunks(rows)), stream);
}

function* chunks(rows: readonly (readonly Cell[])[]): Generator<string> {
  let text = '';
  for (const row of rows) {
    text += `${row.map(escapeCell).join('\t')}\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

function escapeCell(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'number') return String(cell);
  return escapeText(cell);
}

/** A text as a cell of COPY. */
export function escapeText(text: string): string {
  return HAS_SPECIAL.test(text) ? text.replace(SPECIAL, (character) => ESCAPES[character] as string) : text;
}

const ESCAPED = /\\([\\nrtbfv])/g;
const UNESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** The text of a cell that COPY wrote, which is not null. */
export function unescapeCell(cell: string): string {
  return cell.includes('\\') ? cell.replace(ESCAPED, (_, character: string) => UNESCAPES[character] as string) : cell;
}

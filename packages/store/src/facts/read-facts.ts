import type { LogFact } from '@fulcrum/core/program';
import type { Op, StoredFact, Value } from '@fulcrum/core/vocabulary';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import { unescapeCell } from '../copy.ts';

/**
 * The facts of a workspace that were learned after `afterSeq`, in order, in blocks, as far as a fold needs them. A server
 * reads all of them when it starts, so it is COPY, read as text, without what only evidence shows.
 */
export function readLogFacts(pool: pg.Pool, workspace: string, afterSeq: number): AsyncGenerator<readonly LogFact[]> {
  return readBlocks(pool, copySql({ workspace, afterSeq, columns: FOLDED }), logFact);
}

/** Every fact of a workspace, whole and in order, in blocks. */
export function readFacts(pool: pg.Pool, workspace: string): AsyncGenerator<readonly StoredFact[]> {
  return readBlocks(pool, copySql({ workspace, afterSeq: 0, columns: `${FOLDED}, source, cause` }), (cells) => ({
    ...logFact(cells),
    source: unescapeCell(cells[8] as string),
    cause: unescapeCell(cells[9] as string),
  }));
}

const FOLDED = 'seq, recorded_at, at, branch, op, subject, attribute, value';

function copySql({ workspace, afterSeq, columns }: { workspace: string; afterSeq: number; columns: string }): string {
  const name = `'${workspace.replaceAll("'", "''")}'`;
  return `copy (select ${columns} from fact
    where workspace_id = ${name} and seq > ${Math.trunc(afterSeq)} order by seq) to stdout`;
}

async function* readBlocks<T>(
  pool: pg.Pool,
  sql: string,
  read: (cells: readonly string[]) => T,
): AsyncGenerator<readonly T[]> {
  const client = await pool.connect();
  let isWhole = false;
  try {
    const stream = client.query(to(sql));
    stream.setEncoding('utf8');
    let rest = '';
    for await (const chunk of stream) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield lines.map((line) => read(line.split('\t')));
    }
    isWhole = true;
  } finally {
    // A reader that stops midway leaves the connection in the middle of a COPY: it cannot be used again.
    client.release(!isWhole);
  }
}

function logFact(cells: readonly string[]): LogFact {
  return {
    seq: Number(cells[0]),
    recordedAt: Number(cells[1]),
    at: Number(cells[2]),
    branch: unescapeCell(cells[3] as string),
    op: cells[4] as Op,
    subject: unescapeCell(cells[5] as string),
    attribute: cells[6] as string,
    value: readValue(cells[7] as string),
  };
}

/** A value from its JSON. Most are plain texts, which need no parser. */
function readValue(cell: string): Value {
  const isPlain = cell.startsWith('"') && !cell.includes('\\');
  return isPlain ? cell.slice(1, -1) : (JSON.parse(unescapeCell(cell)) as Value);
}

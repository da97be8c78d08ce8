import type { Op, StoredFact, Value } from '@fulcrum/core/vocabulary';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import { unescapeCell } from '../copy.ts';

/**
 * Reads the facts of a workspace that were learned after `afterSeq`, in order, in blocks. COPY is read as text: three
 * times faster than rows through the driver.
 */
export async function* readFacts(
  pool: pg.Pool,
  workspace: string,
  afterSeq = 0,
): AsyncGenerator<readonly StoredFact[]> {
  const client = await pool.connect();
  let isWhole = false;
  try {
    const stream = client.query(to(copySql(workspace, afterSeq)));
    stream.setEncoding('utf8');
    let rest = '';
    for await (const chunk of stream) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield lines.map(parseLine);
    }
    isWhole = true;
  } finally {
    // A reader that stops midway leaves the connection in the middle of a COPY: it cannot be used again.
    client.release(!isWhole);
  }
}

function copySql(workspace: string, afterSeq: number): string {
  const name = `'${workspace.replaceAll("'", "''")}'`;
  return `copy (select seq, recorded_at, at, branch, op, subject, attribute, source, cause, value from fact
    where workspace_id = ${name} and seq > ${Math.trunc(afterSeq)} order by seq) to stdout`;
}

function parseLine(line: string): StoredFact {
  const cells = line.split('\t');
  return {
    seq: Number(cells[0]),
    recordedAt: Number(cells[1]),
    at: Number(cells[2]),
    branch: unescapeCell(cells[3] as string),
    op: cells[4] as Op,
    subject: unescapeCell(cells[5] as string),
    attribute: cells[6] as string,
    source: unescapeCell(cells[7] as string),
    cause: unescapeCell(cells[8] as string),
    value: JSON.parse(unescapeCell(cells[9] as string)) as Value,
  };
}

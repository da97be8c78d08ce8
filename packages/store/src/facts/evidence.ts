import type { Op, StoredFact, Value } from '@fulcrum/core/vocabulary';
import type pg from 'pg';

/** Which facts to show as evidence: the given ones, newest first, before `beforeSeq`. */
export interface EvidenceQuery {
  /** Their places in the order of facts. */
  readonly seqs: readonly number[];
  readonly attribute?: string | undefined;
  /** Only facts that were true by then. */
  readonly until: number;
  readonly beforeSeq?: number | undefined;
  readonly limit: number;
}

interface Row {
  readonly seq: string;
  readonly subject: string;
  readonly attribute: string;
  readonly op: Op;
  readonly value: Value;
  readonly at: string;
  readonly recorded_at: string;
  readonly source: string;
  readonly cause: string;
  readonly branch: string;
}

/** The facts behind a thing, newest first. */
export async function readEvidence(
  pool: pg.Pool,
  workspace: string,
  query: EvidenceQuery,
): Promise<readonly StoredFact[]> {
  const sql = `select seq, subject, attribute, op, value, at, recorded_at, source, cause, branch from fact
    where workspace_id = $1 and seq = any($2::bigint[]) and ($3::text is null or attribute = $3) and at <= $4
      and ($5::bigint is null or seq < $5) order by seq desc limit $6`;
  const values = [workspace, query.seqs, query.attribute ?? null, query.until, query.beforeSeq ?? null, query.limit];
  const { rows } = await pool.query<Row>(sql, values);
  return rows.map(({ recorded_at, ...row }) => ({
    ...row,
    seq: Number(row.seq),
    at: Number(row.at),
    recordedAt: Number(recorded_at),
  }));
}

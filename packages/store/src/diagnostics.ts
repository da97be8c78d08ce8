import type { Diagnostic } from '@fulcrum/core/vocabulary';
import type pg from 'pg';

// The place is part of an index, which holds no long texts.
const LONGEST_PLACE = 400;

/** Keeps diagnostics; one that is known already is not kept twice. */
export async function storeDiagnostics(
  client: pg.PoolClient | pg.Pool,
  place: { workspace: string; source: string; recordedAt: number },
  diagnostics: readonly Diagnostic[],
): Promise<void> {
  if (diagnostics.length === 0) return;
  const column = (read: (diagnostic: Diagnostic) => string) =>
    diagnostics.map((diagnostic) => read(diagnostic).replaceAll('\0', '\uFFFD').toWellFormed());
  await client.query(
    `insert into diagnostic (workspace_id, source, recorded_at, code, severity, place, what, mend)
     select $1, $2, $3, * from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) on conflict do nothing`,
    [
      place.workspace,
      place.source,
      place.recordedAt,
      column((d) => d.code),
      column((d) => d.severity),
      column((d) => d.where.slice(0, LONGEST_PLACE)),
      column((d) => d.what),
      column((d) => d.mend),
    ],
  );
}

/** The latest diagnostics of one source, newest first. */
export async function readDiagnosticsOf(
  pool: pg.Pool,
  workspace: string,
  of: { readonly source: string; readonly limit: number },
): Promise<{ readonly total: number; readonly diagnostics: readonly Diagnostic[] }> {
  const { rows } = await pool.query<Diagnostic & { total: number }>(
    `select code, severity, place as "where", what, mend, count(*) over ()::int as total from diagnostic
     where workspace_id = $1 and source = $2 order by seq desc limit $3`,
    [workspace, of.source, of.limit],
  );
  return { total: rows[0]?.total ?? 0, diagnostics: rows.map(({ total: _, ...diagnostic }) => diagnostic) };
}

/** A page of diagnostics in the order in which they came. */
export async function readDiagnostics(
  pool: pg.Pool,
  workspace: string,
  page: { afterSeq: number; limit: number },
): Promise<readonly (Diagnostic & { seq: number; source: string })[]> {
  const sql = `select seq::float8 as seq, source, code, severity, place as "where", what, mend from diagnostic
    where workspace_id = $1 and seq > $2 order by seq limit $3`;
  const { rows } = await pool.query<Diagnostic & { seq: number; source: string }>(sql, [
    workspace,
    page.afterSeq,
    page.limit,
  ]);
  return rows;
}

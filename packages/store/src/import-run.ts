import type pg from 'pg';

/** How far one file was taken in. Lines, records and facts are counts. */
export interface ImportRun {
  readonly fileDigest: string;
  readonly fileName: string;
  readonly lines: number;
  readonly records: number;
  readonly facts: number;
  readonly refused: number;
  readonly withoutHistory: number;
  readonly finishedAt: number | null;
}

/** The run of a file, by its digest; null when the file was never begun. */
export async function readImportRun(pool: pg.Pool, workspace: string, fileDigest: string): Promise<ImportRun | null> {
  const sql = `select file_digest as "fileDigest", file_name as "fileName", lines::float8 as lines, records::float8 as records,
      facts::float8 as facts, refused::float8 as refused, without_history::float8 as "withoutHistory", finished_at::float8 as "finishedAt"
    from import_run where workspace_id = $1 and file_digest = $2`;
  const { rows } = await pool.query<ImportRun>(sql, [workspace, fileDigest]);
  return rows[0] ?? null;
}

/** Records how far a file is in, within the client's transaction: progress and facts become true together. */
export async function storeImportRun(
  client: pg.PoolClient,
  workspace: string,
  run: ImportRun & { startedAt: number },
): Promise<void> {
  await client.query(
    `insert into import_run (workspace_id, file_digest, file_name, started_at, finished_at, lines, records, facts, refused, without_history)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (workspace_id, file_digest) do update set finished_at = excluded.finished_at, lines = excluded.lines, records = excluded.records,
       facts = excluded.facts, refused = excluded.refused, without_history = excluded.without_history`,
    [
      workspace,
      run.fileDigest,
      run.fileName,
      run.startedAt,
      run.finishedAt,
      run.lines,
      run.records,
      run.facts,
      run.refused,
      run.withoutHistory,
    ],
  );
}

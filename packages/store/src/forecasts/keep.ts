import type pg from 'pg';

/** A forecast as it was made. */
export interface ForecastRecord {
  readonly program: string;
  /** Null for all known work of the program. */
  readonly milestone: string | null;
  readonly asOf: string;
  readonly madeAt: number;
  readonly inputHash: string;
  readonly modelVersion: string;
  readonly seed: number;
  readonly replications: number;
  readonly answer: unknown;
}

/** Keeps forecasts; the same inputs, model and seed are one forecast. */
export async function keepForecasts(
  pool: pg.Pool,
  workspace: string,
  records: readonly ForecastRecord[],
): Promise<void> {
  for (const record of records) {
    await pool.query(
      `insert into forecast_record (workspace_id, program, milestone, as_of, made_at, input_hash, model_version, seed, replications, answer)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      [
        workspace,
        record.program,
        record.milestone,
        record.asOf,
        record.madeAt,
        record.inputHash,
        record.modelVersion,
        record.seed,
        record.replications,
        JSON.stringify(record.answer),
      ],
    );
  }
}

/** The kept forecasts of a program, by day and milestone; the newest where one was made again. */
export async function readForecasts(
  pool: pg.Pool,
  workspace: string,
  program: string,
): Promise<readonly ForecastRecord[]> {
  const sql = `select distinct on (milestone, as_of) program, milestone, as_of as "asOf", made_at::float8 as "madeAt", input_hash as "inputHash",
      model_version as "modelVersion", seed::float8 as seed, replications, answer
    from forecast_record where workspace_id = $1 and program = $2 order by milestone, as_of, seq desc`;
  const { rows } = await pool.query<ForecastRecord>(sql, [workspace, program]);
  return rows;
}

/** An answer that was kept under a question and the digest of its inputs; null when it was not. */
export async function readKept(
  pool: pg.Pool,
  workspace: string,
  key: { question: string; inputHash: string },
): Promise<{ madeAt: number; answer: unknown } | null> {
  const sql =
    'select made_at::float8 as "madeAt", answer from kept_answer where workspace_id = $1 and question = $2 and input_hash = $3';
  const { rows } = await pool.query<{ madeAt: number; answer: unknown }>(sql, [workspace, key.question, key.inputHash]);
  return rows[0] ?? null;
}

/** Keeps an answer under a question and the digest of its inputs, in the place of the same question's earlier answer. */
export async function keepAnswer(
  pool: pg.Pool,
  workspace: string,
  kept: { question: string; inputHash: string; madeAt: number; answer: unknown },
): Promise<void> {
  const { question, inputHash, madeAt, answer } = kept;
  await pool.query(
    `with gone as (delete from kept_answer where workspace_id = $1 and question = $2 and input_hash <> $3)
     insert into kept_answer (workspace_id, question, input_hash, made_at, answer) values ($1, $2, $3, $4, $5)
     on conflict (workspace_id, question, input_hash) do update set made_at = excluded.made_at, answer = excluded.answer`,
    [workspace, question, inputHash, madeAt, JSON.stringify(answer)],
  );
}

/** Drops the kept answers to questions that start alike, except those from the given inputs. */
export async function dropKept(
  pool: pg.Pool,
  workspace: string,
  of: { questions: string; except: string },
): Promise<void> {
  const sql = 'delete from kept_answer where workspace_id = $1 and starts_with(question, $2) and input_hash <> $3';
  await pool.query(sql, [workspace, of.questions, of.except]);
}

import { type Day, LATEST } from '@fulcrum/core/calendar';
import { type BacktestPoint, type BacktestReport, backtest, MODEL_VERSION } from '@fulcrum/core/forecast';

import { keepAnswer, readKept } from '@fulcrum/store';
import type { PortfolioView } from '../views/index.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { verdictWords } from './forecast-view.ts';

type LandedRow = PortfolioView['landed'][number];

/** A back-test that was computed and kept, and when. */
export interface KeptBacktest {
  readonly report: BacktestReport;
  readonly madeAt: number;
}

/** The newest kept back-test of a program by this model; null before there is one. */
export async function keptBacktest(workbench: Workbench, program: string): Promise<KeptBacktest | null> {
  const kept = await readKept(workbench.pool, workbench.workspace, keyOf(program));
  return kept === null ? null : { report: kept.answer as BacktestReport, madeAt: kept.madeAt };
}

/** Back-tests a program over all its releases and keeps the report. Takes up to a minute for some hundred releases. */
export async function runBacktest(
  workbench: Workbench,
  program: string,
  options: { seed?: number; replications?: number; onProgress?: (done: number, total: number) => void } = {},
): Promise<BacktestReport> {
  const asOf = Math.min(workbench.now(), LATEST);
  const report = backtest((at) => workbench.foldAt(at), { program, asOf, ...options });
  await keepAnswer(workbench.pool, workbench.workspace, { ...keyOf(program), madeAt: workbench.now(), answer: report });
  return report;
}

function keyOf(program: string) {
  return { question: `backtest/${program}`, inputHash: MODEL_VERSION };
}

// The middle of the way is where most plans are re-made, so the record shows what was said there.
const SHOWN_FRACTION = 0.5;

/** Releases that landed by a day, newest first, against what was said of them half-way. */
export function landedRows(report: BacktestReport | null, asOf: Day, limit: number): readonly LandedRow[] {
  const points = report?.definitions.find((definition) => definition.definition === 'release')?.points ?? [];
  return points
    .filter((point) => point.fraction === SHOWN_FRACTION && point.truth <= asOf)
    .sort((one, other) => (one.truth < other.truth ? 1 : -1))
    .slice(0, limit)
    .map(landedRow);
}

function landedRow(point: BacktestPoint): LandedRow {
  const { milestone, name, truth, origin, quantiles } = point;
  return { milestone, name, landed: truth, saidOn: origin, quantiles, ...verdictWords(quantiles, truth) };
}

import { type Day, LATEST } from '@fulcrum/core/calendar';
import {
  type BacktestPoint,
  type BacktestReport,
  backtest,
  backtestFlow,
  type FlowBacktest,
  type FlowLevel,
  MODEL_VERSION,
} from '@fulcrum/core/forecast';
import type { FactLog } from '@fulcrum/core/program';
import { keepAnswer, readKept } from '@fulcrum/store';
import type { PortfolioView } from '../views/index.ts';
import { isBesideTrunk } from '../workspace/trunk.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { verdictWords } from './forecast-view.ts';

type LandedRow = PortfolioView['landed'][number];

/** A back-test that was computed and kept, when, and with the facts up to which place. */
export interface KeptBacktest {
  readonly report: BacktestReport;
  readonly madeAt: number;
  readonly upTo: number;
}

/** The newest kept back-test of a program by this model; null before there is one. */
export async function keptBacktest(workbench: Workbench, program: string): Promise<KeptBacktest | null> {
  const kept = await readKept(workbench.pool, workbench.workspace, keyOf(program));
  return kept === null ? null : { ...(kept.answer as Omit<KeptBacktest, 'madeAt'>), madeAt: kept.madeAt };
}

// What people promise, and how they call a workspace, changes nothing about what came true.
const BESIDE: ReadonlySet<string> = new Set([
  'target',
  'baseline',
  'clock',
  'zone',
  'currency',
  'ceilingWeeks',
  'ceilingDays',
]);

/** Whether facts came since a back-test that could change it. */
export function isOutdated(log: FactLog, { upTo }: Pick<KeptBacktest, 'upTo'>): boolean {
  for (let row = log.count - 1; row >= 0 && (log.seq[row] as number) > upTo; row--) {
    if (isBesideTrunk(log, row)) continue;
    if (!BESIDE.has(log.attributes.list[log.attribute[row] as number] as string)) return true;
  }
  return false;
}

/** How a back-test is drawn; what is left out is as the kept one has it. */
export interface BacktestDraws {
  readonly seed?: number | undefined;
  readonly replications?: number | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Back-tests a program over all its releases. Takes up to a minute for some hundred releases. The report is kept, unless it
 * was asked for with draws of its own: a quick trial must not take the place of the record.
 */
export async function runBacktest(
  workbench: Workbench,
  program: string,
  { seed, replications, onProgress }: BacktestDraws = {},
): Promise<BacktestReport> {
  const upTo = workbench.log().lastSeq;
  const report = backtest((at) => workbench.foldAt(at), {
    program,
    asOf: Math.min(workbench.now(), LATEST),
    ...(seed === undefined ? {} : { seed }),
    ...(replications === undefined ? {} : { replications }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  if (seed !== undefined || replications !== undefined) return report;
  const kept = { ...keyOf(program), madeAt: workbench.now(), answer: { report, upTo } };
  await keepAnswer(workbench.pool, workbench.workspace, kept);
  return report;
}

/** Back-tests open items, or the next 25 items, of a program. Takes some seconds; nothing is kept. */
export function runFlowBacktest(
  workbench: Workbench,
  level: FlowLevel,
  { program, seed, replications }: BacktestDraws & { readonly program: string },
): FlowBacktest {
  return backtestFlow((at) => workbench.foldAt(at), level, {
    program,
    asOf: Math.min(workbench.now(), LATEST),
    ...(seed === undefined ? {} : { seed }),
    ...(replications === undefined ? {} : { replications }),
  });
}

function keyOf(program: string) {
  return { question: `record/${program}`, inputHash: MODEL_VERSION };
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

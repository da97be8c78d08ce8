import { dayOf, LATEST, MS_PER_DAY } from '../calendar/index.ts';
import type { ProgramGraph } from '../program/index.ts';
import type { Diagnostic } from '../vocabulary/index.ts';
import type { BacktestOptions } from './backtest.ts';
import type { FlowBacktest, FlowLevel } from './backtest-report.ts';
import type { Course } from './flow-course.ts';
import { DEFAULT_SEED } from './flow-forecast.ts';
import type { FoldAt } from './knowledge.ts';
import type { DayNumber } from './ledger.ts';
import { MODEL_VERSION } from './model-version.ts';
import { scoreSet } from './score-set.ts';
import { tryBatches } from './try-batches.ts';
import { tryItems } from './try-items.ts';

/**
 * What would have been said at days of the past of open items, or of the next 25 items to be finished, with what was known
 * then, against what came (docs/methods/backtest.md). An item counts as over on the day of its last finish. The same
 * inputs and seed give the same report.
 */
export function backtestFlow(foldAt: FoldAt, level: FlowLevel, options: BacktestOptions): FlowBacktest {
  const graph = foldAt(options.asOf ?? LATEST);
  const course: Course = {
    graph,
    program: options.program,
    last: lastDayOf(graph, options.program),
    seed: options.seed ?? DEFAULT_SEED,
    replications: options.replications ?? REPLICATIONS,
  };
  const { points, refused } = level === 'item' ? tryItems(course) : tryBatches(course);
  const series = [...new Set(points.map((point) => point.series))].sort();
  const head = {
    unit: 'days',
    asOf: dayOf(course.last * MS_PER_DAY),
    seed: course.seed,
    evidence: [{ what: 'forecasts of the past', count: points.length, subjects: [`program:${options.program}`] }],
    diagnostics: [asOfToday(options.program)],
    program: options.program,
    modelVersion: MODEL_VERSION,
    replications: course.replications,
    level,
    overall: scoreSet(points),
    bySeries: series.map((one) => scoreSet(points, { series: one })).filter((set) => set.forecasts >= LEAST_FORECASTS),
    points,
    refused: countsOf(refused),
  };
  if (points.length > 0) return { ...head, status: 'ok' };
  return {
    ...head,
    status: 'insufficient-data',
    reason: 'there is no day of the past with enough before and after it',
  };
}

const REPLICATIONS = 1_000;
/** A series with fewer forecasts is not scored by itself. */
const LEAST_FORECASTS = 20;

function lastDayOf(graph: ProgramGraph, program: string): DayNumber {
  let last = 0;
  for (const item of graph.items.values()) {
    if (item.program === program) last = Math.max(last, item.createdAt, item.finishedAt ?? 0);
  }
  return Math.floor(last / MS_PER_DAY);
}

function countsOf(reasons: readonly string[]): FlowBacktest['refused'] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}

function asOfToday(program: string): Diagnostic {
  return {
    code: 'last-finish-only',
    severity: 'note',
    where: `program:${program}`,
    what: 'an item counts as over on the day of its last finish, and its type, team and priority are those that it has now',
    mend: 'nothing to mend: keep in mind that items which were reopened seem to have been open all the time',
  };
}

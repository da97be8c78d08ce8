import { addDays, type Day, dayOf, type Instant, LATEST, MS_PER_DAY } from '../calendar/index.ts';
import { streamKey, uniform } from '../stats/index.ts';
import type { Diagnostic } from '../vocabulary/index.ts';
import type { EndDefinition } from './answer.ts';
import type { BacktestPoint, BacktestReport, DefinitionReport, Forecaster } from './backtest-report.ts';
import { bootstrap, recordOf, velocity } from './baselines.ts';
import { HORIZON_DAYS } from './calibrate.ts';
import { dateQuantiles } from './dates.ts';
import { floorOf } from './floor.ts';
import { DEFAULT_SEED } from './flow-forecast.ts';
import { type FoldAt, type Knowledge, knowledgeOf } from './knowledge.ts';
import { learn } from './learn.ts';
import { type DayNumber, type Ledger, ledgerOf, NEVER } from './ledger.ts';
import { MODEL_VERSION } from './model-version.ts';
import { type Origin, originsOf } from './origins.ts';
import { runMilestone } from './run-milestone.ts';
import { saidBy } from './said.ts';
import { scoreSet } from './score-set.ts';
import { seriesOf } from './snapshot.ts';
import { teamName } from './team-parts.ts';

/** How a back-test is asked for. */
export interface BacktestOptions {
  readonly program: string;
  /** The time whose knowledge counts as the truth; all that is known unless told. */
  readonly asOf?: Instant;
  /** Shares of a version's items that were done at the origins; a quarter, half and three quarters unless told. */
  readonly origins?: readonly number[];
  readonly seed?: number;
  /** Per forecast; 1,000 unless told. */
  readonly replications?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

const DEFAULT_ORIGINS = [0.25, 0.5, 0.75];
const DEFAULT_TRIAL_REPLICATIONS = 1_000;
const DEFINITIONS: readonly EndDefinition[] = ['release', 'items'];
const SERIES_VERSIONS = 10;

/**
 * What the engine would have said at days of the past, with what was known then, against what came; and the same for two
 * usual ways of forecasting (docs/methods/backtest.md). The same inputs and seed give the same report.
 */
export function backtest(foldAt: FoldAt, options: BacktestOptions): BacktestReport {
  const graph = foldAt(options.asOf ?? LATEST);
  const hindsight = learn(ledgerOf(graph, options.program));
  const fractions = options.origins ?? DEFAULT_ORIGINS;
  const origins = originsOf(hindsight, fractions);
  const run: Run = {
    seed: options.seed ?? DEFAULT_SEED,
    replications: options.replications ?? DEFAULT_TRIAL_REPLICATIONS,
    nameOf: (id) => graph.milestones.get(id)?.name ?? id,
    teamName: (team) => teamName(graph, team),
  };
  const outcomes = outcomesOf(origins, knowledgeOf(foldAt, hindsight, options.program), {
    run,
    onProgress: options.onProgress,
  });
  const head = {
    unit: 'days',
    asOf: dayOf(lastDayOf(hindsight.ledger) * MS_PER_DAY),
    seed: run.seed,
    evidence: [evidenceOf(origins)],
    diagnostics: diagnosticsOf(options.program, graph.programs.get(options.program)?.history ?? null),
    program: options.program,
    modelVersion: MODEL_VERSION,
    replications: run.replications,
    origins: fractions,
    definitions: DEFINITIONS.map((definition) => definitionReport(definition, fractions, outcomes)),
  };
  if (origins.length > 0) return { ...head, status: 'ok' };
  return {
    ...head,
    status: 'insufficient-data',
    reason: 'no released version has ten finished items and a day before its release',
  };
}

interface Run {
  readonly seed: number;
  readonly replications: number;
  readonly nameOf: (milestone: string) => string;
  readonly teamName: (team: string | null) => string;
}

/** A point, or the reason why there was no forecast. */
interface Outcome {
  readonly definition: EndDefinition;
  readonly point: BacktestPoint | null;
  readonly refused: DefinitionReport['refused'][number] | null;
}

interface Course {
  readonly run: Run;
  readonly onProgress: ((done: number, total: number) => void) | undefined;
}

function outcomesOf(origins: readonly Origin[], knowledge: Knowledge, course: Course): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  for (const [done, origin] of origins.entries()) {
    for (const definition of DEFINITIONS) {
      if (origin.truth[definition] > origin.day)
        outcomes.push(tryOut(origin, definition, { knowledge, run: course.run }));
    }
    course.onProgress?.(done + 1, origins.length);
  }
  return outcomes;
}

function tryOut(origin: Origin, definition: EndDefinition, means: { knowledge: Knowledge; run: Run }): Outcome {
  const { run } = means;
  const learned = means.knowledge(origin.day);
  const { ledger } = learned;
  const milestone = ledger.milestones.findIndex(({ id }) => id === origin.id);
  const at = { milestone, day: origin.day };
  const made = runMilestone(learned, { ...at, definition, seed: run.seed, replications: run.replications });
  const { reason } = floorOf(ledger, made.outlook, (team) => run.teamName(ledger.teams[team] ?? null));
  if (reason !== null) {
    return { definition, point: null, refused: { milestone: origin.id, fraction: origin.fraction, reason } };
  }
  const record = recordOf(ledger, at, definition);
  const samples = {
    fulcrum: made.days.sort(),
    velocity: velocity(record, run.replications),
    bootstrap: bootstrap(record, run.replications, run.seed),
  };
  const name = run.nameOf(origin.id);
  const tie = uniform(streamKey(run.seed, `tie:${origin.id}`), Math.round(origin.fraction * 100));
  return { definition, refused: null, point: pointOf(origin, samples, { definition, name, tie }) };
}

interface Frame {
  readonly definition: EndDefinition;
  readonly name: string;
  readonly tie: number;
}

function pointOf(origin: Origin, samples: Record<Forecaster, Float64Array>, frame: Frame): BacktestPoint {
  const came = origin.truth[frame.definition];
  const truth = { origin: origin.day, days: came - origin.day, most: HORIZON_DAYS };
  const day = dayOf(origin.day * MS_PER_DAY);
  return {
    milestone: origin.id,
    name: frame.name,
    series: seriesOf(frame.name),
    fraction: origin.fraction,
    origin: day,
    truth: dayOf(came * MS_PER_DAY),
    quantiles: dateQuantiles(day, samples.fulcrum),
    said: saidBy(samples, truth, frame.tie),
  };
}

function definitionReport(
  definition: EndDefinition,
  fractions: readonly number[],
  all: readonly Outcome[],
): DefinitionReport {
  const outcomes = all.filter((outcome) => outcome.definition === definition);
  const points = outcomes.flatMap(({ point }) => point ?? []);
  return {
    definition,
    ...scoresOf(points, fractions),
    points,
    refused: outcomes.flatMap(({ refused }) => refused ?? []),
  };
}

function scoresOf(points: readonly BacktestPoint[], fractions: readonly number[]) {
  const series = [...new Set(points.map((point) => point.series))].sort();
  return {
    overall: scoreSet(points),
    byFraction: fractions.map((fraction) => scoreSet(points, { fraction })),
    bySeries: series.map((one) => scoreSet(points, { series: one })).filter((set) => set.versions >= SERIES_VERSIONS),
  };
}

// Which items a version shipped settles two weeks after its release (docs/methods/backtest.md).
const SETTLING_DAYS = 14;

/** A report as it would have read on a day: scored on what had come by then alone. */
export function reportAsOf(report: BacktestReport, day: Day): BacktestReport {
  if (report.asOf <= day) return report;
  const definitions = report.definitions.map((one): DefinitionReport => {
    const points = one.points.filter((point) => addDays(point.truth, SETTLING_DAYS) <= day);
    const isPast = new Set(points.map((point) => point.milestone));
    const refused = one.refused.filter(({ milestone }) => isPast.has(milestone));
    return { definition: one.definition, ...scoresOf(points, report.origins), points, refused };
  });
  const { reason: _, ...head } = { ...report, asOf: day, definitions };
  if (definitions.some(({ points }) => points.length > 0)) return { ...head, status: 'ok' };
  return { ...head, status: 'insufficient-data', reason: `nothing that could be forecast had ended by ${day}` };
}

// The day of the last thing that is known: "all that is known" has no day of its own.
function lastDayOf(ledger: Ledger): DayNumber {
  const known = [ledger.created, ledger.finished, ledger.released].flatMap((days) => [...days]);
  const last = known.reduce((most, day) => (day === NEVER ? most : Math.max(most, day)), 0);
  return Math.min(ledger.asOf, last);
}

function evidenceOf(origins: readonly Origin[]) {
  const subjects = [...new Set(origins.map(({ id }) => `milestone:${id}`))];
  return { what: 'released versions that were forecast', count: subjects.length, subjects };
}

function diagnosticsOf(program: string, history: string | null): readonly Diagnostic[] {
  if (history === 'changelog') return [];
  const what =
    'final state only: an item counts as a member of its release from its creation on, and as open until its last resolution, so part of the scope is known earlier here than it was';
  const mend = 'import the issues with their changelog';
  return [{ code: 'final-state-only', severity: 'note', where: `program:${program}`, what, mend }];
}

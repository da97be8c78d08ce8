import { dayOf, type Instant, MS_PER_DAY } from '../calendar/index.ts';
import { crpsSorted, quantileSorted, randomisedPit, streamKey, uniform } from '../stats/index.ts';
import type { Diagnostic } from '../vocabulary/index.ts';
import type { EndDefinition } from './answer.ts';
import type { BacktestPoint, BacktestReport, DefinitionReport, Forecaster } from './backtest-report.ts';
import { bootstrap, recordOf, velocity } from './baselines.ts';
import { dateQuantiles, dayAfter } from './dates.ts';
import { floorOf } from './floor.ts';
import { DEFAULT_SEED } from './forecast-milestone.ts';
import { type FoldAt, type Knowledge, knowledgeOf } from './knowledge.ts';
import { learn } from './learn.ts';
import { ledgerOf } from './ledger.ts';
import { MODEL_VERSION } from './model-version.ts';
import { type Origin, originsOf } from './origins.ts';
import { runMilestone } from './run-milestone.ts';
import { scoreSet, type Trial } from './score-set.ts';
import { seriesOf } from './snapshot.ts';
import { teamName } from './team-parts.ts';

/** How a back-test is asked for. */
export interface BacktestOptions {
  readonly program: string;
  /** The time whose knowledge counts as the truth. */
  readonly asOf: Instant;
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
  const graph = foldAt(options.asOf);
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
    asOf: dayOf(hindsight.ledger.asOf * MS_PER_DAY),
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

/** A trial with the point that shows it, or the reason why there was no forecast. */
interface Outcome {
  readonly definition: EndDefinition;
  readonly trial: Trial | null;
  readonly point: BacktestPoint | null;
  readonly refused: { readonly milestone: string; readonly fraction: number; readonly reason: string } | null;
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
  const nothing = { definition, trial: null, point: null, refused: null };
  if (reason !== null) return { ...nothing, refused: { milestone: origin.id, fraction: origin.fraction, reason } };
  const record = recordOf(ledger, at, definition);
  const samples = {
    fulcrum: made.days.map((days) => Math.max(1, Math.round(days))).sort(),
    velocity: velocity(record, run.replications),
    bootstrap: bootstrap(record, run.replications, run.seed),
  };
  const trial: Trial = {
    milestone: origin.id,
    series: seriesOf(run.nameOf(origin.id)),
    fraction: origin.fraction,
    truth: origin.truth[definition] - origin.day,
    tie: uniform(streamKey(run.seed, `tie:${origin.id}`), Math.round(origin.fraction * 100)),
    samples,
  };
  return { ...nothing, trial, point: pointOf(trial, origin, { definition, name: run.nameOf(origin.id) }) };
}

function pointOf(trial: Trial, origin: Origin, said: { definition: EndDefinition; name: string }): BacktestPoint {
  const day = dayOf(origin.day * MS_PER_DAY);
  const each = <T>(value: (sample: Float64Array) => T): Record<Forecaster, T> => ({
    fulcrum: value(trial.samples.fulcrum),
    velocity: value(trial.samples.velocity),
    bootstrap: value(trial.samples.bootstrap),
  });
  return {
    milestone: origin.id,
    name: said.name,
    series: trial.series,
    fraction: origin.fraction,
    origin: day,
    truth: dayOf(origin.truth[said.definition] * MS_PER_DAY),
    quantiles: dateQuantiles(day, trial.samples.fulcrum),
    pit: randomisedPit(trial.samples.fulcrum, trial.truth, trial.tie),
    crps: each((sample) => crpsSorted(sample, trial.truth)),
    p85: each((sample) => dayAfter(day, quantileSorted(sample, 0.85))),
  };
}

function definitionReport(
  definition: EndDefinition,
  fractions: readonly number[],
  all: readonly Outcome[],
): DefinitionReport {
  const outcomes = all.filter((outcome) => outcome.definition === definition);
  const trials = outcomes.flatMap(({ trial }) => trial ?? []);
  const series = [...new Set(trials.map((trial) => trial.series))].sort();
  return {
    definition,
    overall: scoreSet(trials),
    byFraction: fractions.map((fraction) => scoreSet(trials, { fraction })),
    bySeries: series.map((one) => scoreSet(trials, { series: one })).filter((set) => set.versions >= SERIES_VERSIONS),
    points: outcomes.flatMap(({ point }) => point ?? []),
    refused: outcomes.flatMap(({ refused }) => refused ?? []),
  };
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

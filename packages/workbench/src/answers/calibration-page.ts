import { addDays, type Day, dayOf } from '@fulcrum/core/calendar';
import {
  type BacktestReport,
  type CurvePoint,
  type DefinitionReport,
  MODEL_VERSION,
  reportAsOf,
  type Score,
  scoreForecast,
} from '@fulcrum/core/forecast';
import { wilson } from '@fulcrum/core/stats';
import type { ProgramRecord } from '@fulcrum/core/vocabulary';
import { readForecasts } from '@fulcrum/store';
import type { CalibrationView, Words } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { keptBacktest, landedRows } from './calibration.ts';
import { programRef } from './overview.ts';
import { countWords, piece } from './phrases.ts';
import { programDiagnostics } from './program-diagnostics.ts';
import { releasedOn } from './truth.ts';

const BEING_COMPUTED = 'The record is being computed: the back-test of all releases takes some seconds.';

const DEFINITIONS = {
  release: 'The end is the day on which the version was released.',
  items:
    'The end is the day on which 95 % of its items were finished; items finished again more than 14 days after the release are left out.',
} as const;

/** How good dates were: the back-test over releases that landed by the day, and the forecasts that were kept. */
export async function calibrationPage(
  workbench: Workbench,
  program: ProgramRecord,
  asOf: Day,
): Promise<CalibrationView> {
  const kept = await keptBacktest(workbench, program.id);
  const report = kept === null ? null : reportAsOf(kept.report, asOf);
  const backtests = (report?.definitions ?? []).map(backtestView);
  return {
    asOf,
    program: programRef(program),
    headline: kept === null ? [piece.text(BEING_COMPUTED)] : headline(backtests),
    backtests,
    record: { ...(await scoreRecord(workbench, program.id, asOf)), rows: [...landedRows(report, asOf, 60)] },
    computedAt: kept === null ? null : new Date(kept.madeAt).toISOString(),
    modelVersion: MODEL_VERSION,
    limits: limitsOf(report, asOf),
    diagnostics: programDiagnostics(graphAsOf(workbench, asOf), program.id),
  };
}

function backtestView(definition: DefinitionReport): CalibrationView['backtests'][number] {
  const { overall } = definition;
  const own = overall.scores.find((score) => score.forecaster === 'fulcrum');
  return {
    end: definition.definition,
    definition: DEFINITIONS[definition.definition],
    forecasts: overall.forecasts,
    milestones: overall.versions,
    refused: definition.refused.length,
    methods: overall.scores.map(methodScore),
    reliability: overall.reliability.map(({ promised, happened }) => ({
      nominal: promised,
      observed: happened,
      ...wilson(happened * overall.versions, overall.versions),
      n: overall.forecasts,
    })),
    pit: own === undefined ? [] : [...own.pit],
  };
}

function methodScore(score: Score): CalibrationView['backtests'][number]['methods'][number] {
  return {
    method: score.forecaster,
    coverage: score.coverage.map((each) => ({
      nominal: each.level,
      observed: each.share,
      low: each.clusteredLow,
      high: each.clusteredHigh,
    })),
    crps: score.crps,
    crpsRelative: score.crpsRatio,
    pinball85: score.pinball85,
  };
}

function headline(backtests: CalibrationView['backtests']): Words {
  const [first] = backtests;
  const own = first?.methods.find((method) => method.method === 'fulcrum');
  const at85 = own?.coverage.find((coverage) => coverage.nominal === 0.85);
  if (first === undefined || own === undefined || at85 === undefined || first.forecasts === 0) {
    return [
      piece.text('No release had landed by then that could have been forecast ahead, so there is no record yet.'),
    ];
  }
  const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`;
  return [
    piece.text(`Of ${countWords(first.forecasts, 'forecast')} of ${countWords(first.milestones, 'release')}, `),
    { text: `${percent(at85.observed)} landed by their 85\u00a0% date`, strong: true },
    piece.text(` (${percent(at85.low)} to ${percent(at85.high)} with 95\u00a0% confidence), and the range was `),
    {
      text:
        own.crpsRelative < 1
          ? `${percent(1 - own.crpsRelative)} closer`
          : `${percent(own.crpsRelative - 1)} further off`,
      strong: true,
    },
    piece.text(' than straight extrapolation.'),
  ];
}

/** The forecasts that were kept as they were made, scored against what came by the day. */
async function scoreRecord(workbench: Workbench, program: string, asOf: Day) {
  const kept = await readForecasts(workbench.pool, workbench.workspace, program);
  // A forecast made on its own day is a record; one that the time machine asked for afterwards is a trial.
  const records = kept.filter((record) => record.asOf <= asOf && record.asOf >= addDays(dayOf(record.madeAt), -1));
  const scores = records.flatMap((record) => {
    const truth = record.milestone === null ? null : releasedOn(workbench, record.milestone);
    const { curve = [] } = record.answer as { curve?: readonly CurvePoint[] };
    const isScored = truth !== null && truth <= asOf && truth > record.asOf && curve.length > 0;
    return isScored ? [scoreForecast({ asOf: record.asOf, curve }, truth)] : [];
  });
  const crps = scores.reduce((sum, score) => sum + score.crps, 0) / scores.length;
  return {
    stored: records.length,
    scored: scores.length,
    byP85: scores.filter((score) => score.by.p85).length,
    crps: scores.length === 0 ? null : crps,
  };
}

function limitsOf(report: BacktestReport | null, asOf: Day): string[] {
  if (report === null)
    return [
      'The back-test has not been computed yet: run "npx fulcrum backtest --program …", or wait until the server has.',
    ];
  const points = report.definitions.reduce((most, definition) => Math.max(most, definition.overall.versions), 0);
  return [
    ...(points < 20 ? [`Only ${countWords(points, 'release')} had landed by ${asOf}, so the intervals are wide.`] : []),
    ...report.diagnostics.map((diagnostic) => `${diagnostic.what}.`),
    ...report.definitions.flatMap((definition) =>
      definition.refused.length > 0
        ? [
            `${countWords(definition.refused.length, 'forecast')} (${definition.definition}) were refused for too little data and count in no score.`,
          ]
        : [],
    ),
  ];
}

import type { BacktestReport, DefinitionReport, FlowBacktest, Score, ScoreSet } from '@fulcrum/core/forecast';
import { harmless, table } from './output.ts';

const NAMES = { fulcrum: 'Fulcrum', velocity: 'straight velocity', bootstrap: 'plain 12-week bootstrap' } as const;
const ENDS = { release: 'its release date', items: '95 % of its items finished' } as const;

/** A back-test for a person. */
export function backtestWords(report: BacktestReport): string {
  const parts = report.definitions.map(definitionWords);
  const head = `Back-test of ${report.program}, model ${report.modelVersion}, ${report.replications.toLocaleString('en')} futures a forecast`;
  return [head, ...parts, ...report.diagnostics.map(({ severity, what }) => `${severity}: ${what}`)].join('\n\n');
}

const LEVELS = { item: 'single open items', '25': 'the next 25 items to be finished' } as const;

/** A back-test of items, or of the next 25, for a person. */
export function flowBacktestWords(report: FlowBacktest): string {
  const head = `Back-test of ${report.program}, ${LEVELS[report.level]}, model ${report.modelVersion}, ${report.replications.toLocaleString('en')} futures a forecast`;
  const notes = report.diagnostics.map(({ severity, what }) => `${severity}: ${what}`);
  if (report.status !== 'ok') return [head, `There is nothing to score: ${report.reason}.`, ...notes].join('\n\n');
  const [first] = report.refused;
  const refused = report.refused.reduce((sum, { count }) => sum + count, 0);
  const left = first === undefined ? [] : [`On ${refused} days there was no forecast (${first.reason}, for one).`];
  const sets = [report.overall, ...report.bySeries];
  const watched = report.level === 'item' ? [WATCHED] : [];
  return [head, ...sets.map(setWords), ...watched, ...left, ...notes].join('\n\n');
}

const WATCHED =
  'Each item was watched for a year. In brackets: how many forecasts promised a day within it, and so could be judged.';

function setWords(set: ScoreSet): string {
  const head = `${set.series === null ? 'All together' : harmless(set.series)}: ${set.forecasts} forecasts`;
  return `${head}\n${table([['', 'By P50', 'By P85', '(95 % interval)', 'By P95', 'CRPS, days', 'of velocity'], ...set.scores.map((score) => judgedRow(score, set.forecasts))])}`;
}

function judgedRow(score: Score, forecasts: number): readonly (string | number)[] {
  const judged = (level: number): string => {
    const count = score.coverage.find((coverage) => coverage.level === level)?.count ?? 0;
    return count === forecasts ? '' : ` (${count})`;
  };
  const [name, p50, p85, interval, p95, ...rest] = scoreRow(score) as readonly string[];
  return [name ?? '', p50 + judged(0.5), p85 + judged(0.85), interval ?? '', p95 + judged(0.95), ...rest];
}

function definitionWords(definition: DefinitionReport): string {
  const { overall } = definition;
  if (overall.forecasts === 0)
    return `The end of a version is ${ENDS[definition.definition]}: there is nothing to score${definition.refused.length > 0 ? `; ${definition.refused.length} forecasts were refused (${definition.refused[0]?.reason})` : ''}.`;
  const head = `The end of a version is ${ENDS[definition.definition]}: ${overall.forecasts} forecasts of ${overall.versions} versions${definition.refused.length > 0 ? `, ${definition.refused.length} more were refused` : ''}`;
  return `${head}\n${table([['', 'By P50', 'By P85', '(95 % interval)', 'By P95', 'CRPS, days', 'of velocity'], ...overall.scores.map(scoreRow)])}`;
}

function scoreRow(score: Score): readonly (string | number)[] {
  const at = (level: number) => score.coverage.find((coverage) => coverage.level === level && coverage.count > 0);
  const percent = (share: number | undefined) => (share === undefined ? '–' : `${Math.round(share * 100)} %`);
  const [p50, p85, p95] = [at(0.5), at(0.85), at(0.95)];
  return [
    NAMES[score.forecaster],
    percent(p50?.share),
    percent(p85?.share),
    `${percent(p85?.clusteredLow)} – ${percent(p85?.clusteredHigh)}`,
    percent(p95?.share),
    score.crps.toFixed(1),
    score.crpsRatio.toFixed(2),
  ];
}

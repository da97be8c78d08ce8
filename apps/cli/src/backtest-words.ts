import type { BacktestReport, DefinitionReport, Score } from '@fulcrum/core/forecast';
import { table } from './output.ts';

const NAMES = { fulcrum: 'Fulcrum', velocity: 'straight velocity', bootstrap: 'plain 12-week bootstrap' } as const;
const ENDS = { release: 'its release date', items: '95 % of its items finished' } as const;

/** A back-test for a person. */
export function backtestWords(report: BacktestReport): string {
  const parts = report.definitions.map(definitionWords);
  const head = `Back-test of ${report.program}, model ${report.modelVersion}, ${report.replications.toLocaleString('en')} futures a forecast`;
  return [head, ...parts, ...report.diagnostics.map(({ severity, what }) => `${severity}: ${what}`)].join('\n\n');
}

function definitionWords(definition: DefinitionReport): string {
  const { overall } = definition;
  if (overall.forecasts === 0)
    return `The end of a version is ${ENDS[definition.definition]}: there is nothing to score${definition.refused.length > 0 ? `; ${definition.refused.length} forecasts were refused (${definition.refused[0]?.reason})` : ''}.`;
  const head = `The end of a version is ${ENDS[definition.definition]}: ${overall.forecasts} forecasts of ${overall.versions} versions${definition.refused.length > 0 ? `, ${definition.refused.length} more were refused` : ''}`;
  return `${head}\n${table([['', 'By P50', 'By P85', '(95 % interval)', 'By P95', 'CRPS, days', 'of velocity'], ...overall.scores.map(scoreRow)])}`;
}

function scoreRow(score: Score): readonly (string | number)[] {
  const at = (level: number) => score.coverage.find((coverage) => coverage.level === level);
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

import type { ForecastView } from '@fulcrum/workbench/views';
import { harmless, table } from './output.ts';
import { shownOdds } from './shown-odds.ts';

/** A forecast as the command line prints it in JSON: without the curve, which is for drawing. */
export function forecastJson({ curve: _, health: __, ...forecast }: ForecastView): object {
  return forecast;
}

/** A forecast for a person: the answer first, then what it rests on. */
export function forecastWords(forecast: ForecastView): string {
  const lines = [harmless(forecast.words), ''];
  const { quantiles } = forecast;
  if (quantiles !== null && forecast.finished === null) {
    lines.push(
      table([
        ['Odds', 'By'],
        ['5 %', quantiles.p5],
        ['15 %', quantiles.p15],
        ['50 %', quantiles.p50],
        ['85 %', quantiles.p85],
        ['95 %', quantiles.p95],
      ]),
      '',
    );
  }
  if (forecast.target !== null && forecast.oddsOfTarget !== null)
    lines.push(`Target ${forecast.target}: ${shownOdds(forecast.oddsOfTarget)}`);
  if (forecast.target === null && forecast.milestone !== null && forecast.finished === null)
    lines.push(
      `No target is known; set one: fulcrum target ${JSON.stringify(forecast.milestone.name)} DAY --program ${forecast.program}`,
    );
  if (forecast.milestone !== null) lines.push(scopeWords(forecast.scope));
  const teams = forecast.remaining.byTeam.filter((team) => team.open > 0);
  if (teams.length > 0)
    lines.push(
      '',
      table([
        ['Team', 'Open', 'Its part ends by (85 %)', 'Is last'],
        ...teams.map((team) => [
          harmless(team.name),
          team.open,
          team.quantiles?.p85 ?? null,
          team.isLast === null ? null : shownOdds(team.isLast),
        ]),
      ]),
    );
  for (const { severity, what, mend } of forecast.diagnostics)
    lines.push('', `${severity}: ${harmless(what)}; ${mend}`);
  lines.push('', footWords(forecast));
  return lines.join('\n');
}

function scopeWords({ done, total, expectedGrowth }: ForecastView['scope']): string {
  const growth = expectedGrowth ? `, and ${Math.round(expectedGrowth)} more are likely to join` : '';
  return `${done} of ${total} items are done${growth}.`;
}

function footWords({ asOf, end, milestone, replications, seed, modelVersion }: ForecastView): string {
  const ends = end === 'release' ? 'the day of its release' : 'the day on which 95 % of its items are done';
  const definition = milestone === null ? '' : `; its end is ${ends}`;
  return `As of ${asOf}${definition}; ${replications.toLocaleString('en')} futures, seed ${seed}, model ${modelVersion}.`;
}

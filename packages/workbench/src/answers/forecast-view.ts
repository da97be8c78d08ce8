import { type Day, daysBetween } from '@fulcrum/core/calendar';
import type { DateQuantiles, MilestoneForecast, ProgramForecast } from '@fulcrum/core/forecast';
import type { ForecastView } from '../views/index.ts';
import { evidenceOf } from './evidence-ref.ts';
import { countWords, dayWords, oddsWords, rangeWords, reasonWords } from './phrases.ts';

type Forecast = MilestoneForecast | ProgramForecast;
export type Health = ForecastView['health'];

/** Odds of 60 % and more are on track, 40 to 60 at risk, below that late. */
export function healthOf(forecast: Forecast): Health {
  if (forecast.status !== 'ok') return 'no-forecast';
  if (forecast.finished !== null) return 'finished';
  if (forecast.oddsOfTarget === null) return 'no-target';
  if (forecast.oddsOfTarget >= 0.6) return 'on-track';
  return forecast.oddsOfTarget >= 0.4 ? 'at-risk' : 'late';
}

/** The answer in one plain sentence. */
export function forecastWords(forecast: Forecast): string {
  const { name, asOf } = forecast;
  if (forecast.status !== 'ok') return `${name} cannot be forecast: ${reasonWords(forecast.reason)}`;
  if (forecast.finished !== null) return endWords(name, forecast.finished, asOf);
  if (!('milestone' in forecast)) return backlogWords(forecast, forecast.quantiles);
  const range = `${name} lands ${rangeWords(forecast.quantiles, asOf)} (85\u00a0% by ${dayWords(forecast.quantiles.p85, asOf)})`;
  if (forecast.target === null || forecast.oddsOfTarget === null) return `${range}.`;
  return `${range}, so its ${dayWords(forecast.target, asOf)} target has ${oddsWords(forecast.oddsOfTarget)}.`;
}

/** A release ended when it went out. Without one, all that can be said is that nothing known is left. */
function endWords(name: string, finished: { day: Day; by: 'release' | 'items' }, asOf: Day): string {
  const day = dayWords(finished.day, asOf);
  return finished.by === 'release'
    ? `${name} was released on ${day}.`
    : `All known work of ${name} was done on ${day}; more may come, since no release is known.`;
}

/** All known work of a program is no promise: nobody stops adding to it. So it is said as a condition. */
function backlogWords({ name, asOf, remaining }: ProgramForecast, quantiles: DateQuantiles): string {
  const open = countWords(remaining.items, 'open item');
  return `The ${open} of ${name} would be done ${rangeWords(quantiles, asOf)} if nothing new came (85\u00a0% by ${dayWords(quantiles.p85, asOf)}).`;
}

/** A forecast as the surfaces show it. */
export function forecastView(forecast: Forecast, place: { program: string }): ForecastView {
  const isOk = forecast.status === 'ok';
  const isMilestone = 'milestone' in forecast;
  return {
    status: isOk && forecast.finished !== null ? 'finished' : forecast.status,
    words: forecastWords(forecast),
    program: place.program,
    milestone: isMilestone ? { id: forecast.milestone, name: forecast.name } : null,
    asOf: forecast.asOf,
    target: forecast.target,
    quantiles: isOk ? forecast.quantiles : null,
    curve: isOk ? forecast.curve.map((point) => ({ ...point })) : [],
    oddsOfTarget: isOk ? forecast.oddsOfTarget : null,
    health: healthOf(forecast),
    remaining: {
      items: forecast.remaining.items,
      byTeam: forecast.remaining.byTeam.map((part) => teamView(part, forecast)),
    },
    scope: isMilestone
      ? { total: forecast.scope.total, done: forecast.scope.done, expectedGrowth: forecast.scope.growth.p50 }
      : { total: forecast.remaining.items, done: 0, expectedGrowth: null },
    end: forecast.definition,
    finished: isOk ? (forecast.finished?.day ?? null) : null,
    seed: forecast.seed,
    replications: forecast.replications,
    modelVersion: forecast.modelVersion,
    inputHash: forecast.inputHash,
    diagnostics: [...forecast.diagnostics],
    evidence: forecast.evidence.map((each) => evidenceOf(each, { program: place.program, asOf: forecast.asOf })),
  };
}

function teamView(
  part: Forecast['remaining']['byTeam'][number],
  forecast: Forecast,
): ForecastView['remaining']['byTeam'][number] {
  const note = part.pooled ? 'Thin data: the pace of the whole program is taken in with it' : null;
  const isKnown = forecast.status === 'ok' && part.open > 0;
  return {
    team: part.team ?? 'none',
    name: part.name,
    open: part.open,
    done: part.done,
    quantiles: isKnown ? part.quantiles : null,
    isLast: isKnown ? part.lastShare : null,
    note,
  };
}

/** Days by which the 85 % date moved from one forecast to a later one; null when either has none. */
export function movedDays(before: Forecast | null, now: Forecast): number | null {
  if (before?.status !== 'ok' || now.status !== 'ok') return null;
  return daysBetween(before.quantiles.p85, now.quantiles.p85);
}

/** How far a landing was from what had been said. */
export function verdictWords(
  quantiles: { p15: Day; p50: Day; p85: Day },
  landed: Day,
): { verdict: 'inside' | 'early' | 'late'; words: string } {
  if (landed > quantiles.p85)
    return {
      verdict: 'late',
      words: `${countWords(daysBetween(quantiles.p85, landed), 'day')} after its 85\u00a0% date`,
    };
  if (landed < quantiles.p15)
    return {
      verdict: 'early',
      words: `${countWords(daysBetween(landed, quantiles.p15), 'day')} before its 15\u00a0% date`,
    };
  const off = daysBetween(quantiles.p50, landed);
  if (off === 0) return { verdict: 'inside', words: 'inside, on its median' };
  return {
    verdict: 'inside',
    words: `inside, ${countWords(Math.abs(off), 'day')} ${off > 0 ? 'after' : 'before'} its median`,
  };
}

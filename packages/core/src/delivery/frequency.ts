import { addDays, type Day, dayOf, daysBetween, endOfDay, startOfDay } from '../calendar/index.ts';
import { quantileSorted } from '../stats/index.ts';
import { type Band, type DeliveryMeasure, isIn, missing, type Window } from './measure.ts';
import { noProduction } from './not-connected.ts';
import type { Source } from './source.ts';

const about = { id: 'deployment-frequency', unit: 'days/week' } as const;

/** A whole week, named by its last day: on how many of its days production was reached, and how often it was tried. */
export interface DeploymentWeek {
  readonly day: Day;
  readonly days: number;
  readonly deployments: number;
  readonly failed: number;
}

/** The whole weeks of a window, the last one ending with its last day, since the first deployment that is known. */
export function deploymentWeeks({ attempts }: Source, window: Window): readonly DeploymentWeek[] {
  const [first] = attempts;
  if (first === undefined) return [];
  const from = dayOf(Math.max(window.from, first.finished));
  const weeks: DeploymentWeek[] = [];
  for (let end = dayOf(window.until - 1); daysBetween(from, end) >= 6; end = addDays(end, -7)) {
    const week = { from: startOfDay(addDays(end, -6)), until: endOfDay(end) + 1 };
    const within = attempts.filter(({ finished }) => isIn(finished, week));
    const good = within.filter(({ isSuccess }) => isSuccess);
    const days = new Set(good.map(({ finished }) => dayOf(finished))).size;
    weeks.push({ day: end, days, deployments: within.length, failed: within.length - good.length });
  }
  return weeks.reverse();
}

/** On how many days of a week production is reached. Days count, not deployments: ten in an hour are one way out. */
export function frequency(source: Source, window: Window, weeks: readonly DeploymentWeek[]): DeliveryMeasure {
  const lacking = noProduction(source);
  if (lacking !== null) return missing(about, 'not-connected', lacking);
  if (weeks.length === 0)
    return missing(about, 'insufficient-data', 'no whole week of these days has deployments known');
  const days = weeks.map((week) => week.days).sort((one, other) => one - other);
  const sum = days.reduce((total, each) => total + each, 0);
  const within = source.attempts.filter(({ finished, isSuccess }) => isSuccess && isIn(finished, window));
  const mean = Math.round((sum / weeks.length) * 100) / 100;
  const figures = { p50: quantileSorted(days, 0.5), mean, weeks: weeks.length, deployments: within.length };
  const subjects = within.flatMap(({ ids }) => ids.map((id) => `deployment:${id}`));
  const evidence = [{ what: 'successful deployments to production in these days', count: within.length, subjects }];
  return { ...about, status: 'ok', figures, band: bandOfDays(figures.p50, mean), evidence, excluded: [] };
}

const WEEKS_PER_MONTH = 30.44 / 7;

function bandOfDays(perWeek: number, mean: number): Band {
  if (perWeek >= 5) return 'elite';
  if (perWeek >= 1) return 'high';
  return mean * WEEKS_PER_MONTH >= 1 ? 'medium' : 'low';
}

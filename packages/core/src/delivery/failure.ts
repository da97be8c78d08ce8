import type { Item } from '../program/index.ts';
import { bandOf, type DeliveryMeasure, isIn, LEAST, missing, type Window } from './measure.ts';
import { noFailures, noProduction } from './not-connected.ts';
import type { Attempt, Source } from './source.ts';

const about = { id: 'change-failure-rate', unit: 'share' } as const;

/** The incidents of each deployment: an incident belongs to the last success before it was opened. */
function incidentsOf({ attempts, incidents }: Source): ReadonlyMap<Attempt, readonly Item[]> {
  const successes = attempts.filter(({ isSuccess }) => isSuccess);
  const found = new Map<Attempt, Item[]>();
  let next = 0;
  for (const incident of incidents) {
    while (next < successes.length && successes[next]!.finished <= incident.createdAt) next++;
    const attempt = successes[next - 1];
    if (attempt !== undefined) found.set(attempt, [...(found.get(attempt) ?? []), incident]);
  }
  return found;
}

/** The share of deployments to production that failed, were rolled back, or led to an incident. */
export function failureRate(source: Source, window: Window): DeliveryMeasure {
  const lacking = noProduction(source) ?? noFailures(source);
  if (lacking !== null) return missing(about, 'not-connected', lacking);
  const within = source.attempts.filter(({ finished }) => isIn(finished, window));
  const incidents = incidentsOf(source);
  const failed = within.filter((attempt) => !attempt.isSuccess || incidents.has(attempt));
  const subjects = failed.flatMap((attempt) => [
    ...attempt.ids.map((id) => `deployment:${id}`),
    ...(incidents.get(attempt) ?? []).map(({ id }) => `item:${id}`),
  ]);
  const evidence = [
    { what: 'deployments that failed, with the incidents that they led to', count: failed.length, subjects },
  ];
  if (within.length < LEAST) {
    const reason = `${within.length} deployments to production in these days, the floor is ${LEAST}`;
    return { ...missing(about, 'insufficient-data', reason), evidence };
  }
  const rate = Math.round((failed.length / within.length) * 1e4) / 1e4;
  const figures = { rate, failed: failed.length, deployments: within.length };
  // The report gives 5, 10 and 15 % as the rates of its groups; a rate at most that high is put there.
  const band = bandOf(rate, [0.05 + 1e-9, 0.1 + 1e-9, 0.15 + 1e-9]);
  return { ...about, status: 'ok', figures, band, evidence, excluded: [] };
}

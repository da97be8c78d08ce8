import type { Instant } from '../calendar/index.ts';
import { isClosed } from '../program/index.ts';
import { bandOf, type DeliveryMeasure, hoursBetween, isIn, missing, spread, type Window } from './measure.ts';
import { noFailures } from './not-connected.ts';
import type { Source } from './source.ts';

const about = { id: 'time-to-restore', unit: 'hours' } as const;

interface Outage {
  readonly subject: string;
  readonly since: Instant;
  /** Null while it lasts. */
  readonly until: Instant | null;
}

/** From an incident's opening to its end, or from a failed deployment to the next success of its repository. */
export function timeToRestore(source: Source, window: Window): DeliveryMeasure {
  const lacking = noFailures(source);
  if (lacking !== null) return missing(about, 'not-connected', lacking);
  const outages = [...incidentOutages(source), ...deploymentOutages(source)];
  const over = outages.filter(({ until }) => isIn(until, window));
  const open = outages.filter(({ until, since }) => until === null && since < window.until).length;
  const excluded = open === 0 ? [] : [{ why: 'not over yet', count: open }];
  const subjects = over.map(({ subject }) => subject);
  const evidence = [
    { what: 'incidents and failed deployments that were mended in these days', count: over.length, subjects },
  ];
  if (over.length === 0)
    return {
      ...missing(about, 'insufficient-data', 'no incident or failed deployment was mended in these days'),
      excluded,
    };
  const hours = spread(over.map(({ since, until }) => hoursBetween(since, until)));
  const figures = { ...hours, outages: over.length };
  return { ...about, status: 'ok', figures, band: bandOf(hours.p50 as number, [1, 24, 7 * 24]), evidence, excluded };
}

function incidentOutages({ incidents }: Source): readonly Outage[] {
  return incidents.map((item) => ({
    subject: `item:${item.id}`,
    since: item.createdAt,
    until: isClosed(item) ? item.finishedAt : null,
  }));
}

/** Failures in a row are one outage, and one during which an incident was opened is told by the incident. */
function deploymentOutages({ attempts, incidents }: Source): readonly Outage[] {
  const open = new Map<string | null, Outage>();
  const outages: Outage[] = [];
  for (const { repository, isSuccess, finished, ids } of attempts) {
    const since = open.get(repository);
    if (!isSuccess && since === undefined)
      open.set(repository, { subject: `deployment:${ids[0]}`, since: finished, until: null });
    if (!isSuccess || since === undefined) continue;
    outages.push({ ...since, until: finished });
    open.delete(repository);
  }
  const isTold = ({ since, until }: Outage) =>
    incidents.some(({ createdAt }) => createdAt >= since && createdAt <= (until ?? Number.POSITIVE_INFINITY));
  return [...outages, ...open.values()].filter((outage) => !isTold(outage));
}

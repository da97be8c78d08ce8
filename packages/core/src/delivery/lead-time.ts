import type { Pull } from '../vocabulary/index.ts';
import { deployedBy } from './deployed.ts';
import { bandOf, type DeliveryMeasure, hoursBetween, isIn, LEAST, missing, spread, type Window } from './measure.ts';
import { noProduction } from './not-connected.ts';
import type { Attempt, Source } from './source.ts';

const about = { id: 'lead-time', unit: 'hours' } as const;

/** The way of one pull request to production, in hours; a stage whose ends are not known is null. */
export interface Way {
  readonly pull: Pull;
  readonly attempt: Attempt;
  readonly hours: number;
  readonly stages: Readonly<Record<Stage, number | null>>;
}

/** The stages of a way: until it is opened, until somebody looks, until it is merged, until it is out. */
export const STAGES = ['coding', 'pickup', 'review', 'deploy'] as const;
export type Stage = (typeof STAGES)[number];

const DAY = 24;

/** From the first commit of a pull request to the first successful deployment to production that contains it. */
export function leadTime(
  source: Source,
  window: Window,
): { readonly measure: DeliveryMeasure; readonly ways: readonly Way[] } {
  if (source.pulls.length === 0) {
    const reason = 'no pull requests are known: connect GitHub, or import git';
    return { measure: missing(about, 'not-connected', reason), ways: [] };
  }
  const lacking = noProduction(source);
  if (lacking !== null) return { measure: missing(about, 'not-connected', lacking), ways: [] };
  const { ways, excluded } = waysIn(source, window);
  const rest = { evidence: [evidenceOf(ways)], excluded };
  if (ways.length < LEAST) {
    const reason = `${ways.length} pull requests reached production in these days, the floor is ${LEAST}`;
    return { measure: { ...missing(about, 'insufficient-data', reason), ...rest }, ways };
  }
  const figures = { ...spread(ways.map(({ hours }) => hours)), ...stageFigures(ways) };
  const band = bandOf(figures.p50 as number, [DAY, 7 * DAY, 30 * DAY]);
  return { measure: { ...about, status: 'ok', figures, band, ...rest }, ways };
}

function evidenceOf(ways: readonly Way[]) {
  const subjects = ways.map(({ pull }) => `pull:${pull.id}`);
  return { what: 'pull requests that reached production in these days', count: ways.length, subjects };
}

function stageFigures(ways: readonly Way[]): Readonly<Record<string, number>> {
  const each = STAGES.map((stage) =>
    spread(
      ways.map(({ stages }) => stages[stage]),
      `${stage}-`,
    ),
  );
  return Object.assign({}, ...each);
}

function waysIn(source: Source, window: Window) {
  const attemptOf = deployedBy(source);
  const out = source.pulls.flatMap((pull) => {
    const attempt = attemptOf(pull);
    return attempt !== null && isIn(attempt.finished, window) ? [{ pull, attempt }] : [];
  });
  const taken = new Set(source.pulls.flatMap(({ reverts, merged }) => (merged === null ? [] : (reverts ?? []))));
  const reverted = out.filter(({ pull }) => taken.has(pull.id));
  const stayed = out.filter(({ pull }) => !taken.has(pull.id));
  const written = stayed.filter(({ pull, attempt }) => isWrittenFirst(pull, attempt));
  const waiting = source.pulls.filter((pull) => isIn(pull.merged, window) && attemptOf(pull) === null);
  const excluded = [
    { why: 'no known commit before it was opened', count: stayed.length - written.length },
    { why: 'taken back by another', count: reverted.length },
    { why: 'merged in these days and in no successful deployment to production yet', count: waiting.length },
  ];
  const ways = written.map(({ pull, attempt }) => wayOf(pull, attempt));
  return { ways, excluded: excluded.filter(({ count }) => count > 0) };
}

/** Clocks of two machines can differ: what was deployed before it was written tells nothing. */
function isWrittenFirst({ firstCommit, opened, merged }: Pull, { finished }: Attempt): boolean {
  return firstCommit !== null && firstCommit <= Math.min(opened ?? merged ?? 0, finished);
}

function wayOf(pull: Pull, attempt: Attempt): Way {
  const { firstCommit, opened, firstReview, merged } = pull;
  // Somebody can look again after the merge: that is no pickup of this change.
  const looked = firstReview !== null && merged !== null && firstReview <= merged ? firstReview : null;
  const stages = {
    coding: hoursBetween(firstCommit, opened),
    pickup: hoursBetween(opened, looked),
    review: hoursBetween(looked, merged),
    deploy: hoursBetween(merged, attempt.finished),
  };
  return { pull, attempt, hours: hoursBetween(firstCommit, attempt.finished) ?? 0, stages };
}

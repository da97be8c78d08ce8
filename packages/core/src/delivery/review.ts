import { type DeliveryMeasure, hoursBetween, isIn, LEAST, missing, spread, type Window } from './measure.ts';
import type { Source } from './source.ts';

const about = { id: 'review', unit: 'hours' } as const;

/** How long a pull request waits for the first answer, and how many rounds a review takes. */
export function review({ pulls }: Source, window: Window): DeliveryMeasure {
  // A merge that a repository alone tells of was never opened for review.
  const asked = pulls.filter(({ opened }) => opened !== null);
  if (asked.length === 0) return missing(about, 'not-connected', 'no pull requests are known: connect GitHub');
  const looked = asked.filter(({ firstReview }) => isIn(firstReview, window));
  const merged = asked.filter((pull) => isIn(pull.merged, window));
  const subjects = looked.map(({ id }) => `pull:${id}`);
  const evidence = [{ what: 'pull requests that were first reviewed in these days', count: looked.length, subjects }];
  if (looked.length < LEAST) {
    const reason = `${looked.length} pull requests were first reviewed in these days, the floor is ${LEAST}`;
    return { ...missing(about, 'insufficient-data', reason), evidence };
  }
  const waiting = asked.filter(
    ({ state, draft, firstReview }) => state === 'open' && draft !== true && firstReview === null,
  );
  const figures = {
    ...spread(looked.map(({ opened, firstReview }) => hoursBetween(opened, firstReview))),
    ...spread(
      merged.map(({ rounds }) => rounds),
      'rounds-',
    ),
    ...spread(
      merged.map(({ added, removed }) => (added === null || removed === null ? null : added + removed)),
      'lines-',
    ),
    reviewed: looked.length,
    unreviewed: merged.filter(({ firstReview }) => firstReview === null).length,
    waiting: waiting.length,
  };
  return { ...about, status: 'ok', figures, band: null, evidence, excluded: [] };
}

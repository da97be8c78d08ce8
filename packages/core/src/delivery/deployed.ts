import type { Pull } from '../vocabulary/index.ts';
import type { Attempt, Source } from './source.ts';

/**
 * The first successful deployment to production that contains a merged pull request, or null when there is none.
 * Where commits tell what a deployment of a repository contains (`pull.deployment`), they decide; else the moment of the deployed
 * commit does: what was merged by then is in it.
 */
export function deployedBy(source: Source): (pull: Pull) => Attempt | null {
  const successes = new Map<string | null, Attempt[]>();
  for (const attempt of source.attempts) {
    if (!attempt.isSuccess) continue;
    const list = successes.get(attempt.repository);
    if (list === undefined) successes.set(attempt.repository, [attempt]);
    else list.push(attempt);
  }
  const told = new Set(
    source.pulls.filter(({ deployment }) => deployment !== null).map(({ repository }) => repository),
  );
  const byId = new Map(source.attempts.flatMap((attempt) => attempt.ids.map((id) => [id, attempt] as const)));
  return (pull) => {
    if (pull.merged === null) return null;
    const candidates = successes.get(pull.repository) ?? [];
    if (!told.has(pull.repository)) return firstHolding(candidates, pull.merged);
    const first = byId.get(pull.deployment ?? '');
    if (first === undefined) return null;
    return first.isSuccess ? first : firstHolding(candidates, first.holds, first.finished);
  };
}

/** The first attempt that ended at or after a moment, and holds what was merged by another. */
function firstHolding(attempts: readonly Attempt[], merged: number, from: number = merged): Attempt | null {
  let [low, high] = [0, attempts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (attempts[middle]!.finished < from) low = middle + 1;
    else high = middle;
  }
  while (low < attempts.length && attempts[low]!.holds < merged) low++;
  return attempts[low] ?? null;
}

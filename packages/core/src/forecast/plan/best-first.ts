/** How far a question is that takes many runs. */
export interface Runs {
  readonly done: number;
  readonly total: number;
}

/** What a trial gives in some futures: a larger score is a better one. */
export interface Scored {
  readonly score: number;
  /** Where scores are equal. */
  readonly second: number;
}

/** What is asked of trials. */
interface Asked<T, R extends Scored> {
  /** Futures that a trial gets where there is time for it. */
  readonly replications: number;
  /** What it takes to give them so many futures, about in nanoseconds. */
  readonly effort: (trials: readonly T[], replications: number) => number;
  readonly result: (trial: T, replications: number) => R;
}

/** What the trials of one question may take: a few seconds. */
const MOST_EFFORT = 4e9;
/** Futures in which each is looked at first where they cannot all have more: one block of the kernel. */
const BLOCK = 256;
const FINALISTS = 10;

/**
 * The results of trials, the best one first. Where all of them in all futures take a few seconds, that is what they get; of a large
 * plan, each is looked at in 256 futures, and the ten best in as many as there is time for: they stand before the others. Yields
 * after each result.
 */
export function* bestFirst<T, R extends Scored>(
  trials: readonly T[],
  { replications, effort, result }: Asked<T, R>,
): Generator<Runs, readonly R[]> {
  const isShort = replications <= BLOCK || effort(trials, replications) <= MOST_EFFORT;
  const total = trials.length + (isShort ? 0 : Math.min(FINALISTS, trials.length));
  let done = 0;
  function* all(of: readonly T[], futures: number): Generator<Runs, { readonly trial: T; readonly result: R }[]> {
    const found = [];
    for (const trial of of) {
      found.push({ trial, result: result(trial, futures) });
      yield { done: ++done, total };
    }
    return found.sort((a, b) => b.result.score - a.result.score || b.result.second - a.result.second);
  }
  const looked = yield* all(trials, isShort ? replications : BLOCK);
  const best = isShort ? [] : looked.splice(0, FINALISTS).map(({ trial }) => trial);
  const finals = yield* all(best, Math.min(replications, BLOCK + affordable(effort(best, 2 * BLOCK))));
  return [...finals, ...looked].map((one) => one.result);
}

/** @param effort that a block takes */
function affordable(effort: number): number {
  return BLOCK * Math.floor(MOST_EFFORT / Math.max(1, effort));
}

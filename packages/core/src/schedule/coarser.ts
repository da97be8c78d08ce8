import type { Periods, Problem } from './problem.ts';

/** Periods times words of resources that the search has room for: some 256 MB, of which it takes what it reaches. */
const MOST_WORDS = 2 ** 25;

/** An activity takes so many periods in the mean at most: more make a search slow, and a schedule no better that anybody sees. */
const LONGEST_MEAN = 4_096;

/**
 * How many periods are to be taken as one, so that there is room for the time in which all fits for sure, and a look along it
 * does not take long; 1 for all but huge problems.
 */
export function grain(problem: Problem): Periods {
  const { durations, links, release, resources } = problem;
  const worked = durations.reduce((sum, duration) => sum + duration, 0);
  const waited = links.reduce((sum, { from, gap }) => sum + Math.max(0, gap - durations[from]!), 0);
  const begun = release.reduce((most, time) => Math.max(most, time), 0);
  const ended = resources.reduce((most, { less }) => Math.max(most, less.at(-1)?.until ?? 0), 0);
  const forRoom = Math.ceil(((worked + waited + begun + ended) * (resources.length + 1)) / MOST_WORDS);
  return Math.max(1, forRoom, Math.floor(worked / Math.max(1, durations.length) / LONGEST_MEAN));
}

/**
 * The same problem in longer periods, where everything is rounded to its disadvantage: a schedule of it, with starts times
 * `size`, is one of the problem.
 */
export function coarser(problem: Problem, size: Periods): Problem {
  const up = (time: Periods) => Math.ceil(time / size);
  return {
    ...problem,
    durations: problem.durations.map(up),
    links: problem.links.map((link) => ({ ...link, gap: up(link.gap) })),
    resources: problem.resources.map((resource) => ({
      ...resource,
      less: resource.less.map(({ from, until, capacity }) => ({
        from: Math.floor(from / size),
        until: up(until),
        capacity,
      })),
    })),
    release: problem.release.map(up),
    deadline: problem.deadline.map((time) => (time === null ? null : Math.floor(time / size))),
  };
}

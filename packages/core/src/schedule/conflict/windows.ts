import { linkOrder, linkRows } from '../link-order.ts';
import type { Constraint, Periods, Problem } from '../problem.ts';
import { aloneIn } from './alone.ts';

/** When each activity can run, by what holds for it alone and by what it waits for; no link has a cycle. */
export interface Windows {
  /** Infinite when there is no time at which it can run. */
  readonly earliestStart: readonly Periods[];
  /** By deadlines; infinite when there is none ahead. */
  readonly latestStart: readonly Periods[];
  /** The constraints that make the earliest start so late. */
  readonly whyNotSooner: (activity: number) => readonly Constraint[];
  /** The constraints that make the latest start so early. */
  readonly whyNotLater: (activity: number) => readonly Constraint[];
}

/** In O(activities + links), and what leave and lower capacities of those who are needed add. */
export function windowsOf(problem: Problem): Windows {
  const order = linkOrder(problem.links, problem.durations.length);
  const head = headsOf(problem, order);
  const tail = tailsOf(problem, order);
  return {
    earliestStart: head.times,
    latestStart: tail.times,
    whyNotSooner: (activity) => {
      const chain = chainFrom(problem, activity, { by: head.by, end: 'from' });
      const first = chain.at(-1)!.activity;
      const own = chain.flatMap((each) => head.own[each.activity] ?? []);
      return [...release(problem, first), ...linksOf(chain), ...own];
    },
    whyNotLater: (activity) => {
      const chain = chainFrom(problem, activity, { by: tail.by, end: 'to' });
      return [{ kind: 'deadline', activity: chain.at(-1)!.activity }, ...linksOf(chain)];
    },
  };
}

/** An activity of a chain, and the link by which it goes on; -1 at its end. */
interface Step {
  readonly activity: number;
  readonly link: number;
}

function chainFrom({ links }: Problem, start: number, along: { by: Int32Array; end: 'from' | 'to' }): Step[] {
  const chain: Step[] = [];
  for (let activity = start; activity >= 0; ) {
    const link = along.by[activity]!;
    chain.push({ activity, link });
    activity = link < 0 ? -1 : links[link]![along.end];
  }
  return chain;
}

function linksOf(chain: readonly Step[]): Constraint[] {
  return chain.flatMap(({ link }): Constraint[] => (link < 0 ? [] : [{ kind: 'link', link }]));
}

function release(problem: Problem, activity: number): Constraint[] {
  return problem.release[activity]! > 0 ? [{ kind: 'release', activity }] : [];
}

/** Times by activity, and the link that makes each; -1 where it is not a link. */
interface Bounds {
  readonly times: Periods[];
  readonly by: Int32Array;
}

function headsOf(
  problem: Problem,
  order: Int32Array,
): Bounds & { readonly own: readonly (readonly Constraint[] | undefined)[] } {
  const { durations, links } = problem;
  const into = linkRows(links, durations.length, 'to');
  const times = problem.release.map((release) => Math.max(0, release));
  const by = new Int32Array(durations.length).fill(-1);
  const own: (readonly Constraint[] | undefined)[] = durations.map(() => undefined);
  const alone = aloneIn(problem);
  for (const a of order) {
    for (let i = into.at[a]!; i < into.at[a + 1]!; i++) {
      const link = into.links[i]!;
      const time = times[links[link]!.from]! + links[link]!.gap;
      if (time <= times[a]!) continue;
      times[a] = time;
      by[a] = link;
    }
    const start = alone.first(a, times[a]!);
    if (start === times[a]) continue;
    times[a] = start;
    own[a] = alone.why(a);
  }
  return { times, by, own };
}

function tailsOf(problem: Problem, order: Int32Array): Bounds {
  const { durations, links, deadline } = problem;
  const out = linkRows(links, durations.length, 'from');
  const times = durations.map((duration, a) => (deadline[a] ?? Number.POSITIVE_INFINITY) - duration);
  const by = new Int32Array(durations.length).fill(-1);
  for (const a of order.toReversed()) {
    for (let i = out.at[a]!; i < out.at[a + 1]!; i++) {
      const link = out.links[i]!;
      const time = times[links[link]!.to]! - links[link]!.gap;
      if (time >= times[a]!) continue;
      times[a] = time;
      by[a] = link;
    }
  }
  return { times, by };
}

import type { Item } from '../program/index.ts';
import type { Diagnostic, Link } from '../vocabulary/index.ts';
import { linkOrder } from './link-order.ts';
import { HOURS_A_DAY } from './plan-durations.ts';
import type { PlanLink } from './plan-items.ts';
import type { Periods, StartGap } from './problem.ts';
import { shortestCycle } from './shortest-cycle.ts';

/** Lags are told in days of the calendar; five of seven are working days. */
const WORKING_SHARE = 5 / 7;

/** A lag in working hours, of full weeks. */
function lagHours(link: Link): Periods {
  // A whole week is not to be an hour too long by rounding.
  return Math.ceil((link.lag ?? 0) * WORKING_SHARE * HOURS_A_DAY - 1e-6);
}

/** A link as the least time from the start of one item to the start of the other. */
export function startGap({ from, to, link }: PlanLink, durations: readonly Periods[]): StartGap {
  const form = link.dependency ?? 'FS';
  const fromEnd = form === 'FS' || form === 'FF' ? durations[from]! : 0;
  const toEnd = form === 'FF' || form === 'SF' ? durations[to]! : 0;
  return { from, to, gap: fromEnd - toEnd + lagHours(link) };
}

/** Links without rings, and the rings that were found, each as the places of its items in the order of waiting. */
export interface Unringed {
  readonly links: readonly PlanLink[];
  readonly rings: readonly (readonly number[])[];
  /** How many links were left out. */
  readonly leftOut: number;
}

/** So many rings are named; a tangle of more is cut along the order of the plan. */
const MOST_RINGS = 10;

/**
 * Takes rings out of links: of the shortest ring the link that closes it, into the item that comes first in the plan,
 * again and again until there is none.
 */
export function withoutRings(links: readonly PlanLink[], count: number): Unringed {
  let left = links;
  const rings: (readonly number[])[] = [];
  while (rings.length < MOST_RINGS && !isAcyclic(left, count)) {
    const cycle = shortestCycle(gapless(left), count) ?? [];
    const first = Math.min(...cycle.map((index) => left[index]!.to));
    const turn = cycle.findIndex((index) => left[index]!.to === first);
    rings.push([...cycle.slice(turn), ...cycle.slice(0, turn)].map((index) => left[index]!.to));
    left = left.filter((_, index) => index !== cycle[turn]);
  }
  // In the order of the plan no link leads back, so what is left has no ring.
  if (!isAcyclic(left, count)) left = left.filter(({ from, to }) => from < to);
  return { links: left, rings, leftOut: links.length - left.length };
}

function isAcyclic(links: readonly PlanLink[], count: number): boolean {
  return linkOrder(gapless(links), count).length === count;
}

function gapless(links: readonly PlanLink[]): readonly StartGap[] {
  return links.map(({ from, to }) => ({ from, to, gap: 0 }));
}

/** Tells the rings by name, and how many more there are. */
export function ringDiagnostics(items: readonly Item[], { rings, leftOut }: Unringed): readonly Diagnostic[] {
  const named = rings.map((ring): Diagnostic => {
    const ids = ring.map((place) => items[place]!.id);
    return {
      code: 'link-ring',
      severity: 'warning',
      where: ids.join(', '),
      what: `${ringPairs(ids).join(', ')}: it is planned without the link into ${ids[0]}`,
      mend: 'remove one of these links',
    };
  });
  if (leftOut <= rings.length) return named;
  const what = `${leftOut - rings.length} more blocking links lead round in rings, so it is planned without them`;
  return [
    ...named,
    { code: 'link-ring', severity: 'warning', where: 'links', what, mend: 'remove the rings named first' },
  ];
}

/** "A waits for C", "B waits for A", "C waits for B" for a ring of A, B and C. */
export function ringPairs(ids: readonly string[]): readonly string[] {
  return ids.map((id, index) => `${id} waits for ${ids.at(index - 1)}`);
}

import { type Day, daysBetween } from './day.ts';

export type Release = { readonly name: string; readonly day: Day };

const byDay = (a: Release, b: Release) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0);

export function releaseBefore(releases: readonly Release[], asOf: Day): Release | undefined {
  return [...releases].sort(byDay).findLast(({ day }) => day < asOf);
}

/** The next release after a day that is not beyond `until`: what lies in the future is not given away. */
export function releaseAfter(releases: readonly Release[], asOf: Day, until: Day): Release | undefined {
  return [...releases].sort(byDay).find(({ day }) => day > asOf && day <= until);
}

export type Tick = Release & { readonly percent: number; readonly labelled: boolean };

/** How grand a version is: `7.0.0` before `7.1.0` before `7.1.2`; names without numbers come last. */
function grandeur(name: string): number {
  const parts = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(name);
  if (!parts) return 3;
  if (Number(parts[3] ?? 0) > 0) return 2;
  return Number(parts[2]) > 0 ? 1 : 0;
}

/** A release's number without the word before it, which every tick would repeat. */
export const shortName = (name: string): string => name.replace(/^(release|version|v)\s*(?=\d)/i, '');

/**
 * Ticks of a span. Names stand only where they have room: the grandest versions first, none nearer to another than
 * `room` percent of the span.
 */
export function releaseTicks(
  releases: readonly Release[],
  span: { readonly first: Day; readonly last: Day },
  room: number,
): readonly Tick[] {
  const length = Math.max(1, daysBetween(span.first, span.last));
  const placed = releases
    .filter(({ day }) => day >= span.first && day <= span.last)
    .sort(byDay)
    .map((release) => ({ ...release, percent: (100 * daysBetween(span.first, release.day)) / length }));
  const named: number[] = [];
  const chosen = new Set<Release>();
  for (const tick of placed.toSorted((a, b) => grandeur(a.name) - grandeur(b.name))) {
    if (named.some((percent) => Math.abs(percent - tick.percent) < room)) continue;
    named.push(tick.percent);
    chosen.add(tick);
  }
  return placed.map((tick) => ({ ...tick, labelled: chosen.has(tick) }));
}

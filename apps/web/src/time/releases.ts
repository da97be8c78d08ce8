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

const VERSION = /^(?:release|version|v)?\s*(\d+)\.(\d+)(?:\.(\d+))?$/i;
const UNNAMED = 3;

/** How grand a version is: 0 for `7.0.0`, 1 for `7.1.0`, 2 for `7.1.2`; whatever is no plain version comes last. */
function grandeur(name: string): number {
  const parts = VERSION.exec(name);
  if (!parts) return UNNAMED;
  if (Number(parts[3] ?? 0) > 0) return 2;
  return Number(parts[2]) > 0 ? 1 : 0;
}

/** A release's number without the word before it, which every tick would repeat. */
export const shortName = (name: string): string => name.replace(/^(release|version|v)\s*(?=\d)/i, '');

// More ticks than this are a grey bar that tells nothing: then only the grander versions keep theirs.
const MOST_TICKS = 60;
// About what a letter takes, and the gap between two names, in pixels.
const LETTER = 6.3;
const GAP = 9;

/**
 * Ticks of a span. Names stand only where they have room, the grandest versions first; names that are no plain
 * version have none, unless there are no others.
 */
export function releaseTicks(
  releases: readonly Release[],
  span: { readonly first: Day; readonly last: Day },
  /** How wide the track is, in pixels. */
  width: number,
): readonly Tick[] {
  const length = Math.max(1, daysBetween(span.first, span.last));
  const inside = releases.filter(({ day }) => day >= span.first && day <= span.last).sort(byDay);
  const placed = grandest(inside).map((release) => ({
    ...release,
    percent: (100 * daysBetween(span.first, release.day)) / length,
  }));
  const pixel = 100 / Math.max(1, width);
  const named: { readonly percent: number; readonly needs: number }[] = [];
  const chosen = new Set<Release>();
  for (const tick of placed.toSorted((a, b) => grandeur(a.name) - grandeur(b.name))) {
    const needs = LETTER * pixel * shortName(tick.name).length;
    const touches = (other: (typeof named)[number]) =>
      Math.abs(other.percent - tick.percent) < (other.needs + needs) / 2 + GAP * pixel;
    if (named.some(touches)) continue;
    named.push({ percent: tick.percent, needs });
    chosen.add(tick);
  }
  return placed.map((tick) => ({ ...tick, labelled: chosen.has(tick) }));
}

/** All releases when they are few; else those of the grandest kinds that there is room for. */
function grandest(releases: readonly Release[]): readonly Release[] {
  const plain = releases.filter(({ name }) => grandeur(name) < UNNAMED);
  const kept = plain.length > 0 ? plain : releases;
  for (const most of [2, 1, 0]) {
    const some = kept.filter(({ name }) => grandeur(name) <= most || plain.length === 0);
    if (some.length <= MOST_TICKS) return some;
  }
  return kept.filter(({ name }) => grandeur(name) === 0);
}

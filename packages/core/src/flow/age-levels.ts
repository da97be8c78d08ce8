import type { Instant } from '../calendar/index.ts';
import type { Item } from '../program/index.ts';
import { quantileSorted } from '../stats/index.ts';
import { daysFrom } from './times.ts';

/** Since when an item's age is told: since work on it started, or, where no start is known, since it was created. */
export type AgeSince = 'started' | 'created';

/** How long finished items of a type took, in days: half of them, 85 % and 95 % took no longer. */
export interface AgeLevels {
  readonly p50: number;
  readonly p85: number;
  readonly p95: number;
  /** Items that it is learned from. */
  readonly count: number;
  readonly since: AgeSince;
  /** Whether these are items of all types, since too few of the type were finished. */
  readonly isPooled: boolean;
}

/** Fewer finished items than this say nothing about an age; so many days back are looked at. */
const LEAST_FOR_LEVELS = 10;
const LEVEL_DAYS = 365;

/** Levels by type; null for types of which nothing can be said. */
export interface LevelsByType {
  readonly since: AgeSince;
  readonly all: AgeLevels | null;
  readonly of: (type: string | null) => AgeLevels | null;
}

/**
 * How long items took that were finished in the year before an instant, by type. Cycle time where enough of them have a
 * known start, else lead time. Dropped items do not count.
 */
export function ageLevels(items: readonly Item[], at: Instant): LevelsByType {
  const from = at - LEVEL_DAYS * 86_400_000;
  const finished = items.filter(
    ({ category, finishedAt }) => category === 'done' && finishedAt !== null && finishedAt > from && finishedAt <= at,
  );
  const started = finished.filter(({ startedAt, finishedAt }) => startedAt !== null && startedAt <= finishedAt!);
  const since: AgeSince = started.length >= LEAST_FOR_LEVELS ? 'started' : 'created';
  const took = (since === 'started' ? started : finished).map((item) => {
    const begin = since === 'started' ? (item.startedAt as number) : item.createdAt;
    return { type: item.type, days: daysFrom(begin, item.finishedAt as number) };
  });
  const all = levelsOf(took, { since, isPooled: true });
  const byType = new Map<string | null, AgeLevels | null>();
  for (const type of new Set(took.map((one) => one.type))) {
    const own = levelsOf(
      took.filter((one) => one.type === type),
      { since, isPooled: false },
    );
    byType.set(type, own);
  }
  return { since, all, of: (type) => byType.get(type) ?? all };
}

function levelsOf(
  took: readonly { readonly days: number }[],
  of: Pick<AgeLevels, 'since' | 'isPooled'>,
): AgeLevels | null {
  if (took.length < LEAST_FOR_LEVELS) return null;
  const sorted = took.map(({ days }) => days).sort((a, b) => a - b);
  const at = (p: number): number => Math.round(quantileSorted(sorted, p) * 10) / 10;
  return { p50: at(0.5), p85: at(0.85), p95: at(0.95), count: sorted.length, ...of };
}

/** The highest level that an age lies beyond; 0 for none, null where the levels are not known. */
export function beyond(age: number, levels: AgeLevels | null): 0 | 50 | 85 | 95 | null {
  if (levels === null) return null;
  if (age > levels.p95) return 95;
  if (age > levels.p85) return 85;
  return age > levels.p50 ? 50 : 0;
}

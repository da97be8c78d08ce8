import { addDays } from '@fulcrum/core/calendar';
import { streamKey, uniform } from '@fulcrum/core/stats';

/** The day as of which made-up trackers are. */
export const AS_OF = '2026-03-02';

const TEAMS = 8;
/** Finished items of the past half year, a team and a week: so many that a forecast is worth its name. */
const WEEKS = 26;
const WEEKLY = 5;
const OPEN_IN_MILESTONE = 250;
const HEADER = 'id,title,created,started,finished,team,milestones,estimate,blockedBy';

/** A tracker's table as CSV, its items numbered after a key: so many open items of eight teams in milestones of 250, a link for every other one, and half a year of finished ones. */
export function madeUpTracker(open: number, key: string): string {
  const chance = streamKey(1, key);
  const milestones = Math.max(1, Math.round(open / OPEN_IN_MILESTONE));
  const finished = Array.from({ length: TEAMS * WEEKS * WEEKLY }, (_, index) => {
    const done = addDays(AS_OF, -1 - Math.floor(index / ((TEAMS * WEEKLY) / 7)));
    const milestone = `Release ${1 + (index % milestones)}`;
    const head = [`${key}D-${index}`, `Done ${index}`, addDays(done, -40), addDays(done, -5), done];
    return [...head, `Team ${index % TEAMS}`, milestone, 1 + (index % 8), ''];
  });
  const rows = Array.from({ length: open }, (_, index) => {
    const before = 1 + Math.floor(uniform(chance, index) * Math.min(40, index));
    const lag = index % 10 === 0 ? ' FS+2' : '';
    const blockedBy = index % 2 === 1 && index > 40 ? `${key}-${index - before}${lag}` : '';
    const milestone = `Release ${1 + Math.floor((index * milestones) / open)}`;
    const created = addDays(AS_OF, -1 - (index % 300));
    return [
      `${key}-${index}`,
      `Item ${index}`,
      created,
      '',
      '',
      `Team ${index % TEAMS}`,
      milestone,
      1 + (index % 8),
      blockedBy,
    ];
  });
  return [HEADER, ...finished, ...rows].map(String).join('\n');
}

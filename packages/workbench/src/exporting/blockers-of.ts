import type { ProgramGraph } from '@fulcrum/core/program';
import type { Link } from '@fulcrum/core/vocabulary';

/** What each item waits for, by its id, as an import of a table reads it: "A-1", or "A-1 SS+2". */
export function blockersOf({ links }: ProgramGraph): ReadonlyMap<unknown, readonly string[]> {
  const blockers = new Map<unknown, string[]>();
  for (const link of links.values()) {
    const { form, from, to } = link;
    if (form !== 'blocks' || from === null || to === null) continue;
    blockers.set(to, [...(blockers.get(to) ?? []), `${from}${tieOf(link)}`]);
  }
  return blockers;
}

/** Which ends are tied, and the days between them; nothing for the usual tie. */
function tieOf({ dependency, lag }: Link): string {
  const days = lag ?? 0;
  if ((dependency ?? 'FS') === 'FS' && days === 0) return '';
  return ` ${dependency ?? 'FS'}${days > 0 ? '+' : ''}${days === 0 ? '' : days}`;
}

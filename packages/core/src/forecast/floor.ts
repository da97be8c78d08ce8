import type { Ledger } from './ledger.ts';
import { FLOOR_ITEMS, FLOOR_WEEKS, isThin, recentFinishes } from './pace.ts';
import type { Outlook } from './snapshot.ts';

/** At most this share of the open items may lie with teams whose own history is too thin. */
const THIN_SHARE = 0.5;

/** Finished items of its own that show that work on a milestone has begun. */
const LEAST_DONE = 1;

/** What the data floor says of a milestone. */
export interface Floor {
  /** Why it cannot be forecast; null when it can. */
  readonly reason: string | null;
  /** Ledger indexes of the teams with open items and too thin a history: their pace is drawn from the whole. */
  readonly thin: ReadonlySet<number>;
}

/** Whether there is enough to forecast from: enough finished lately by the teams that have most of what is left. */
export function floorOf(ledger: Ledger, outlook: Outlook, nameOf: (team: number) => string): Floor {
  const { openByTeam, known, done } = outlook.state;
  if (known === 0) return refuse('it has no items');
  if (done < LEAST_DONE) return refuse(`${done} of its ${known} items are finished, the floor is ${LEAST_DONE}`);
  const holders = ledger.teams.flatMap((_, team) => (openByTeam[team]! > 0 ? [team] : []));
  const thin = holders.filter((team) => isThin(outlook.weeks.byTeam[team]!));
  const all = recentFinishes(outlook.weeks.all);
  const rule = `the floor is ${FLOOR_ITEMS}`;
  if (all < FLOOR_ITEMS) {
    return refuse(`the whole program has ${items(all)} finished in ${FLOOR_WEEKS} weeks, ${rule}`);
  }
  const open = openByTeam.reduce((sum, count) => sum + count, 0);
  const held = thin.reduce((sum, team) => sum + openByTeam[team]!, 0);
  if (held <= THIN_SHARE * open) return { reason: null, thin: new Set(thin) };
  const counts = thin.map((team) => {
    const finished = recentFinishes(outlook.weeks.byTeam[team]!);
    return `${nameOf(team)} has ${items(finished)} finished in ${FLOOR_WEEKS} weeks`;
  });
  return refuse(`${counts.join(', ')}, ${rule}, and ${held} of ${open} open items wait there`);
}

function items(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}

function refuse(why: string): Floor {
  return { reason: `cannot forecast: ${why}`, thin: new Set() };
}

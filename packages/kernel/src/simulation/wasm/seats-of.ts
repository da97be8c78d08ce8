import type { Network } from '../../network.ts';

/** More slots than anybody can need. */
const UNBOUND = 2 ** 30;

/** Those who share the slots of a resource, or need none, and their calendar, -1 for none: words of 64 seats, one after the other. */
export interface Row {
  readonly unbound: boolean;
  readonly slots: number;
  readonly calendar: number;
  readonly first: number;
  readonly words: number;
  readonly seats: number;
}

export interface Seating {
  /** By activity, then by what only takes time. */
  readonly seat: Int32Array;
  readonly rows: readonly Row[];
}

/**
 * A seat for each activity, and for `timers` that only take time: in the order of the resources, within each in that of the
 * plan. Those who need no slot come first, as they start before anybody is given a slot. `slots` is 0 where they are not scarce.
 */
export function seatsOf(network: Network, slots: Int32Array, timers: number): Seating {
  const { count, resource, calendar, calendars, calendarDays } = network;
  const seat = new Int32Array(count + timers);
  const scarce = Array.from(slots, (): number[] => []);
  // By calendar, the first without one.
  const unbound = Array.from({ length: 1 + calendars.length / (calendarDays + 1) }, (): number[] => []);
  for (let i = 0; i < count; i++) {
    const own = resource[i]!;
    if (own >= 0 && slots[own]! > 0) scarce[own]!.push(i);
    else unbound[own < 0 ? 0 : calendar[own]! + 1]!.push(i);
  }
  for (let k = 0; k < timers; k++) unbound[0]!.push(count + k);
  const rows: Row[] = [];
  let first = 0;
  const sit = (own: readonly number[], row: Pick<Row, 'unbound' | 'slots' | 'calendar'>) => {
    if (own.length === 0) return;
    for (let k = 0; k < own.length; k++) seat[own[k]!] = 64 * first + k;
    const words = Math.ceil(own.length / 64);
    rows.push({ ...row, first, words, seats: own.length });
    first += words;
  };
  unbound.forEach((own, k) => void sit(own, { unbound: true, slots: UNBOUND, calendar: k - 1 }));
  scarce.forEach((own, r) => void sit(own, { unbound: false, slots: slots[r]!, calendar: calendar[r]! }));
  return { seat, rows };
}

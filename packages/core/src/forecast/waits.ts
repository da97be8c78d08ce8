import { type DayNumber, type Ledger, NEVER, type Tie } from './ledger.ts';
import { membersAt } from './milestone-state.ts';

/** The part of a milestone that hangs together by blocking links, ready to be walked in each replication. */
export interface Waits {
  /** Items in an order in which each comes after all that it waits for. */
  readonly items: readonly WaitingItem[];
  /** Links by their position: both ends are indexes of `items`; in order of `to`. */
  readonly ties: readonly Tie[];
  /** Open items outside of the milestone that it waits for. */
  readonly outside: readonly number[];
  /** Items whose links form a ring: those links are left out. */
  readonly ring: readonly number[];
}

/** One item in the web of links. */
export interface WaitingItem {
  /** Its number in the ledger. */
  readonly item: number;
  /** Index of its team in the ledger. */
  readonly team: number;
  /** Its place among the open items of its team in the milestone, from 0; -1 outside of the milestone: it comes at once. */
  readonly place: number;
  /** Days from the as-of day to its finish, 0 or less, when it is finished already; null while it is open. */
  readonly finished: number | null;
}

/** The links that matter to a milestone on a day: those of its open items, and of what these wait for, all the way up. */
export function waitsOf(ledger: Ledger, milestone: number, day: DayNumber): Waits {
  const isOpen = (item: number): boolean => ledger.finished[item]! > day;
  const members = [...membersAt(ledger, milestone, day)].filter(isOpen);
  const known = ledger.ties.filter(({ from, to }) => ledger.created[from]! <= day && ledger.created[to]! <= day);
  const reach = new Set(members);
  const into = grouped(
    known.filter(({ to }) => isOpen(to)),
    'to',
  );
  // A set takes new members while it is walked: this follows the links up to the first causes.
  for (const item of reach) for (const { from } of into.get(item) ?? []) reach.add(from);
  const relevant = known.filter(({ from, to }) => reach.has(from) && reach.has(to) && isOpen(to));
  if (relevant.length === 0) return { items: [], ties: [], outside: [], ring: [] };
  const ring = ringOf(relevant);
  const ties = relevant.filter(({ from, to }) => !(ring.has(from) && ring.has(to)));
  const order = inOrder(ties);
  const places = placesOf(ledger, members, order);
  const items = order.map((item): WaitingItem => {
    const finished = isOpen(item) ? null : ledger.finished[item]! - day;
    return { item, team: ledger.team[item]!, place: places.get(item) ?? -1, finished };
  });
  const position = new Map(order.map((item, index) => [item, index]));
  const moved = ties.map((tie) => ({ ...tie, from: position.get(tie.from)!, to: position.get(tie.to)! }));
  moved.sort((a, b) => a.to - b.to || a.from - b.from);
  const outside = order.filter((item) => isOpen(item) && !places.has(item));
  return { items, ties: moved, outside, ring: [...ring] };
}

function grouped(ties: readonly Tie[], end: 'from' | 'to'): ReadonlyMap<number, readonly Tie[]> {
  const groups = new Map<number, Tie[]>();
  for (const tie of ties) {
    const group = groups.get(tie[end]);
    if (group === undefined) groups.set(tie[end], [tie]);
    else group.push(tie);
  }
  return groups;
}

/** Items on rings of links: what is left when ends without a way in, or without a way out, are taken off again and again. */
function ringOf(ties: readonly Tie[]): ReadonlySet<number> {
  let left = ties;
  for (;;) {
    const froms = new Set(left.map(({ from }) => from));
    const tos = new Set(left.map(({ to }) => to));
    const kept = left.filter(({ from, to }) => tos.has(from) && froms.has(to));
    if (kept.length === left.length) return new Set(left.flatMap(({ from, to }) => [from, to]));
    left = kept;
  }
}

function inOrder(ties: readonly Tie[]): readonly number[] {
  const waiting = new Map<number, number>();
  for (const { from, to } of ties) {
    waiting.set(from, waiting.get(from) ?? 0);
    waiting.set(to, (waiting.get(to) ?? 0) + 1);
  }
  const out = grouped(ties, 'from');
  const order = [...waiting].filter(([, count]) => count === 0).map(([item]) => item);
  for (const item of order) {
    for (const { to } of out.get(item) ?? []) {
      waiting.set(to, waiting.get(to)! - 1);
      if (waiting.get(to) === 0) order.push(to);
    }
  }
  return order;
}

// The order of work is fixed before anything is drawn: what others wait for comes first, then the older item.
function placesOf(ledger: Ledger, members: readonly number[], order: readonly number[]): ReadonlyMap<number, number> {
  const rank = new Map(order.map((item, index) => [item, index]));
  const sorted = [...members].sort(
    (a, b) => (rank.get(a) ?? NEVER) - (rank.get(b) ?? NEVER) || ledger.created[a]! - ledger.created[b]! || a - b,
  );
  const next = new Map<number, number>();
  return new Map(
    sorted.map((item) => {
      const team = ledger.team[item]!;
      const place = next.get(team) ?? 0;
      next.set(team, place + 1);
      return [item, place];
    }),
  );
}

import { type Instant, MS_PER_DAY } from '../calendar/index.ts';
import { type Item, isClosed, type ProgramGraph } from '../program/index.ts';
import type { Link } from '../vocabulary/index.ts';
import { type AgeLevels, ageLevels, beyond, type LevelsByType } from './age-levels.ts';
import type { BoardColumn } from './board-columns.ts';
import { daysFrom, LEAST_ITEMS } from './times.ts';

/** An open item on a board. */
export interface BoardCard {
  readonly item: Item;
  /** Days since work on it started, or since it was created where no start is known. */
  readonly age: number;
  /** Days since it came into its state; null where that is not told. */
  readonly inState: number | null;
  /** Open items that it waits for. */
  readonly blockers: readonly Blocker[];
  /** The level of its type that its age lies beyond; null where too few of them were finished. */
  readonly beyond: 0 | 50 | 85 | 95 | null;
  readonly levels: AgeLevels | null;
}

/** An open item that another one waits for, and since when; null where that is not told. */
export interface Blocker {
  readonly id: string;
  readonly since: Instant | null;
}

/** Which open items a board is about. */
export type BoardScope = 'current' | 'open';

/**
 * The open items of a board, the oldest first. `current` are those that are under way, and those of the sprints that run;
 * `open` are all.
 */
export function boardCards(
  graph: ProgramGraph,
  program: string,
  of: { readonly scope: BoardScope; readonly inSprint: ReadonlySet<string> },
): { readonly cards: readonly BoardCard[]; readonly levels: LevelsByType } {
  const items = [...graph.items.values()].filter((item) => item.program === program);
  const levels = ageLevels(items, graph.at);
  const waits = blockersByItem(graph);
  const isFinalOnly = graph.programs.get(program)?.history === 'final-state';
  const cards = items
    .filter((item) => !isClosed(item) && (of.scope === 'open' || item.category === 'doing' || of.inSprint.has(item.id)))
    .map((item): BoardCard => {
      const age = ageOf(item, levels, graph.at);
      const own = levels.of(item.type);
      // An age since another moment than that of the levels cannot be held against them.
      const isAlike = levels.since === 'created' || item.startedAt !== null;
      return {
        item,
        age,
        // Of a final state alone is told when it was read, not when it began.
        inState: isFinalOnly ? null : inState(item, graph.at),
        blockers: waits.get(item.id) ?? [],
        beyond: isAlike ? beyond(age, own) : null,
        levels: own,
      };
    });
  return { cards: cards.sort((a, b) => b.age - a.age || (a.item.id < b.item.id ? -1 : 1)), levels };
}

function ageOf(item: Item, { since }: LevelsByType, at: Instant): number {
  return daysFrom(since === 'started' ? (item.startedAt ?? item.createdAt) : item.createdAt, at);
}

/** A trail of one step tells where an item was first seen, not when it came there. */
function inState({ trail, state }: Item, at: Instant): number | null {
  const last = trail.at(-1);
  return trail.length < 2 || last === undefined || last.state !== state ? null : daysFrom(last.at, at);
}

function blockersByItem(graph: ProgramGraph): ReadonlyMap<string, readonly Blocker[]> {
  const waits = new Map<string, Blocker[]>();
  for (const link of graph.links.values()) {
    const blocker = blockerOf(graph, link);
    if (blocker === null) continue;
    const own = waits.get(link.to as string) ?? [];
    waits.set(link.to as string, own);
    own.push(blocker);
  }
  return waits;
}

function blockerOf(graph: ProgramGraph, link: Link): Blocker | null {
  const [blocker, waiting] = [graph.items.get(link.from ?? ''), graph.items.get(link.to ?? '')];
  if (link.form !== 'blocks' || (link.dependency ?? 'FS') !== 'FS') return null;
  if (waiting === undefined || blocker === undefined || isClosed(blocker)) return null;
  // A link without a history is said to be there since both of its ends are: that tells no day.
  const { createdAt: linked = 0 } = link as { readonly createdAt?: Instant };
  return { id: blocker.id, since: linked > Math.max(blocker.createdAt, waiting.createdAt) ? linked : null };
}

/** What came and what went in the week up to an instant. */
export interface WeekFlow {
  readonly created: readonly string[];
  readonly started: readonly string[];
  readonly finished: readonly string[];
}

export function weekFlow(items: readonly Item[], at: Instant): WeekFlow {
  const from = at - 7 * MS_PER_DAY;
  const within = (when: Instant | null): boolean => when !== null && when > from && when <= at;
  const ids = (of: (item: Item) => Instant | null) => items.filter((item) => within(of(item))).map(({ id }) => id);
  return {
    created: ids((item) => item.createdAt),
    started: ids((item) => item.startedAt),
    finished: ids((item) => item.finishedAt),
  };
}

/** Items finished in so many days back tell the pace. */
const PACE_DAYS = 84;

/** How many items at once would keep a wanted cycle time at the present pace: Little's law. */
export interface SuggestedLimit {
  readonly items: number;
  readonly perWeek: number;
  readonly days: number;
}

/** Little's law: items at once = pace × time; null with too few finished items, or without known starts. */
export function suggestedLimit(items: readonly Item[], levels: LevelsByType, at: Instant): SuggestedLimit | null {
  if (levels.since !== 'started' || levels.all === null) return null;
  const from = at - PACE_DAYS * MS_PER_DAY;
  const finished = items.filter(
    ({ category, finishedAt }) => category === 'done' && finishedAt !== null && finishedAt > from && finishedAt <= at,
  ).length;
  if (finished < LEAST_ITEMS) return null;
  const days = Math.max(1, levels.all.p50);
  return { items: Math.max(1, Math.round((finished / PACE_DAYS) * days)), perWeek: (7 * finished) / PACE_DAYS, days };
}

/** How many days finished items stayed in the states of a column, on average; null where no trail tells. */
export function suggestedForColumn(items: readonly Item[], column: BoardColumn, at: Instant): SuggestedLimit | null {
  const from = at - PACE_DAYS * MS_PER_DAY;
  const states = new Set(column.states);
  const stays = items.flatMap((item) => {
    const isOf =
      item.category === 'done' && item.finishedAt !== null && item.finishedAt > from && item.trail.length > 2;
    return isOf ? [stayIn(item, states)] : [];
  });
  const through = stays.filter((days) => days > 0);
  if (through.length < LEAST_ITEMS) return null;
  const sorted = through.sort((a, b) => a - b);
  const days = sorted[Math.floor(sorted.length / 2)] as number;
  const count = Math.max(1, Math.round((through.length / PACE_DAYS) * days));
  return { items: count, perWeek: (7 * through.length) / PACE_DAYS, days };
}

function stayIn({ trail }: Item, states: ReadonlySet<string>): number {
  return trail.reduce((sum, { at, state }, index) => {
    const until = trail[index + 1]?.at;
    return until !== undefined && states.has(state) ? sum + (until - at) / MS_PER_DAY : sum;
  }, 0);
}

/** Of the time from start to end of finished items, the share in states that count as work; null where no trail tells. */
export function flowEfficiency(graph: ProgramGraph, items: readonly Item[]): { share: number; items: number } | null {
  const from = graph.at - 2 * PACE_DAYS * MS_PER_DAY;
  const doing = doingStates(items);
  const known = items.filter(
    (item) =>
      item.category === 'done' && item.startedAt !== null && (item.finishedAt ?? 0) > from && item.trail.length > 3,
  );
  if (known.length < LEAST_ITEMS) return null;
  let [active, whole] = [0, 0];
  for (const item of known) {
    active += stayIn(item, doing);
    whole += ((item.finishedAt as number) - item.createdAt) / MS_PER_DAY;
  }
  return whole <= 0 ? null : { share: Math.min(1, active / whole), items: known.length };
}

/** The states at whose first entry items count as started. */
function doingStates(items: readonly Item[]): ReadonlySet<string> {
  const states = new Set(
    items.flatMap(({ category, state }) => (category === 'doing' && state !== null ? [state] : [])),
  );
  for (const { startedAt, trail } of items) {
    const first = trail.find(({ at }) => at === startedAt);
    if (first !== undefined) states.add(first.state);
  }
  return states;
}

import { type Item, isClosed, type ProgramGraph } from '../program/index.ts';
import type { Column, StateCategory } from '../vocabulary/index.ts';

/** A column of a board as it is shown. */
export interface BoardColumn {
  readonly id: string;
  readonly name: string;
  readonly states: readonly string[];
  /** The most advanced category of its states. */
  readonly category: StateCategory;
  /** The most items that may be in it; null without a limit. */
  readonly limit: number | null;
  /** Who set the limit. */
  readonly limitFrom: 'here' | 'tool' | null;
  readonly least: number | null;
}

const ORDER: readonly StateCategory[] = ['todo', 'doing', 'done', 'dropped'];

/** The boards of a program that have columns, by name. */
export function boardsOf(
  graph: ProgramGraph,
  program: string,
): readonly { readonly id: string; readonly name: string }[] {
  const own = [...graph.boards.values()].filter((board) => board.program === program && board.columns.length > 0);
  return own.map(({ id, name }) => ({ id, name: name ?? id })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The columns of a board in the order of its tool, and after them the states that none of them holds; without a board, one
 * column a state, in the order in which items go through them.
 */
export function boardColumns(graph: ProgramGraph, program: string, board: string | null): readonly BoardColumn[] {
  const items = [...graph.items.values()].filter((item) => item.program === program);
  const categories = categoriesOf(items);
  const told = [...graph.columns.values()].filter((column) => column.program === program);
  // A column that its board does not name any more was taken away.
  const named = new Set(graph.boards.get(board ?? '')?.columns);
  const own = told.filter((column) => column.board === board && named.has(column.id));
  const held = new Set(own.flatMap(({ states }) => states));
  const rest = statesInOrder(items).filter((state) => !held.has(state));
  const alone = new Map(told.filter((column) => column.board === null).map((column) => [column.id, column]));
  const columns = own.sort((a, b) => (a.place ?? 0) - (b.place ?? 0)).map((column) => shown(column, categories));
  const others = rest.map((state): BoardColumn => {
    const id = columnOf(program, state);
    const said = alone.get(id);
    return shown({ ...NO_LIMITS, ...said, id, name: state, states: [state] }, categories);
  });
  if (board === null) return others;
  // Behind a board of its own, only states that open items are in tell something.
  const open = new Set(items.filter((item) => !isClosed(item)).map(({ state }) => state));
  return [...columns, ...others.filter(({ states }) => states.some((state) => open.has(state)))];
}

const NO_LIMITS = { limit: null, most: null, least: null };

/** The id of the column that a state makes by itself. */
export function columnOf(program: string, state: string): string {
  return `${program}/${state}`;
}

type Told = Pick<Column, 'id' | 'name' | 'states' | 'limit' | 'most' | 'least'>;

function shown(column: Told, categories: ReadonlyMap<string, StateCategory>): BoardColumn {
  const { id, name, states, limit, most, least } = column;
  const ranks = states.map((state) => ORDER.indexOf(categories.get(state) ?? 'todo'));
  const from = limit !== null ? 'here' : most !== null ? 'tool' : null;
  const category = ORDER[Math.max(0, ...ranks)] as StateCategory;
  return { id, name: name ?? id, states, category, limit: limit ?? most, limitFrom: from, least };
}

/** What each state means: what it means for most of the items that are in it. */
function categoriesOf(items: readonly Item[]): ReadonlyMap<string, StateCategory> {
  const counts = new Map<string, Map<StateCategory, number>>();
  for (const { state, category } of items) {
    if (state === null) continue;
    const own = counts.get(state) ?? new Map<StateCategory, number>();
    counts.set(state, own.set(category, (own.get(category) ?? 0) + 1));
  }
  return new Map([...counts].map(([state, own]) => [state, [...own].sort((a, b) => b[1] - a[1])[0]![0]] as const));
}

/** States of items by category, and within one in the order in which items come through them. */
function statesInOrder(items: readonly Item[]): readonly string[] {
  const categories = categoriesOf(items);
  const places = new Map<string, { sum: number; count: number }>();
  for (const { trail } of items)
    for (const [index, { state }] of trail.entries()) {
      const own = places.get(state) ?? { sum: 0, count: 0 };
      places.set(state, own);
      own.sum += trail.length === 1 ? 0 : index / (trail.length - 1);
      own.count++;
    }
  const placeOf = (state: string): number => {
    const own = places.get(state);
    return own === undefined ? 0 : own.sum / own.count;
  };
  const rank = (state: string): number => ORDER.indexOf(categories.get(state) as StateCategory);
  return [...categories.keys()].sort((a, b) => rank(a) - rank(b) || placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
}

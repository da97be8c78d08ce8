import type pg from 'pg';
import { type ItemConditions, whereItems } from './where-items.ts';

/** An item in a list, as of a time. Times in milliseconds. */
export interface ItemRecord {
  readonly id: string;
  readonly title: string;
  readonly type: string | null;
  readonly state: string | null;
  readonly category: 'todo' | 'doing' | 'done' | 'dropped';
  readonly priority: string | null;
  readonly team: string | null;
  readonly assignee: string | null;
  readonly milestones: readonly string[];
  readonly createdAt: number;
  readonly finishedAt: number | null;
  readonly url: string | null;
}

/** What lists can be sorted by; the key breaks ties. */
export const SORTS = {
  key: 'key_number',
  created: 'created_at',
  finished: 'coalesce(finished_at, 0)',
  title: 'title',
  state: `coalesce(state, '')`,
  type: `coalesce(type, '')`,
  priority: `coalesce(priority, '')`,
  team: `coalesce(team, '')`,
} as const;
export type SortName = keyof typeof SORTS;

export interface ItemPage {
  readonly sort: SortName;
  readonly isDescending: boolean;
  readonly limit: number;
  /** Where the page before ended: the sorted value and the item's id. */
  readonly after?: readonly [value: string | number, id: string] | undefined;
}

export interface ItemList {
  readonly items: readonly ItemRecord[];
  /** Where this page ended; null when it is the last. */
  readonly end: readonly [value: string | number, id: string] | null;
}

const COLUMNS = `item_id as id, title, type, state, category, priority, team, assignee, milestones,
  created_at::float8 as "createdAt", finished_at::float8 as "finishedAt", url`;

/** How many items meet the conditions. */
export async function countItems(pool: pg.Pool, conditions: ItemConditions): Promise<number> {
  const where = whereItems(conditions);
  const sql = `select count(*)::int as total from item_span where ${where.sql}`;
  const { rows } = await pool.query<{ total: number }>(sql, where.values);
  return rows[0]?.total ?? 0;
}

/** One page of the items that meet the conditions, keyset paged. */
export async function queryItems(pool: pg.Pool, conditions: ItemConditions, page: ItemPage): Promise<ItemList> {
  const where = whereItems(conditions);
  const sorted = SORTS[page.sort];
  const direction = page.isDescending ? 'desc' : 'asc';
  const values = [...where.values, page.limit + 1];
  const limit = `$${values.length}`;
  let beyond = '';
  if (page.after !== undefined) {
    const [value, id] = page.after;
    values.push(value, id);
    const cast = typeof value === 'number' ? '::float8' : '::text';
    beyond = `and (${sorted}, item_id) ${page.isDescending ? '<' : '>'} ($${values.length - 1}${cast}, $${values.length}::text)`;
  }
  const sql = `select ${COLUMNS}, ${sorted} as sorted from item_span where ${where.sql} ${beyond}
    order by ${sorted} ${direction}, item_id ${direction} limit ${limit}`;
  const { rows } = await pool.query<ItemRecord & { sorted: string | number }>(sql, values);
  const items = rows.slice(0, page.limit).map(({ sorted: _, ...item }) => item);
  const last = rows[page.limit - 1];
  const end =
    rows.length > page.limit && last !== undefined ? ([sortedValue(last.sorted, page.sort), last.id] as const) : null;
  return { items, end };
}

function sortedValue(value: string | number, sort: SortName): string | number {
  return sort === 'created' || sort === 'finished' ? Number(value) : value;
}

import type pg from 'pg';
import { type ItemConditions, whereItems } from './where-items.ts';

/** A value that a filter can take, with how many items have it; null stands for "none". */
export interface FacetValue {
  readonly facet: 'team' | 'type' | 'state' | 'category' | 'priority' | 'assignee' | 'milestone';
  readonly value: string | null;
  readonly count: number;
}

/** How many of the items that meet the conditions have each value, most first. */
export async function readFacets(pool: pg.Pool, conditions: ItemConditions): Promise<readonly FacetValue[]> {
  const where = whereItems(conditions);
  const sql = `with found as materialized (
      select team, type, state, category, priority, assignee, milestones from item_span where ${where.sql})
    select facet, value, count(*)::int as count from (
      select unnest(array['team','type','state','category','priority','assignee']) as facet,
             unnest(array[team,type,state,category,priority,assignee]) as value from found
      union all select 'milestone', unnest(milestones) from found) as each
    group by facet, value order by facet, count desc, value`;
  const { rows } = await pool.query<FacetValue>(sql, where.values);
  return rows;
}

import type { ItemSpan } from '@fulcrum/core/program';
import type pg from 'pg';
import { type Cell, copyRows } from '../copy.ts';

/** The last instant of a span that lasts: beyond every time that can be asked. */
const FOREVER = 9_000_000_000_000_000;

const COLUMNS = `item_span (workspace_id, item_id, valid_from, valid_to, program, key_prefix, key_number, title, type, state,
  category, priority, team, assignee, milestones, created_at, started_at, finished_at, url)`;

/** Replaces the spans of the given items, within the client's transaction. An item without spans is gone from the lists. */
export async function storeSpans(
  client: pg.PoolClient,
  workspace: string,
  byItem: ReadonlyMap<string, readonly ItemSpan[]>,
): Promise<void> {
  const ids = [...byItem.keys()];
  await client.query('delete from item_span where workspace_id = $1 and item_id = any($2::text[])', [workspace, ids]);
  const rows = [...byItem.values()].flat().map((span) => rowOf(workspace, span));
  await copyRows(client, COLUMNS, rows);
}

/** Removes every span of a workspace, before they are built anew. */
export async function clearSpans(client: pg.PoolClient, workspace: string): Promise<void> {
  await client.query('delete from item_span where workspace_id = $1', [workspace]);
}

function rowOf(workspace: string, { item, from, to }: ItemSpan): readonly Cell[] {
  const [prefix, number] = keyParts(item.id);
  return [
    workspace,
    item.id,
    from,
    Math.min(to, FOREVER),
    item.program,
    prefix,
    number,
    item.title ?? '',
    item.type,
    item.state,
    item.category,
    item.priority,
    item.team,
    item.assignee,
    arrayText(item.milestones),
    item.createdAt,
    item.startedAt,
    item.finishedAt,
    item.url,
  ];
}

/** `TIMOB-25275` sorts as TIMOB, 25275. An id without a number sorts by itself. */
function keyParts(id: string): readonly [string, number] {
  const match = /^(.*?)-?(\d{1,9})$/.exec(id);
  return match === null ? [id, 0] : [match[1] as string, Number(match[2])];
}

function arrayText(list: readonly string[]): string {
  return `{${list.map((text) => `"${text.replace(/["\\]/g, (character) => `\\${character}`)}"`).join(',')}}`;
}

import type { RawRecord } from '../kit/connector.ts';
import { HttpFailure } from '../kit/http.ts';
import { type Ask, nextPage } from './ask.ts';
import { NODES, NODES_A_QUESTION, TIMELINE } from './documents.ts';

/** Issues and pull requests with their timelines, by their node ids, as records. */
export async function detailsOf(ask: Ask, ids: readonly string[]): Promise<readonly RawRecord[]> {
  const records: RawRecord[] = [];
  for (let at = 0; at < ids.length; at += NODES_A_QUESTION)
    records.push(...(await nodes(ask, ids.slice(at, at + NODES_A_QUESTION))));
  return records;
}

const GAVE_UP = new Set(['broken', 'timeout']);

/** Some of them. Where that is more than GitHub can tell in its time, half as many are asked for. */
async function nodes(ask: Ask, ids: readonly string[]): Promise<readonly RawRecord[]> {
  let data: Record<string, unknown>;
  try {
    data = await ask.query(NODES, { ids });
  } catch (error) {
    if (!(error instanceof HttpFailure) || !GAVE_UP.has(error.kind) || ids.length === 1) throw error;
    const half = Math.ceil(ids.length / 2);
    return [...(await nodes(ask, ids.slice(0, half))), ...(await nodes(ask, ids.slice(half)))];
  }
  const records: RawRecord[] = [{ endpoint: 'nodes', key: `nodes/${ids[0]}+${ids.length - 1}`, body: { data } }];
  for (const node of data.nodes as readonly unknown[]) records.push(...(await further(ask, node)));
  return records;
}

/** What of an issue's timeline lies beyond its first page. */
async function further(ask: Ask, node: unknown): Promise<readonly RawRecord[]> {
  const records: RawRecord[] = [];
  const { id, timelineItems } = Object(node) as { id?: string; timelineItems?: unknown };
  for (let after = nextPage(timelineItems); after !== null; ) {
    const data = await ask.query(TIMELINE, { id, after });
    records.push({ endpoint: 'timeline', key: `timeline/${id}/${after}`, body: { data } });
    after = nextPage(Object(data.node).timelineItems);
  }
  return records;
}

import { type ProgramGraph, saidLast, seqsOf } from '@fulcrum/core/program';
import { readEvidence } from '@fulcrum/store';
import { toolOf } from '../matching/accounts.ts';
import type { ItemView } from '../views/index.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { titleOf } from './people-matches.ts';

/** What an item is called in the other tools that know it: `ENG-12` in Linear. Empty for one that a single tool knows. */
export async function alsoKnownAs(workbench: Workbench, graph: ProgramGraph, item: string): Promise<ItemView['also']> {
  const others = (graph.joins.item.groups.get(item) ?? []).filter((id) => id !== item);
  return Promise.all(others.map((id) => knownAs(workbench, id)));
}

// Enough to meet one that a tool told, among what people said since.
const FACTS = 50;

async function knownAs({ pool, workspace, log, live }: Workbench, id: string): Promise<ItemView['also'][number]> {
  const subject = `item:${id}`;
  const query = { seqs: seqsOf(log(), subject), until: Number.MAX_SAFE_INTEGER, limit: FACTS };
  const tools = (await readEvidence(pool, workspace, query)).flatMap(({ source }) => toolOf(source) ?? []);
  const url = saidLast(log(), subject, 'url');
  return {
    id,
    tool: tools[0] === undefined ? null : titleOf(live.connectors, tools[0]),
    url: typeof url === 'string' ? url : null,
  };
}

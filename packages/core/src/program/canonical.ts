import { COLLECTIONS, type ProgramGraph } from './program-graph.ts';

/**
 * A program as lines of text that are equal exactly when the programs are: things in order of kind and id, keys in
 * order. Hash the lines to compare two programs across machines.
 */
export function* canonicalLines(graph: ProgramGraph): Generator<string> {
  yield line('workspace', graph.workspace);
  for (const [kind, collection] of Object.entries(COLLECTIONS)) {
    const things = graph[collection] as ReadonlyMap<string, object>;
    for (const id of [...things.keys()].sort()) yield line(kind, things.get(id) as object);
  }
}

function line(kind: string, thing: object): string {
  const sorted = Object.fromEntries(Object.entries(thing).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${kind} ${JSON.stringify(sorted)}\n`;
}

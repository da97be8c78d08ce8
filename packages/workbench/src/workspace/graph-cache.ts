import { advance, type FactLog, fold, overlay, type ProgramGraph } from '@fulcrum/core/program';

// Programs at a few days are in use at once (today, a week ago, the day on the time machine's slider); each takes some 20 MB.
const KEPT = 6;

// Above this many touched subjects, folding all anew costs less than keeping every program current.
const FEW = 2_000;

/** Programs by time and by what is laid over them, the most recently used few. */
export function graphCache(log: () => FactLog) {
  const graphs = new Map<string, ProgramGraph>();
  const keep = (key: string, graph: ProgramGraph) => {
    graphs.delete(key);
    graphs.set(key, graph);
    for (const oldest of graphs.keys()) if (graphs.size > KEPT) graphs.delete(oldest);
    return graph;
  };
  const graphAt = (at: number, branches: readonly string[] = []): ProgramGraph => {
    const key = [at, ...branches].join('/');
    const known = graphs.get(key);
    if (known !== undefined) return keep(key, known);
    return keep(key, branches.length === 0 ? fold(log(), { at }) : overlay(graphAt(at), log(), branches));
  };
  return {
    graphAt,
    touched: (subjects: ReadonlySet<number>) => {
      if (subjects.size > FEW) graphs.clear();
      for (const [key, graph] of graphs) graphs.set(key, advance(graph, log(), subjects));
    },
    clear: () => graphs.clear(),
  };
}

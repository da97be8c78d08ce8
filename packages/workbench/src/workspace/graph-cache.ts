import { advance, type FactLog, fold, type ProgramGraph } from '@fulcrum/core/program';

// Programs at a few days are in use at once (today, a week ago, the day on the time machine's slider); each takes some 20 MB.
const KEPT = 4;

// Above this many touched subjects, folding all anew costs less than keeping every program current.
const FEW = 2_000;

/** Programs by time, the most recently used few. */
export function graphCache(log: () => FactLog) {
  const graphs = new Map<number, ProgramGraph>();
  const keep = (at: number, graph: ProgramGraph) => {
    graphs.delete(at);
    graphs.set(at, graph);
    for (const oldest of graphs.keys()) if (graphs.size > KEPT) graphs.delete(oldest);
    return graph;
  };
  return {
    graphAt: (at: number): ProgramGraph => keep(at, graphs.get(at) ?? fold(log(), { at })),
    touched: (subjects: ReadonlySet<number>) => {
      if (subjects.size > FEW) graphs.clear();
      for (const [at, graph] of graphs) graphs.set(at, advance(graph, log(), subjects));
    },
    clear: () => graphs.clear(),
  };
}

import { appendToLog, createFactLog, type FactLog, type LogFact, type ProgramGraph } from '@fulcrum/core/program';
import { type Pool, readLogFacts } from '@fulcrum/store';
import { graphCache } from './graph-cache.ts';

/** The facts of a workspace in memory, and the programs that were folded from them. */
export interface Memory {
  readonly log: () => FactLog;
  readonly graphAt: (at: number, branches?: readonly string[]) => ProgramGraph;
  /** Takes in facts that were stored; they must not be known yet. */
  readonly absorb: (facts: readonly LogFact[]) => void;
  /** Reads what the database knows beyond the last fact in memory; returns whether there was anything. */
  readonly load: () => Promise<boolean>;
  /** Forgets everything and reads it anew: after a batch that was absorbed but not committed. */
  readonly reload: () => Promise<void>;
}

/** Memory of a workspace, still empty: `load` it. */
export function createMemory(pool: Pool, workspace: string): Memory {
  let log = createFactLog();
  const graphs = graphCache(() => log);
  const absorb = (facts: readonly LogFact[]) => graphs.touched(appendToLog(log, facts));
  const load = async () => {
    const before = log.lastSeq;
    for await (const facts of readLogFacts(pool, workspace, before)) absorb(facts);
    return log.lastSeq > before;
  };
  const reload = async () => {
    const fresh = createFactLog();
    // Whoever asks meanwhile gets the old facts, never a part of them; without a database there are none to trust.
    const reading = readWhole(fresh).then(
      () => fresh,
      () => createFactLog(),
    );
    log = await reading;
    graphs.clear();
  };
  const readWhole = async (fresh: FactLog) => {
    for await (const facts of readLogFacts(pool, workspace, 0)) appendToLog(fresh, facts);
  };
  return { log: () => log, graphAt: graphs.graphAt, absorb, load, reload };
}

import type { ProgramGraph } from '../program/index.ts';
import { inputHash } from './input-hash.ts';
import { type Learned, learn } from './learn.ts';
import { ledgerOf } from './ledger.ts';

/** A program as of a day with what was learned from its past: made once, then asked about each of its milestones. */
export interface Past {
  readonly graph: ProgramGraph;
  readonly program: string;
  readonly learned: Learned;
  readonly inputHash: string;
}

/** Compiles a program and learns from it: the costly part of a forecast, to be kept as long as the graph is the same. */
export function pastOf(graph: ProgramGraph, program: string): Past {
  const ledger = ledgerOf(graph, program);
  return { graph, program, learned: learn(ledger), inputHash: inputHash(ledger, graph) };
}

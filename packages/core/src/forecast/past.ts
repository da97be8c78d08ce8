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

// Graphs are never edited, so what was learned from one holds as long as it lives.
const known = new WeakMap<ProgramGraph, Map<string, Past>>();

/** Compiles a program and learns from it, the costly part of a forecast: once for each graph. */
export function pastOf(graph: ProgramGraph, program: string): Past {
  const pasts = known.get(graph) ?? new Map<string, Past>();
  known.set(graph, pasts);
  const past = pasts.get(program) ?? compile(graph, program);
  pasts.set(program, past);
  return past;
}

function compile(graph: ProgramGraph, program: string): Past {
  const ledger = ledgerOf(graph, program);
  return { graph, program, learned: learn(ledger), inputHash: inputHash(ledger, graph) };
}

import type { Day } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { ProgramRecord } from '@fulcrum/core/vocabulary';
import { graphAsOf, today } from '../workspace/clock.ts';
import { findProgram } from './find.ts';
import type { Context } from './operation.ts';

/** Where and when a question about a program is asked. */
export interface Frame {
  readonly asOf: Day;
  readonly graph: ProgramGraph;
  readonly program: ProgramRecord;
}

/** The program and the day that an input names; the workspace's clock when it names no day. Throws NotFound or BadInput. */
export function frameOf({ workbench }: Context, input: { asOf?: Day | undefined; program: string }): Frame {
  const asOf = input.asOf ?? today(workbench);
  const graph = graphAsOf(workbench, asOf);
  return { asOf, graph, program: findProgram(graph, input.program) };
}

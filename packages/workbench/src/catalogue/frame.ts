import type { Day } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { ProgramRecord } from '@fulcrum/core/vocabulary';
import { onScenario } from '../scenarios/scenario-state.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { findProgram } from './find.ts';
import type { Context } from './operation.ts';

/** Where and when a question about a program is asked. */
export interface Frame {
  readonly asOf: Day;
  readonly graph: ProgramGraph;
  readonly program: ProgramRecord;
  /** With the scenario that was asked for laid over the facts. */
  readonly workbench: Workbench;
}

/** What an input names. */
interface Asked {
  readonly asOf?: Day | undefined;
  readonly program: string;
  readonly scenario?: string | undefined;
}

/**
 * The program, the day and the scenario that an input names; the workspace's clock when it names no day. Throws NotFound or
 * BadInput.
 */
export function frameOf(context: Context, input: Asked): Frame {
  const asOf = input.asOf ?? today(context.workbench);
  const program = findProgram(graphAsOf(context.workbench, asOf), input.program);
  const workbench = onScenario(context.workbench, input.scenario, program.id);
  return { asOf, graph: graphAsOf(workbench, asOf), program, workbench };
}

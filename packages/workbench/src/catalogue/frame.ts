import type { Day } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { ProgramRecord } from '@fulcrum/core/vocabulary';
import { scenarioState } from '../scenarios/scenario-state.ts';
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
  /** The scenario; null where none was asked for. */
  readonly scenario: Named | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
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
  const { workbench: trunk } = context;
  const asOf = input.asOf ?? today(trunk);
  const program = findProgram(graphAsOf(trunk, asOf), input.program);
  if (input.scenario === undefined)
    return { asOf, graph: graphAsOf(trunk, asOf), program, workbench: trunk, scenario: null };
  const { scenario, branches } = scenarioState(trunk, input.scenario, program.id);
  const workbench = trunk.laidOver(branches);
  const { id, name } = scenario;
  return { asOf, graph: graphAsOf(workbench, asOf), program, workbench, scenario: { id, name: name ?? id } };
}

/** An answer with the scenario that it is in, also in its words. */
export function inScenario<T extends { readonly words: string }>(
  { scenario }: Pick<Frame, 'scenario'>,
  answer: T,
): T & { readonly scenario: Named | null } {
  const words = scenario === null ? answer.words : `In the scenario "${scenario.name}": ${answer.words}`;
  return { ...answer, words, scenario };
}

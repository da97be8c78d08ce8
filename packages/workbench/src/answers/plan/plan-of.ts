import type { Day } from '@fulcrum/core/calendar';
import { type ModelInput, modelInput, type PlanModel, planModel, sentModel } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { capacityBefore } from '../capacity-before.ts';
import { REPLICATIONS, SEED } from '../compute.ts';

/** A plan with the model that answers questions about it. */
export interface Plan {
  readonly input: ModelInput;
  readonly model: PlanModel;
}

const plans = new WeakMap<ProgramGraph, Map<string, Plan>>();

/** The plan of a program as of a day, ready for questions: made once for each graph, in a second or two. */
export function planOf(workbench: Workbench, program: string, asOf: Day): Plan {
  const graph = graphAsOf(workbench, asOf);
  const known = plans.get(graph) ?? new Map<string, Plan>();
  plans.set(graph, known);
  const plan = known.get(program) ?? made(workbench, graph, { program, asOf });
  known.set(program, plan);
  return plan;
}

function made(workbench: Workbench, graph: ProgramGraph, { program, asOf }: { program: string; asOf: Day }): Plan {
  const run = { seed: SEED, replications: REPLICATIONS };
  // As it is sent: a browser that has it gives the same answers to the last digit.
  const input = sentModel(modelInput(graph, program, { ...run, ...capacityBefore(workbench, program, asOf) }));
  return { input, model: planModel(input, run) };
}

/** A plan with a milestone that it may not hold: one that is neither worked on nor promised is planned besides. */
export function planWith(workbench: Workbench, of: { program: string; asOf: Day; milestone: string }): Plan {
  const plan = planOf(workbench, of.program, of.asOf);
  if (plan.input.milestones.some(({ id }) => id === of.milestone)) return plan;
  const run = { seed: SEED, replications: REPLICATIONS };
  const input = sentModel(modelInput(graphAsOf(workbench, of.asOf), of.program, { ...run, also: of.milestone }));
  return { input, model: planModel(input, run) };
}

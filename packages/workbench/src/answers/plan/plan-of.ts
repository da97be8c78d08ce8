import { type Day, endOfDay } from '@fulcrum/core/calendar';
import {
  type ModelInput,
  modelInput,
  modelOnBranch,
  type PlanModel,
  planModel,
  sentModel,
} from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import { graphAsOf } from '../../workspace/clock.ts';
import { asSeenAt } from '../../workspace/trunk.ts';
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
  return remembered(workbench, { program, asOf });
}

/** A plan with a milestone that it may not hold: one that is neither worked on nor promised is planned besides. */
export function planWith(workbench: Workbench, of: { program: string; asOf: Day; milestone: string }): Plan {
  const { program, asOf, milestone } = of;
  const plan = planOf(workbench, program, asOf);
  if (plan.input.milestones.some(({ id }) => id === milestone)) return plan;
  return remembered(workbench, { program, asOf, also: milestone });
}

interface Of {
  readonly program: string;
  readonly asOf: Day;
  readonly also?: string;
}

function remembered(whole: Workbench, of: Of): Plan {
  const workbench = asSeenAt(whole, endOfDay(of.asOf));
  const graph = graphAsOf(workbench, of.asOf);
  const known = plans.get(graph) ?? new Map<string, Plan>();
  plans.set(graph, known);
  const key = `${of.program}/${of.also ?? ''}`;
  const plan = known.get(key) ?? (workbench.branches.length === 0 ? onTrunk : onBranches)(workbench, graph, of);
  known.set(key, plan);
  return plan;
}

const RUN = { seed: SEED, replications: REPLICATIONS };

function onTrunk(workbench: Workbench, graph: ProgramGraph, { program, asOf, also }: Of): Plan {
  const options = { ...RUN, ...capacityBefore(workbench, program, asOf), ...(also === undefined ? {} : { also }) };
  // As it is sent: a browser that has it gives the same answers to the last digit.
  const input = sentModel(modelInput(graph, program, options));
  return { input, model: planModel(input, RUN) };
}

/** What a scenario makes of the plan that everybody sees, in the same futures. */
function onBranches(workbench: Workbench, graph: ProgramGraph, of: Of): Plan {
  const trunk = remembered(workbench.laidOver([]), of);
  const { seed, definition } = trunk.input;
  const input = modelInput(graph, of.program, { seed, definition, trunk: trunk.input });
  return { input, model: modelOnBranch(trunk.model, input) };
}

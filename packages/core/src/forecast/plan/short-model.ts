import { simulateNetwork } from '@fulcrum/kernel';
import type { CompiledPlan } from './compile.ts';
import { effortOf, wholeBehind } from './network-parts.ts';
import type { PlanModel, PlanRun } from './plan-model.ts';

/** Replications of one of many runs: enough to rank by days, and the first ones of the model's own. */
const REPLICATIONS = 2_048;

/**
 * The same plan with its first replications alone, for questions that take many runs: nothing is simulated again, as draws are keyed by
 * replication, and all is brought in line with the record as it is there.
 */
export function shortModel(model: PlanModel, most: number = REPLICATIONS): PlanModel {
  const replications = Math.min(most, model.run.replications);
  const transports = model.transports.map(
    (transport) =>
      transport && {
        baseDays: transport.baseDays.subarray(0, replications),
        stretch: transport.stretch.subarray(0, replications),
      },
  );
  const base = { ...model.base, result: shortened(model.base.result, replications) };
  const days = model.current.days.map((own) => own?.subarray(0, replications) ?? null);
  const current = { ...model.current, result: shortened(model.current.result, replications), days };
  return { ...model, run: { ...model.run, replications }, base, transports, current };
}

function shortened(result: PlanRun['result'], replications: number): PlanRun['result'] {
  return { ...result, ends: result.ends.map((own) => own.subarray(0, replications)) };
}

/** Nanoseconds, about, for which longest paths are traced; each activity takes so many times as long. */
const MOST_TRACED = 1e9;
const TRACING = 3;
const BLOCK = 256;

/** The same plan with as many replications as there is time for to trace its longest paths. */
export function tracedModel(model: PlanModel): PlanModel {
  const blocks = Math.floor(MOST_TRACED / (TRACING * BLOCK * Math.max(1, effortOf(model.current.compiled.network))));
  return shortModel(model, BLOCK * Math.max(1, blocks));
}

/** Share of the replications in which each activity of the plan is on the longest path to a milestone. */
export function criticalityOf(
  { run }: Pick<PlanModel, 'run'>,
  { compiled }: { readonly compiled: Pick<CompiledPlan, 'network'> },
  milestone: number,
): Float64Array {
  const { network } = compiled;
  const criticality = new Float64Array(network.count);
  const part = wholeBehind(network, membersOf(network, milestone), run.policy);
  if (part.activities.length === 0) return criticality;
  const own = simulateNetwork(part.network, { ...run, criticalTo: 0 }).criticality;
  for (const [at, i] of part.activities.entries()) criticality[i] = own[at]!;
  return criticality;
}

/** The activities that a milestone ends with. */
export function membersOf({ groupStart, groupMember }: CompiledPlan['network'], milestone: number): readonly number[] {
  return [...groupMember.subarray(groupStart[milestone], groupStart[milestone + 1])];
}

import { simulateNetwork } from '@fulcrum/kernel';
import type { PlanModel, PlanRun } from './plan-model.ts';
import { runOf } from './plan-model.ts';

/** Replications of one of many runs: enough to rank by days, and the first ones of the model's own. */
const REPLICATIONS = 2_048;

/**
 * The same plan with fewer replications, for questions that take many runs. Draws are keyed by replication, so these are
 * the first of the model's own, and are brought in line with the record as they are there.
 */
export function shortModel(model: PlanModel): PlanModel {
  const replications = Math.min(REPLICATIONS, model.run.replications);
  const base = {
    ...model.base,
    result: { ...model.base.result, ends: shortened(model.base.result.ends, replications) },
  };
  const transports = model.transports.map(
    (transport) =>
      transport && {
        ...transport,
        baseDays: transport.baseDays.subarray(0, replications),
        stretch: transport.stretch.subarray(0, replications),
      },
  );
  const short = { ...model, run: { ...model.run, replications }, base, transports };
  return { ...short, current: runOf(short, model.input) };
}

function shortened(ends: readonly Float32Array[], replications: number): readonly Float32Array[] {
  return ends.map((each) => each.subarray(0, replications));
}

/** Share of the replications in which each activity of the plan is on the longest path to a milestone. */
export function criticalityOf(
  model: Pick<PlanModel, 'run'>,
  run: Pick<PlanRun, 'compiled'>,
  milestone: number,
): Float64Array {
  return simulateNetwork(run.compiled.network, { ...model.run, criticalTo: milestone }).criticality;
}

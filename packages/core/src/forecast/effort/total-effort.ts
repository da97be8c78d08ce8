import { normal, normalCdf, streamKey } from '../../stats/index.ts';
import type { Draws } from '../throughput/forecast-pace.ts';
import type { EffortTask } from './effort-record.ts';
import type { EffortModel } from './fit-effort.ts';

/**
 * What several tasks take together: a sample, ascending. In each replication they have one level in common (Gaussian copula
 * with the model's `common` share of the variance), so the sum scatters more than if each were by itself.
 */
export function totalEffort(model: EffortModel, tasks: readonly EffortTask[], draws: Draws): Float64Array {
  const [shared, own] = [Math.sqrt(model.common), Math.sqrt(1 - model.common)];
  const level = streamKey(draws.seed, 'effort level');
  const total = new Float64Array(draws.replications);
  for (const [index, task] of tasks.entries()) {
    const quantile = model.predict(task);
    const key = streamKey(draws.seed, `effort ${index}`);
    for (let r = 0; r < total.length; r++) {
      total[r]! += quantile(normalCdf(shared * normal(level, r) + own * normal(key, r)));
    }
  }
  return total.sort();
}

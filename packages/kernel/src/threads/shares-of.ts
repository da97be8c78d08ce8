import type { SimulateOptions } from '../network.ts';
import { BLOCK } from '../simulation/block-draw.ts';

/**
 * Parts a run into as many shares as there are threads, or fewer, of whole blocks of 256 replications, as even as that can
 * be: a block that two threads shared would be simulated twice.
 */
export function sharesOf(options: SimulateOptions, threads: number): readonly SimulateOptions[] {
  const { from = 0, replications } = options;
  const first = Math.floor(from / BLOCK);
  const blocks = Math.ceil((from + replications) / BLOCK) - first;
  const edge = (share: number) => {
    const at = (first + Math.floor((blocks * share) / threads)) * BLOCK;
    return Math.min(Math.max(at, from), from + replications);
  };
  return Array.from({ length: threads }, (_, share) => ({
    ...options,
    from: edge(share),
    replications: share === threads - 1 ? from + replications - edge(share) : edge(share + 1) - edge(share),
  })).filter((share) => share.replications > 0);
}

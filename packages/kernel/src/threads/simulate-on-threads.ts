import type { Network, NetworkResult, SimulateOptions } from '../network.ts';
import { validateNetwork } from '../simulation/simulate-network.ts';
import { addTally, emptyTally, resultOf } from '../simulation/tally.ts';
import { sharesOf } from './shares-of.ts';
import type { Threads } from './threads.ts';

/**
 * `simulateNetwork` on several threads: the same answer to the last bit, whatever their number.
 * @throws RangeError when the network or the options cannot be simulated; it names what is wrong
 */
export async function simulateOnThreads(
  network: Network,
  options: SimulateOptions,
  threads: Threads,
): Promise<NetworkResult> {
  validateNetwork(network, options);
  const shares = sharesOf(options, threads.count);
  const tallies = await Promise.all(shares.map((share) => threads.run(network, share)));
  const all = emptyTally(network, options);
  tallies.forEach((tally, i) => void addTally(all, tally, shares[i]!.from! - (options.from ?? 0)));
  return resultOf(all);
}

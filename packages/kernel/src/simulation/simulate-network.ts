import type { Network, NetworkResult, SimulateOptions } from '../network.ts';
import { networkProblems } from './network-problems.ts';
import { resultOf, type Tally } from './tally.ts';
import { runTwin } from './twin/run-twin.ts';
import { hasWasm, runWasm } from './wasm/run-wasm.ts';

/**
 * Simulates a network. The same seed gives the same answer, in any number of parts: replications are numbered, and each
 * is a pure function of the seed and its number.
 * @throws RangeError when the network or the options cannot be simulated; it names what is wrong
 */
export function simulateNetwork(network: Network, options: SimulateOptions): NetworkResult {
  validateNetwork(network, options);
  return resultOf(tallyNetwork(network, options));
}

/** What a simulation counts, of a network that is known to be valid. */
export function tallyNetwork(network: Network, options: SimulateOptions): Tally {
  return hasWasm() ? runWasm(network, options) : runTwin(network, options);
}

/** @throws RangeError when `networkProblems` names any */
export function validateNetwork(network: Network, options: SimulateOptions): void {
  const problems = networkProblems(network, options);
  if (problems.length > 0) throw new RangeError(problems.join('; '));
}

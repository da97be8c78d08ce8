export {
  EFFECT,
  LINK,
  type Network,
  type NetworkResult,
  type Policy,
  type SimulateOptions,
  TABLE_POINTS,
} from './network.ts';
export { keyOf } from './simulation/key-of.ts';
export { networkProblems } from './simulation/network-problems.ts';
export { quantileTable, tablePoints } from './simulation/quantile-table.ts';
export { simulateNetwork } from './simulation/simulate-network.ts';

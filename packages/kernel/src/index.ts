export {
  EFFECT,
  LINK,
  type Network,
  type NetworkResult,
  type Policy,
  type SimulateOptions,
  TABLE_POINTS,
} from './network.ts';
export {
  type FoundSchedule,
  NO_DEADLINE,
  type ScheduleSearchOptions,
  type SchedulingNetwork,
} from './schedule/scheduling-network.ts';
export { searchSchedule } from './schedule/search-schedule.ts';
export { keyOf } from './simulation/key-of.ts';
export { networkProblems } from './simulation/network-problems.ts';
export { quantileTable, tablePoints } from './simulation/quantile-table.ts';
export { simulateNetwork } from './simulation/simulate-network.ts';

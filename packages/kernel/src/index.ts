export {
  EFFECT,
  LINK,
  type Network,
  type NetworkResult,
  type Policy,
  type SimulateOptions,
  TABLE_POINTS,
} from './network.ts';

export { METRICS } from './metrics.ts';

export type { Answer, Evidence, Status } from './answer.ts';
export { type ItemFilter, isOpenAt, meets, type Span, selectItems } from './item-filter.ts';
export type { Metric, MetricAnswer, MetricQuery, Point, Series } from './metric.ts';

export { type Delivery, deliveryOf } from './delivery.ts';
export { STAGES, type Stage, type Way } from './lead-time.ts';
export type { Band, DeliveryMeasure } from './measure.ts';

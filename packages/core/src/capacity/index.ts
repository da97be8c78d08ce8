export type { Capacity, PersonCapacity, TeamCapacity } from './capacity.ts';
export { type CapacityOptions, capacityOf } from './capacity-of.ts';
export type { SlotsFrom } from './slots.ts';
export { byWeekday, dateOfWork, dayOfWork, type WorkingTime, workBefore, workBy } from './working-time.ts';

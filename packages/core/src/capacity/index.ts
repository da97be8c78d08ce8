export type { Capacity, PersonCapacity, TeamCapacity } from './capacity.ts';
export { type CapacityOptions, capacityOf } from './capacity-of.ts';
export { type Load, type Loadable, loadByWeek, type PlannedWork, type WeekLoad } from './load.ts';
export { type Breach, type CeilingRules, firstBreach } from './overload.ts';
export type { SlotsFrom } from './slots.ts';
export {
  byWeekday,
  dateOfWork,
  dayOfWork,
  momentOfWork,
  type WorkingTime,
  workBefore,
  workBy,
} from './working-time.ts';

export type { Capacity, PersonCapacity, TeamCapacity } from './capacity.ts';
export { type CapacityOptions, capacityOf } from './capacity-of.ts';
export { type Load, type Loadable, loadByWeek, type PlannedWork, type WeekLoad } from './load.ts';
export { type Breach, type CeilingRules, firstBreach } from './overload.ts';
export type { SlotsFrom } from './slots.ts';
export { teamsOfPeople } from './teams-of-people.ts';
export { type WorkCalendar, type WorkCalendars, workCalendars } from './work-calendars.ts';
export {
  dateOfWork,
  dayOfWork,
  momentOfWork,
  type WorkingTime,
  weekdayOf,
  workBefore,
  workBy,
} from './working-time.ts';

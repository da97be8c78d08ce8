export {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  EARLIEST,
  EPOCH,
  endOfDay,
  type Instant,
  isDay,
  isPlausible,
  LATEST,
  MS_PER_DAY,
  MS_PER_WEEK,
  parseInstant,
  startOfDay,
} from './instant.ts';
export { isYearEnd, YEAR_END_SHARE, yearEndsBefore } from './year-end.ts';

export {
  type AskedItem,
  type AskedLoad,
  type AskedOptions,
  askedLoad,
  askedOf,
  type PersonAsked,
  type TeamAsked,
} from './asked-load.ts';
export { chainTo } from './chain.ts';
export { type ActivityTimes, type CriticalPath, criticalPath } from './critical-path.ts';
export { isGivenLately } from './given-lately.ts';
export { keptOrder, ranksInOrder } from './kept-order.ts';
export { effortLeaving } from './plan-durations.ts';
export type { PlanLoad } from './plan-load.ts';
export type {
  Constraint,
  Infeasible,
  Periods,
  Problem,
  Resource,
  Schedule,
  Scheduled,
  SearchOptions,
  SkillNeed,
  StartGap,
  Worker,
} from './problem.ts';
export type { Bar, Driver, MilestonePlan, PlannedProgram, ProgramSchedule } from './program-schedule.ts';
export { schedule } from './schedule.ts';
export { SCHEDULE_VERSION, type ScheduleOptions, scheduleProgram } from './schedule-program.ts';
export { type Late, type Verdict, verifySchedule } from './verify-schedule.ts';

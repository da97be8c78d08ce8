export { type ActivityTimes, type CriticalPath, criticalPath } from './critical-path.ts';
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
export { type Late, type Verdict, verifySchedule } from './verify-schedule.ts';

export { activeMilestones } from './active-milestones.ts';
export type {
  CurvePoint,
  DateQuantiles,
  EndDefinition,
  ForecastDates,
  MilestoneForecast,
  NoDates,
  ProgramForecast,
  Remaining,
  Scope,
  TeamPart,
} from './answer.ts';
export { type BacktestOptions, backtest, reportAsOf } from './backtest.ts';
export type {
  BacktestPoint,
  BacktestReport,
  Coverage,
  DefinitionReport,
  FlowBacktest,
  FlowLevel,
  Forecaster,
  Said,
  Score,
  ScoreSet,
} from './backtest-report.ts';
export { HORIZON_DAYS } from './calibrate.ts';
export { capped } from './capped.ts';
export { dateQuantiles, lastDays } from './dates.ts';
export type { EffortRecord, EffortTask } from './effort/effort-record.ts';
export { type EffortModel, fitEffort } from './effort/fit-effort.ts';
export { totalEffort } from './effort/total-effort.ts';
export { type ExplainProgress, type ExplainQuestion, explain } from './explain/explain.ts';
export {
  type EndState,
  type Explanation,
  type ExplanationPart,
  endStateOf,
  type Move,
  moveBetween,
  type ScopeMoves,
} from './explain/explanation.ts';
export { scopeItems } from './explain/touching.ts';
export { backtestFlow } from './flow-backtest.ts';
export { DEFAULT_REPLICATIONS, DEFAULT_SEED, type ForecastOptions } from './flow-forecast.ts';
export { forecastMilestone } from './forecast-milestone.ts';
export { forecastProgram } from './forecast-program.ts';
export { type ItemLife, itemLives, lifeOf } from './item/item-lives.ts';
export { type LifeTable, lifeTable, type OpenItem, remainingDays } from './item/life-table.ts';
export type { FoldAt } from './knowledge.ts';
export { MODEL_VERSION } from './model-version.ts';
export { type Past, pastOf } from './past.ts';
export { type Bottleneck, bottleneckOf } from './plan/bottleneck.ts';
export { costOf, type PlanCost } from './plan/cost.ts';
export { type Cut, cutFor } from './plan/cut-for.ts';
export { type DifferenceNoise, differenceNoise } from './plan/difference-noise.ts';
export { isEnteredSince } from './plan/entered.ts';
export { type GrowthRoom, growthRoom } from './plan/growth-room.ts';
export { type Levers, leversOf } from './plan/levers.ts';
export type { ModelChange } from './plan/model-change.ts';
export type {
  ModelInput,
  ModelItem,
  ModelLink,
  ModelMilestone,
  ModelTeam,
} from './plan/model-input.ts';
export { type ModelOptions, modelInput } from './plan/model-input-of.ts';
export { modelWith } from './plan/model-with.ts';
export { modelOnBranch, type PlanModel, type PlanOptions, planModel } from './plan/plan-model.ts';
export type { PlannedEnd } from './plan/planned-end.ts';
export { type Reassigned, reassignments, type Taker } from './plan/reassign.ts';
export type { Requested } from './plan/request-trials.ts';
export { sentModel } from './plan/sent-model.ts';
export { spentOnWork } from './plan/spent.ts';
export { type MoreSlots, slotsFor } from './plan/staff-for.ts';
export { type OtherTargets, targetsFor } from './plan/target-for.ts';
export {
  type SimulatedItem,
  type SimulatedMilestone,
  simulatedMilestones,
  type Timeline,
  timelineOf,
} from './plan/timeline.ts';
export { type Tornado, tornadoOf } from './plan/tornado.ts';
export { type WhatIf, whatIf } from './plan/what-if.ts';
export { itemDays, milestoneDays, type SimulatedDays } from './plan/work-days.ts';
export { type ForecastScore, type StoredForecast, scoreForecast } from './score-forecast.ts';
export { backtestSprints, type SprintBacktest } from './sprint/backtest-sprints.ts';
export {
  type CountQuantiles,
  forecastSprint,
  type SprintForecast,
  type SprintState,
  sprintState,
} from './sprint/forecast-sprint.ts';
export { type SprintMember, type SprintRecord, sprintRecords } from './sprint/sprint-records.ts';
export { type FinishSeries, finishedAfter, finishSeries, plainWeeks } from './throughput/finish-series.ts';
export { type Draws, daysUntil, itemsWithin, type NoPace, type Pace, paceOf } from './throughput/forecast-pace.ts';

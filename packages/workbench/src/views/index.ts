export { type BoardCardView, type BoardColumnView, type BoardView, boardView, wipLimitView } from './board.ts';
export { type BriefView, briefView, type OptionsView, optionsView } from './brief.ts';
export { type CalibrationView, calibrationView } from './calibration.ts';
export {
  type CheckView,
  type ConnectionsView,
  type ConnectionView,
  checkView,
  connectionsView,
  connectionView,
  type RemovedView,
  removedView,
  type ToolsView,
  toolsView,
} from './connections.ts';
export { type DeliveryView, deliveryView } from './delivery.ts';
export {
  type DependenciesView,
  dependenciesView,
  type LinkedItem,
  type LinkRow,
  type SlipView,
  slipView,
} from './dependencies.ts';
export {
  type ExplainView,
  explainView,
  type Measure,
  type WhyPartView,
  type WhyView,
  whyPartView,
  whyView,
} from './explain.ts';

export { type FlowView, flowView } from './flow.ts';
export { type ForecastView, forecastView, type QuantilesView } from './forecast.ts';
export {
  type Candidate,
  type CandidatesView,
  candidatesView,
  type ImportedPeopleView,
  importedPeopleView,
  type LoadView,
  loadView,
  type PersonLoad,
} from './load.ts';
export { type MilestoneRow, type MilestoneView, milestoneView } from './milestone.ts';
export {
  type AvenuesView,
  avenuesView,
  type LandingView,
  type MeasureView,
  type ObjectivesTableView,
  type ObjectivesView,
  type ObjectiveView,
  objectivesTableView,
  objectivesView,
} from './objectives.ts';
export {
  type Decision,
  type OverviewView,
  overviewView,
  type PortfolioRow,
  type PortfolioView,
  portfolioView,
  type SavedViewsView,
  type SavedViewView,
  savedViewsView,
  type WorkspaceView,
  workspaceView,
} from './pages.ts';
export {
  type AnsweredView,
  answeredView,
  type MatchAnswer,
  type MatchesView,
  matchAnswer,
  matchesView,
} from './people.ts';
export {
  type BottleneckView,
  bottleneckView,
  type CostView,
  costView,
  type LeversView,
  leversView,
  type ModelView,
  modelView,
  type TornadoView,
  tornadoView,
  type WhatIfView,
  whatIfView,
} from './plan.ts';
export {
  type CompareView,
  compareView,
  type ScenarioView,
  type SideBySideView,
  scenarioView,
  sideBySideView,
} from './scenario.ts';
export { type KeptPlanView, keptPlanView, type PlanBar, type ScheduleView, scheduleView } from './schedule.ts';
export {
  type PriceOption,
  type PriceView,
  priceView,
  type RequestPeopleView,
  type RequestsView,
  type RequestView,
  requestPeopleView,
  requestsView,
  requestView,
  type ScopeRow,
  type ScopeView,
  scopeView,
  type TakeableView,
  takeableView,
} from './scope.ts';

export {
  type CalendarFileView,
  type CalendarSaidView,
  calendarFileView,
  calendarSaidView,
  type HolidaysChangedView,
  type HolidaysReadView,
  holidaysChangedView,
  holidaysReadView,
  holidayToAdd,
  type RegionsView,
  regionsView,
  type SettingsView,
  settingsView,
  type WordEffectView,
  wordEffectView,
  type ZoneEffectView,
  zoneEffectView,
} from './settings.ts';

export { type SprintBacktestView, type SprintView, sprintBacktestView, sprintView } from './sprint.ts';
export { type RecordedView, recordedView, type ThingsView, thingsView } from './things.ts';
export { type TimelineItem, type TimelineMilestone, type TimelineView, timelineView } from './timeline.ts';
export { diagnosticView, type EvidenceRef, evidenceRef, type Words, words } from './words.ts';
export {
  type FacetsView,
  type FactsView,
  facetsView,
  factsView,
  type ItemRow,
  type ItemsView,
  type ItemView,
  itemsView,
  itemView,
  type SearchView,
  searchView,
} from './work.ts';

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
export type {
  BacktestPoint,
  BacktestReport,
  Coverage,
  DefinitionReport,
  Forecaster,
  Score,
  ScoreSet,
} from './backtest-report.ts';
export { capped } from './capped.ts';

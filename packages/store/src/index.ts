export type { Pool, PoolClient } from 'pg';
export { connect } from './connect.ts';
export * from './connections/index.ts';
export { readDiagnostics, readDiagnosticsOf, storeDiagnostics } from './diagnostics.ts';
export {
  type Database,
  DatabaseUnavailable,
  DataFolderBusy,
  openDatabase,
  UnsupportedPlatform,
} from './embedded/index.ts';
export { appendFacts, type Batch, lockFacts, tellOfFacts } from './facts/append-facts.ts';
export { streamFacts } from './facts/append-stream.ts';
export { readEvidence } from './facts/evidence.ts';
export { followFacts } from './facts/follow-facts.ts';
export { readFacts, readLogFacts } from './facts/read-facts.ts';
export { dropKept, type ForecastRecord, keepAnswer, keepForecasts, readForecasts, readKept } from './forecasts/keep.ts';
export { type ImportRun, readImportRun, storeImportRun } from './import-run.ts';
export { type FacetValue, readFacets } from './items/facets.ts';
export {
  finishProjection,
  type PendingProjection,
  readPendingProjections,
  storePendingProjection,
} from './items/pending.ts';
export { countItems, type ItemRecord, queryItems, SORTS, type SortName } from './items/query-items.ts';
export { clearSpans, storeSpans } from './items/store-spans.ts';
export type { ItemConditions } from './items/where-items.ts';
export { type Jobs, openJobs } from './jobs/open-jobs.ts';
export { migrate } from './migrate.ts';
export { type RawRecord, storeRaw } from './raw/store-raw.ts';
export { type KeyRing, KeyTrouble, keyRing } from './secrets/keys.ts';
export { inTransaction } from './transaction.ts';

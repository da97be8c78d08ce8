export { DatabaseUnavailable, DataFolderBusy, KeyTrouble, UnsupportedPlatform } from '@fulcrum/store';
export { keptBacktest, runBacktest, runFlowBacktest } from './answers/calibration.ts';
export { computeHere } from './answers/compute.ts';
export { type PrepareProgress, prepare } from './answers/prepare.ts';
export { VERSION } from './answers/workspace.ts';
export { BadInput, type ChangedSince, Conflict, NotFound } from './catalogue/errors.ts';
export { findMilestone, findProgram } from './catalogue/find.ts';
export { CATALOGUE } from './catalogue/index.ts';
export { type Context, type Operation, perform } from './catalogue/operation.ts';
export { loadDemo } from './demo/load-demo.ts';
export { BadSetting, type Environment, readEnvironment } from './environment.ts';
export { csvLine } from './exporting/csv-line.ts';
export { type ExportResult, exportWorkspace, programHash, wholeProgram } from './exporting/export-workspace.ts';
export { type ImportProgress, type ImportResult, NothingToImport } from './importing/import-file.ts';
export { type Import, importCsv, importExport, importGit, importJiraArchive } from './importing/sources.ts';
export { type TranslatedLine, translateFile } from './importing/translate-file.ts';
export {
  authorise,
  Forbidden,
  LOCAL_OWNER,
  PERMISSIONS,
  type Permission,
  type Principal,
} from './policy/permission.ts';
export { findConnection } from './syncing/connect.ts';
export { type Keeper, keepSynced } from './syncing/keep-synced.ts';
export type { SyncProgress } from './syncing/reading.ts';
export { receiveWebhook } from './syncing/receive-webhook.ts';
export { rotateKey } from './syncing/rotate-key.ts';
export { SyncFailed, type SyncResult, syncConnection } from './syncing/sync-connection.ts';
export { Busy } from './syncing/with-lease.ts';
export { graphAsOf, today } from './workspace/clock.ts';
export { NotElsewhere, type RunElsewhere, type Task, type WorkProgress } from './workspace/elsewhere.ts';
export { type Engine, openProduct, type Product } from './workspace/open-product.ts';
export { type OpenWorkbenchOptions, openWorkbench, type Workbench } from './workspace/workbench.ts';

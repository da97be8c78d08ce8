export {
  type ConnectionKey,
  type ConnectionRecord,
  changeConnection,
  type DueKind,
  dropConnectionData,
  readConnection,
  readConnections,
  readDue,
  type SyncFailure,
  storeConnection,
} from './connections.ts';
export {
  type DeliveryState,
  failDeliveries,
  finishDeliveries,
  readCarriedRecords,
  readDeliveryState,
  readNewDeliveries,
  storeDelivery,
} from './deliveries.ts';
export {
  holdLease,
  LEASE_SECONDS,
  type Lease,
  LeaseLost,
  readLease,
  releaseLease,
  renewLease,
  seizeLease,
  takeLease,
} from './lease.ts';
export { readSeen, readSeenByOthers, type SeenVersion, storeSeen } from './observed.ts';
export { dropPages, type PageHead, packBody, readPageBody, readPageHeads, storePage } from './raw-pages.ts';
export { beginRun, changeRun, readRuns, type SyncKind, type SyncRun } from './runs.ts';
export { dropSecrets, readSecrets, rotateKeys, secretFields, storeSecrets } from './secrets.ts';
export { markGone, readSubjects, storeSubjects } from './subjects.ts';

import { setTimeout as pause } from 'node:timers/promises';
import type { SyncProgress } from '../syncing/reading.ts';
import { syncConnection } from '../syncing/sync-connection.ts';
import { Busy } from '../syncing/with-lease.ts';
import { openWorkbench } from '../workspace/workbench.ts';
import { fakeLive, fakeTool } from './fake-tool.ts';
import type { SyncProcessRequest, SyncProcessTold } from './start-sync-process.ts';

// A process that syncs the made-up tool once, and tells each page once it is stored.
const request = JSON.parse(process.argv[2] as string) as SyncProcessRequest;
const tell = (told: SyncProcessTold) => process.send?.(told);
const tool = fakeTool(request.issues);
tool.pageSize = request.pageSize;
tool.beforePage = () => pause(request.pageMs).then(() => {});
const workbench = await openWorkbench({ database: { connection: request.database }, live: fakeLive(tool) });
try {
  const { connection } = request;
  const onProgress = ({ done, step }: SyncProgress) => tell({ stored: done, step });
  const { facts } = await syncConnection(workbench, { connection, kind: 'full', onProgress });
  tell({ facts, requests: tool.requests });
} catch (error) {
  if (!(error instanceof Busy)) throw error;
  tell({ isBusy: true });
} finally {
  await workbench.close();
}
process.disconnect?.();

import { type Database, migrate } from '@fulcrum/store';
import { createTestDatabase } from '@fulcrum/store/testing';
import type { Live } from '../syncing/live.ts';
import { openWorkbench, type Workbench } from '../workspace/workbench.ts';

/** A workbench on a database of its own, with whatever opens a second one on the same database. */
export interface TestWorkbench {
  readonly workbench: Workbench;
  readonly database: Database;
  readonly openAnother: () => Promise<Workbench>;
  readonly close: () => Promise<void>;
}

/** Opens a workbench on a new, empty database of the test cluster. */
export async function openTestWorkbench(live?: Live): Promise<TestWorkbench> {
  const database = await createTestDatabase(migrate);
  const opened: Workbench[] = [];
  const openAnother = async () => {
    const workbench = await openWorkbench({ database, ...(live === undefined ? {} : { live }) });
    opened.push(workbench);
    return workbench;
  };
  const workbench = await openAnother();
  const close = async () => {
    for (const each of opened) await each.close();
    await database.close();
  };
  return { workbench, database, openAnother, close };
}

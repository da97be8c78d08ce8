import { openDatabase } from '@fulcrum/store';
import { LOCAL_OWNER, openWorkbench, type Principal, readEnvironment, type Workbench } from '@fulcrum/workbench';

/** What a command works with. */
export interface Session {
  readonly workbench: Workbench;
  readonly principal: Principal;
}

/**
 * Opens the workspace as a guest (beside a running server, or alone), runs the work, and closes it whatever happens. Ctrl-C
 * closes it too: what was acknowledged is kept.
 */
export async function withWorkbench<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = readEnvironment(process.env);
  const database = await openDatabase({ dataDir, databaseUrl, role: 'guest' });
  const stop = () => process.exit(130);
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const workbench = await openWorkbench({ database });
    try {
      return await work({ workbench, principal: LOCAL_OWNER });
    } finally {
      await workbench.close();
    }
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await database.close();
  }
}

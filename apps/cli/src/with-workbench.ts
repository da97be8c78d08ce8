import {
  authorise,
  LOCAL_OWNER,
  openProduct,
  type Permission,
  type Principal,
  readEnvironment,
  type Workbench,
} from '@fulcrum/workbench';

/** What a command works with. */
export interface Session {
  readonly workbench: Workbench;
  readonly principal: Principal;
}

// What a shell expects of a command that Ctrl-C ended.
const INTERRUPTED = 130;

/**
 * Opens the workspace as a guest (beside a running server, or alone), runs the work, and closes it whatever happens. Ctrl-C
 * ends it at once: what was acknowledged is kept, and an import continues the next time.
 * @param permission what the command needs; checked before anything is opened
 */
export async function withWorkbench<T>(permission: Permission, work: (session: Session) => Promise<T>): Promise<T> {
  authorise(LOCAL_OWNER, permission);
  const product = await openProduct({ environment: readEnvironment(process.env), role: 'guest' });
  const stop = () => process.exit(INTERRUPTED);
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work({ workbench: product.workbench, principal: LOCAL_OWNER });
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await product.close();
  }
}

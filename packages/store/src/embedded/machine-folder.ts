import { lstatSync, mkdirSync } from 'node:fs';
import { DatabaseUnavailable } from './errors.ts';

const standard = '/var/lib/fulcrum';

/**
 * A folder of root's which every account can pass through, for what PostgreSQL's account must reach when root's data
 * folder or clone lies where that account may not enter. Programs are run from here, so nobody else may write to it.
 */
export function machineFolder(path: string = standard): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw new DatabaseUnavailable(
      `PostgreSQL does not run as root, and the account lent to it cannot enter this folder; ` +
        `${path}, which would serve instead, cannot be made (${(error as Error).message}). ` +
        'Run Fulcrum as an ordinary user, or from a folder that everyone may enter, or set DATABASE_URL.',
      { cause: error },
    );
  }
  const stats = lstatSync(path);
  if (!stats.isDirectory() || stats.uid !== 0 || (stats.mode & 0o022) !== 0) {
    throw new DatabaseUnavailable(
      `${path} must be a folder of root's that nobody else may write to: mend its owner and mode (chown root ${path}; chmod 755 ${path}).`,
    );
  }
  return path;
}

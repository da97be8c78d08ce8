import { chmodSync, existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, canUse } from './account.ts';
import { syncFolder, writeSynced } from './durable-file.ts';
import { DatabaseUnavailable } from './errors.ts';
import { machineFolder } from './machine-folder.ts';

/** A data folder, and the account that PostgreSQL will run as. */
export interface HomeRequest {
  readonly dataDir: string;
  readonly account: Account | undefined;
}

/**
 * The folder that holds the cluster, its locks and its socket: `postgres` in the data folder. When PostgreSQL's account
 * cannot enter the data folder (root's /root/…), the home is a folder of its own for the whole machine, and the data
 * folder points to it. Its name is random, so a data folder that was deleted and made anew does not find old data.
 */
export function clusterHome(request: HomeRequest): string {
  const { dataDir, account } = request;
  const pointer = join(dataDir, 'postgres.location');
  if (existsSync(pointer)) return followPointer(pointer, dataDir);
  const beside = join(dataDir, 'postgres');
  if (!account || canUse(account, dataDir, 0o1)) {
    mkdirSync(beside, { recursive: true, mode: account ? 0o711 : 0o700 });
    return beside;
  }
  if (existsSync(join(beside, 'data'))) {
    throw new DatabaseUnavailable(
      `PostgreSQL does not run as root, and the account that owns ${beside} cannot enter that folder. ` +
        'Let everyone pass through the folders above it (chmod o+x), or run Fulcrum as that account.',
    );
  }
  return newHomeElsewhere(pointer, dataDir);
}

function newHomeElsewhere(pointer: string, dataDir: string): string {
  const home = mkdtempSync(join(machineFolder(), 'data-'));
  chmodSync(home, 0o711);
  writeSynced(ownerOf(home), dataDir);
  const draft = `${pointer}.${process.pid}`;
  writeSynced(draft, home);
  try {
    // A link either makes the pointer or fails: of two at once, one wins and the other follows it.
    linkSync(draft, pointer);
    syncFolder(dataDir);
    return home;
  } catch (error) {
    rmSync(home, { recursive: true });
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return followPointer(pointer, dataDir);
  } finally {
    rmSync(draft);
  }
}

/** A data folder may be moved, but of two copies that point to one cluster only the first is right. */
function followPointer(pointer: string, dataDir: string): string {
  const home = readFileSync(pointer, 'utf8').trim();
  if (!existsSync(home)) {
    throw new DatabaseUnavailable(
      `${pointer} says that the database lies in ${home}, which is gone. ` +
        'Bring that folder back, or remove the pointer to begin with an empty database.',
    );
  }
  const owner = readFileSync(ownerOf(home), 'utf8');
  if (owner === dataDir) return home;
  if (pointsTo(join(owner, 'postgres.location'), home) && realpathSync(owner) !== dataDir) {
    throw new DatabaseUnavailable(
      `${dataDir} is a copy of ${owner}, and both point to the database in ${home}. ` +
        `Remove ${pointer} to begin with an empty database here, then bring the data over with export and import.`,
    );
  }
  writeSynced(ownerOf(home), dataDir);
  return home;
}

function pointsTo(pointer: string, home: string): boolean {
  return existsSync(pointer) && readFileSync(pointer, 'utf8').trim() === home;
}

function ownerOf(home: string): string {
  return join(home, 'data-folder');
}

import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, databaseAccount } from './account.ts';
import { DatabaseUnavailable } from './errors.ts';
import { clusterHome } from './home.ts';
import { type EmbeddedPackage, embeddedPackage } from './platform.ts';

/** Where one PostgreSQL cluster lies and how it is run. Every path is absolute. */
export interface Site {
  readonly dataDir: string;
  readonly home: string;
  /** What PostgreSQL calls its data directory. */
  readonly data: string;
  readonly logFile: string;
  readonly account: Account | undefined;
  readonly package: EmbeddedPackage;
  /** Off only for tests' throw-away clusters: a power cut then loses everything. */
  readonly durable: boolean;
  tell(line: string): void;
}

/** A site, and the folder of the socket through which its PostgreSQL is reached. */
export interface Cluster extends Site {
  readonly socketDir: string;
}

export interface ClusterRequest {
  readonly dataDir: string;
  readonly durable?: boolean;
  readonly onProgress?: ((line: string) => void) | undefined;
}

export const databaseName = 'fulcrum';
export const databaseUser = 'fulcrum';

/** Finds or makes the home of a cluster; starts nothing. */
export function findSite(request: ClusterRequest): Site {
  const binaries = embeddedPackage();
  const dataDir = dataFolder(request.dataDir);
  const account = databaseAccount(join(dataDir, 'postgres', 'data'));
  const home = clusterHome({ dataDir, account });
  requireOwn(home);
  return {
    dataDir,
    home,
    data: join(home, 'data'),
    logFile: join(dataDir, 'postgres.log'),
    account,
    package: binaries,
    durable: request.durable ?? true,
    tell: request.onProgress ?? (() => {}),
  };
}

function dataFolder(path: string): string {
  try {
    // Root's folder lets PostgreSQL's account pass through, and no more.
    mkdirSync(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    return realpathSync(path);
  } catch (error) {
    throw new DatabaseUnavailable(
      `The data folder ${path} cannot be made or entered (${(error as Error).message}). Choose another with FULCRUM_DATA.`,
      { cause: error },
    );
  }
}

function requireOwn(home: string): void {
  const locks = join(home, 'locks');
  try {
    mkdirSync(locks, { recursive: true, mode: 0o700 });
    accessSync(locks, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DatabaseUnavailable(
      `${home} belongs to another user (${(error as Error).message}). ` +
        'Run Fulcrum as the user who made it, or choose another data folder with FULCRUM_DATA.',
      { cause: error },
    );
  }
}

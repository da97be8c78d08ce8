import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { openExternal } from './external.ts';

export type { Database } from './database.ts';
export { DatabaseUnavailable, DataFolderBusy, UnsupportedPlatform } from './errors.ts';

export interface OpenDatabaseOptions {
  /** The data folder (FULCRUM_DATA); made when missing. */
  readonly dataDir: string;
  /** A PostgreSQL of the user's own (DATABASE_URL), used instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** A server has its data folder alone; a guest (a command) shares it with a server and with other guests. */
  readonly role: 'server' | 'guest';
  readonly onProgress?: (line: string) => void;
}

/**
 * Opens the database that everything is kept in: the embedded PostgreSQL of the data folder, or the user's own.
 * Throws DataFolderBusy (a second server), UnsupportedPlatform or DatabaseUnavailable, each with a message that says
 * what to do.
 */
export function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  return options.databaseUrl ? openExternal(options.databaseUrl) : openEmbedded(options);
}

import { type Database, followFacts, openDatabase } from '@fulcrum/store';
import type { Environment } from '../environment.ts';
import { type Live, openLive } from '../syncing/live.ts';
import type { RunElsewhere } from './elsewhere.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

export interface OpenProductOptions {
  readonly environment: Pick<Environment, 'dataDir' | 'databaseUrl'> & Partial<Environment>;
  /** The tools that can be connected; those of the registry, over the guarded way out, when missing. */
  readonly live?: Live;
  /** A server has its data folder alone; a guest (a command) shares it. */
  readonly role: 'server' | 'guest';
  readonly onProgress?: (line: string) => void;
  /** Told of failures in the background. */
  readonly onTrouble?: (error: unknown) => void;
  /** Starts the thread that does long work; without it, all is done on this one. */
  readonly startEngine?: (database: Database) => Engine;
}

/** A thread that does long work. */
export interface Engine {
  readonly run: RunElsewhere;
  readonly close: () => Promise<void>;
}

/** The database and the workbench, opened together and closed together. */
export interface Product {
  readonly workbench: Workbench;
  readonly database: Database;
  readonly close: () => Promise<void>;
}

/**
 * Opens everything that a server or a command needs. A server follows what other processes append.
 * Throws what `openDatabase` throws: DataFolderBusy, UnsupportedPlatform, DatabaseUnavailable.
 */
export async function openProduct(options: OpenProductOptions): Promise<Product> {
  const { dataDir, databaseUrl } = options.environment;
  const live = options.live ?? openLive(options.environment);
  const onTrouble = options.onTrouble ?? (() => {});
  const database = await openDatabase({
    dataDir,
    databaseUrl,
    role: options.role,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
  const engine = options.startEngine?.(database);
  try {
    const workbench = await openWorkbench({
      database,
      onTrouble,
      live,
      ...(engine === undefined ? {} : { elsewhere: engine.run }),
    });
    const refresh = () => void workbench.refresh().catch(onTrouble);
    const unfollow =
      options.role === 'server' ? await followFacts(database, { onFacts: refresh, onTrouble }) : async () => {};
    const close = async () => {
      await unfollow();
      await engine?.close();
      await workbench.close();
      await live.close();
      await database.close();
    };
    return { workbench, database, close };
  } catch (error) {
    await engine?.close();
    await live.close();
    await database.close();
    throw error;
  }
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Database } from '@fulcrum/store';

/** What a process of its own is to sync. */
export interface SyncProcessRequest {
  readonly database: Database['connection'];
  readonly connection: string;
  readonly issues: number;
  readonly pageSize: number;
  /** How long the tool takes for each page. */
  readonly pageMs: number;
}

/** What it tells. */
export type SyncProcessTold =
  | { readonly stored: number; readonly step: 'reading' | 'storing' }
  | { readonly facts: number; readonly requests: number }
  | { readonly isBusy: true };

/** A process that syncs. */
export interface SyncProcess {
  /** What it told so far. */
  readonly told: readonly SyncProcessTold[];
  /** As `kill -9`. */
  readonly kill: () => void;
  /** Resolves once all is read, and goes in. */
  readonly storing: Promise<void>;
  /** Resolves once it is gone. */
  readonly ended: Promise<unknown>;
}

/** Starts a sync of the made-up tool in a process of its own. */
export function startSyncProcess(request: SyncProcessRequest): SyncProcess {
  const script = fileURLToPath(new URL('sync-process.ts', import.meta.url));
  const child = fork(script, [JSON.stringify(request)], { execArgv: [] });
  const told: SyncProcessTold[] = [];
  const storing = new Promise<void>((resolve) => {
    child.on('message', (message: SyncProcessTold) => {
      told.push(message);
      if ('step' in message && message.step === 'storing') resolve();
    });
  });
  return { told, storing, kill: () => child.kill('SIGKILL'), ended: once(child, 'exit') };
}

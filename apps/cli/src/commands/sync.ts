import { setTimeout as pause } from 'node:timers/promises';
import {
  BadInput,
  Busy,
  findConnection,
  SyncFailed,
  type SyncProgress,
  type SyncResult,
  syncConnection,
} from '@fulcrum/workbench';
import type { ConnectionsView, ConnectionView } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { paceWords, syncedWords } from '../connection-words.ts';
import { harmless, print, progressLine } from '../output.ts';
import { type Session, withWorkbench } from '../with-workbench.ts';
import { ask } from './ask.ts';

interface SyncOptions {
  readonly full?: boolean;
  readonly sweep?: boolean;
  readonly acceptLoss?: boolean;
  readonly again?: boolean;
  readonly json?: boolean;
}

/** How one connection is to be synced. */
export interface SyncWish {
  readonly kind: 'changes' | 'full' | 'sweep';
  readonly isMeant?: boolean | undefined;
  /** What is stored is translated anew; the tool is not asked. */
  readonly isAgain?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** `fulcrum sync`: reads connections now. */
export function syncCommand(): Command {
  return new Command('sync')
    .description('Read a connection now, or all of them: what changed since the last time. An interrupted one goes on.')
    .argument('[connection]', 'by name or id; all when missing')
    .option('--full', 'everything anew; what is there stays until all is read')
    .option('--sweep', 'look for what is gone')
    .option('--accept-loss', 'with --sweep: also when more than half is gone')
    .option('--again', 'translate the stored answers anew, without asking the tool: after an update of Fulcrum')
    .option('--json', 'print the results as JSON')
    .action((name: string | undefined, options: SyncOptions) =>
      withWorkbench('connections.manage', async (session) => {
        const wish = wishOf(options);
        const names = name === undefined ? await activeNames(session) : [name];
        for (const each of names) if (await hasFailed(session, each, wish)) process.exitCode = 1;
      }),
    );
}

function wishOf({ full, sweep, acceptLoss, again, json }: SyncOptions): SyncWish {
  return { kind: full || again ? 'full' : sweep ? 'sweep' : 'changes', isMeant: acceptLoss, isAgain: again, json };
}

async function activeNames(session: Session): Promise<readonly string[]> {
  const { connections } = await ask<ConnectionsView>(session, 'connections', {});
  const active = connections.filter(({ state }) => state === 'active');
  if (active.length === 0) throw new BadInput('nothing is connected yet: fulcrum connect TOOL');
  return active.map(({ name }) => name);
}

async function hasFailed(session: Session, name: string, wish: SyncWish): Promise<boolean> {
  try {
    await syncOne(session, name, wish);
    return false;
  } catch (error) {
    if (!(error instanceof SyncFailed)) throw error;
    process.stderr.write(`${harmless(`${name}: ${error.message} To mend it: ${error.mend}`)}\n`);
    return true;
  }
}

/** Syncs one connection in this process, or follows whoever syncs it. Throws SyncFailed. */
export async function syncOne(
  session: Session,
  name: string,
  { kind, isMeant, isAgain, json }: SyncWish,
): Promise<void> {
  const { id } = await findConnection(session.workbench, name);
  const line = progressLine();
  const startedAt = Date.now();
  const onProgress = (progress: SyncProgress) =>
    line.show(harmless(`${name}: ${paceWords(progress, Date.now() - startedAt)}`));
  try {
    const order = { connection: id, kind, onProgress, isMeant: isMeant === true, isAgain: isAgain === true };
    const result = await syncConnection(session.workbench, order).catch((error: unknown) => {
      if (error instanceof Busy) return null;
      throw error;
    });
    line.end();
    if (result === null) await follow(session, name, json);
    else
      print(json, result satisfies SyncResult, () =>
        harmless(
          `${name}: ${isAgain ? `Translated anew what is stored: ${result.facts} new facts.` : syncedWords(result)}`,
        ),
      );
  } finally {
    line.end();
  }
}

const LOOK_MS = 500;

async function follow(session: Session, name: string, json: boolean | undefined): Promise<void> {
  const line = progressLine();
  if (json !== true)
    process.stdout.write(`${harmless(name)} is being synced by another process already; this is how far it is.\n`);
  for (;;) {
    const connection = await ask<ConnectionView>(session, 'connection', { connection: name });
    if (connection.progress === null) {
      line.end();
      print(json, connection, () => harmless(connection.words));
      if (connection.failure !== null) process.exitCode = 1;
      return;
    }
    line.show(harmless(`${name}: ${connection.progress.words}`));
    await pause(LOOK_MS);
  }
}

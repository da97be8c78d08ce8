import { HttpFailure, ResyncNeeded } from '@fulcrum/connectors';
import {
  beginRun,
  type ConnectionRecord,
  changeConnection,
  changeRun,
  dropPages,
  failDeliveries,
  holdLease,
  inTransaction,
  KeyTrouble,
  type Lease,
  LeaseLost,
  readConnection,
  readNewDeliveries,
  type SyncFailure,
  type SyncKind,
} from '@fulcrum/store';
import { z } from 'zod';
import { BadInput } from '../catalogue/errors.ts';
import { matchPeople } from '../matching/match-people.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { nextAfter, retryAt } from './due.ts';
import { pullChanges } from './pull-changes.ts';
import { pullFull, translateAgain } from './pull-full.ts';
import {
  connectorOf,
  mendOf,
  openSession,
  type Reading,
  type SyncProgress,
  storedCredentials,
  tell,
} from './reading.ts';
import { sweep, TooManyGone } from './sweep.ts';
import { takeDeliveries } from './take-deliveries.ts';
import { withLease } from './with-lease.ts';
import { withoutSecrets } from './without-secrets.ts';

/** What is to be synced, and how. */
export interface SyncOrder {
  /** The id of the connection. */
  readonly connection: string;
  /** A pull of changes becomes a full one where none was whole before. */
  readonly kind: SyncKind;
  readonly onProgress?: (progress: SyncProgress) => void;
  readonly signal?: AbortSignal | undefined;
  /** For a sweep: more than half of what is known may vanish at once. */
  readonly isMeant?: boolean;
  /** Translates the stored answers anew, and asks the tool for nothing. */
  readonly isAgain?: boolean;
}

/** What became of a sync. */
export interface SyncResult {
  readonly run: number;
  readonly kind: SyncKind;
  readonly records: number;
  readonly facts: number;
  readonly requests: number;
  readonly done: number;
  readonly seconds: number;
}

/** A sync that failed; the message says why, `mend` what to do. Neither holds a secret. */
export class SyncFailed extends Error {
  readonly mend: string;

  constructor({ what, mend }: SyncFailure) {
    super(what);
    this.mend = mend;
  }
}

/**
 * Reads a connection: one process at a time. What fails leaves what was there before whole, is noted with what to do about it,
 * and is tried again later by the server.
 * Throws Busy, SyncFailed and BadInput (a connection that is paused or removed).
 */
export async function syncConnection(workbench: Workbench, order: SyncOrder): Promise<SyncResult> {
  const { connection, signal } = order;
  return withLease({ workbench, connection, signal }, async (lease, ownSignal) => {
    // Only the holder knows that nobody else moves the place reached.
    const record = await readConnection(workbench.pool, { workspace: workbench.workspace, connection });
    if (record === null || record.state === 'removed') throw new BadInput(`there is no connection "${connection}"`);
    if (record.state === 'paused')
      throw new BadInput(`${record.name} is paused: npx fulcrum connect resume "${record.name}"`);
    if (order.isAgain === true && record.cursor === null)
      throw new BadInput(`nothing of ${record.name} is stored yet: npx fulcrum sync "${record.name}"`);
    return runSync(workbench, { ...order, signal: ownSignal, lease, record });
  });
}

type RunOrder = SyncOrder & { readonly lease: Lease; readonly record: ConnectionRecord; readonly signal: AbortSignal };

async function runSync(workbench: Workbench, order: RunOrder): Promise<SyncResult> {
  const { record, lease } = order;
  const { pool, workspace } = workbench;
  const startedAt = workbench.now();
  const kind = record.cursor === null ? 'full' : order.kind;
  const key = { workspace, connection: record.id };
  const run = await beginRun(pool, key, { kind, startedAt });
  let reading: Reading | null = null;
  try {
    const connector = connectorOf(workbench, record.tool);
    const credentials = await storedCredentials(workbench, record);
    const { signal } = order;
    const session = openSession(workbench, {
      connector,
      credentials,
      signal,
      settings: record.settings,
      connection: record.id,
    });
    const count = { records: 0, facts: 0, done: 0, total: null };
    const onProgress = order.onProgress ?? (() => {});
    const { settings } = session;
    reading = { workbench, key, record, connector, settings, session, lease, run, startedAt, onProgress, count };
    const result =
      order.isAgain === true ? await again(reading) : await finish(reading, await read(reading, kind, order));
    if (result.facts > 0) await matchPeople(workbench).catch(workbench.trouble);
    return result;
  } catch (error) {
    throw await noteFailure(workbench, { order, run, kind, error });
  }
}

/** Tells nothing of the tool as it is now: what is due, and how fresh it is, stays. */
async function again(reading: Reading): Promise<SyncResult> {
  const { workbench, key, run, startedAt, count } = reading;
  await translateAgain(reading);
  const now = workbench.now();
  await changeRun(workbench.pool, { workspace: key.workspace, id: run }, { state: 'done', finishedAt: now });
  const { records, facts, done } = count;
  return { run, kind: 'full', records, facts, requests: 0, done, seconds: (now - startedAt) / 1_000 };
}

async function read(reading: Reading, kind: SyncKind, { isMeant = false }: SyncOrder): Promise<SyncKind> {
  tell(reading, kind, 'reading');
  if (kind === 'sweep') await sweep(reading, isMeant);
  else if (kind === 'full') await pullFullOrAnew(reading);
  else if (kind === 'hinted') await takeDeliveries(reading);
  else return readChanges(reading);
  return kind;
}

async function readChanges(reading: Reading): Promise<SyncKind> {
  try {
    await pullChanges(reading);
    return 'changes';
  } catch (error) {
    if (!(error instanceof ResyncNeeded)) throw error;
    await pullFullOrAnew(reading);
    return 'full';
  }
}

/** A full pull that was cut off too long ago to go on begins anew. */
async function pullFullOrAnew(reading: Reading): Promise<void> {
  try {
    await pullFull(reading);
  } catch (error) {
    const { staging } = reading.record;
    if (!(error instanceof ResyncNeeded) || staging === null) throw error;
    await inTransaction(reading.workbench.pool, async (client) => {
      await holdLease(client, reading.lease);
      await dropPages(client, reading.key, { pull: staging });
      await changeConnection(client, reading.key, { staging: null });
    });
    await pullFull({ ...reading, record: { ...reading.record, staging: null } });
  }
}

async function finish(reading: Reading, kind: SyncKind): Promise<SyncResult> {
  const { workbench, key, record, run, startedAt, session, count } = reading;
  const now = workbench.now();
  const requests = session.http.requests();
  await inTransaction(workbench.pool, async (client) => {
    await holdLease(client, reading.lease);
    const sweptAt = kind === 'sweep' ? now : record.sweptAt;
    const next = kind === 'hinted' ? {} : nextAfter(now, { sweptAt, fullAt: kind === 'full' ? now : record.fullAt });
    // A sweep and a hint tell nothing of what else changed.
    const isFresh = kind === 'full' || kind === 'changes';
    await changeConnection(client, key, {
      ...next,
      ...(isFresh ? { syncedAt: now } : {}),
      failedAt: null,
      failure: null,
      failures: 0,
    });
    await changeRun(client, { workspace: key.workspace, id: run }, { kind, state: 'done', finishedAt: now, requests });
  });
  const { records, facts, done } = count;
  return { run, kind, records, facts, requests, done, seconds: (now - startedAt) / 1_000 };
}

interface Failed {
  readonly order: RunOrder;
  readonly run: number;
  readonly kind: SyncKind;
  readonly error: unknown;
}

// A delivery that failed so often is left to the next poll, which reads the same.
const MOST_TRIES = 5;

/** Notes what went wrong, as far as this process still has the lease; returns what to throw. */
async function noteFailure(workbench: Workbench, { order, run, kind, error }: Failed): Promise<unknown> {
  const failure = failureOf(error, order.record.name);
  const { pool, workspace } = workbench;
  const key = { workspace, connection: order.connection };
  const now = workbench.now();
  const failures = order.record.failures + 1;
  const deliveries = kind === 'hinted' ? await readNewDeliveries(pool, key, 1_000).catch(() => []) : [];
  await inTransaction(pool, async (client) => {
    await holdLease(client, order.lease);
    await changeRun(client, { workspace, id: run }, { state: 'failed', finishedAt: now, failure });
    const due = kind === 'hinted' || order.isAgain === true ? {} : { nextKind: kind, nextAt: retryAt(now, failures) };
    await changeConnection(client, key, { ...due, failedAt: now, failure, failures });
    const ids = deliveries.map(({ deliveryId }) => deliveryId);
    await failDeliveries(client, key, { ids, failure: failure.what, most: MOST_TRIES });
  }).catch(() => {});
  if (isOurs(error)) workbench.trouble(await withoutSecrets(workbench, key, error));
  return new SyncFailed(failure);
}

function isOurs(error: unknown): boolean {
  const known = [HttpFailure, KeyTrouble, LeaseLost, TooManyGone, BadInput, z.ZodError, ResyncNeeded];
  return !known.some((kind) => error instanceof kind) && (error as Error)?.name !== 'AbortError';
}

/** What went wrong, in words that hold nothing of what a tool answered. */
function failureOf(error: unknown, name: string): SyncFailure {
  if (error instanceof HttpFailure)
    return { what: error.message, mend: mendOf(error).replace('NAME', JSON.stringify(name)) };
  if (error instanceof LeaseLost) return { what: error.message, mend: 'nothing: the other one goes on with it' };
  if (error instanceof KeyTrouble)
    return { what: error.message, mend: `npx fulcrum connect renew ${JSON.stringify(name)}` };
  if (error instanceof TooManyGone)
    return {
      what: error.message,
      mend: `check what the account may still see; if they were deleted: npx fulcrum sync ${JSON.stringify(name)} --sweep --accept-loss`,
    };
  if (error instanceof z.ZodError)
    return {
      what: `the settings do not fit: ${error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
      mend: 'remove the connection and make it anew',
    };
  if (error instanceof BadInput) return { what: error.message, mend: 'correct the connection' };
  if ((error as Error)?.name === 'AbortError')
    return { what: 'the sync was stopped', mend: 'start it again: it goes on where it stopped' };
  return {
    what: 'something in Fulcrum broke while it synced; the log of the server says more',
    mend: 'nothing that was stored is lost; it is tried again by itself',
  };
}

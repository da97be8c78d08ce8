import {
  type AnyConnector,
  type CheckReport,
  type Credentials,
  HttpFailure,
  Secret,
  type Session,
} from '@fulcrum/connectors';
import {
  type ConnectionKey,
  type ConnectionRecord,
  holdLease,
  type Lease,
  type PoolClient,
  readSecrets,
  storeSecrets,
} from '@fulcrum/store';
import { BadInput } from '../catalogue/errors.ts';
import type { Workbench } from '../workspace/workbench.ts';

/** The field under which the secret of webhooks is kept, beside those of the sign-in. */
export const WEBHOOK_SECRET = 'webhook';

/** A connection with all that reading it takes. */
export interface Reading {
  readonly workbench: Workbench;
  readonly key: ConnectionKey;
  readonly record: ConnectionRecord;
  readonly connector: AnyConnector;
  readonly settings: unknown;
  readonly session: Session<unknown>;
  readonly lease: Lease;
  /** The number of this run. */
  readonly run: number;
  /** When it began, in milliseconds. */
  readonly startedAt: number;
  readonly onProgress: (progress: SyncProgress) => void;
  readonly count: { records: number; facts: number; done: number; total: number | null };
}

/** How far a sync is, in the tool's own things. */
export interface SyncProgress {
  readonly kind: 'full' | 'changes' | 'sweep' | 'hinted';
  readonly step: 'reading' | 'storing';
  readonly done: number;
  readonly total: number | null;
  readonly records: number;
  readonly facts: number;
  readonly requests: number;
}

/** The connector of a tool. Throws BadInput with those that there are. */
export function connectorOf(workbench: Workbench, tool: string): AnyConnector {
  const { connectors } = workbench.live;
  const found = connectors.find((connector) => connector.tool === tool.toLowerCase());
  if (found !== undefined) return found;
  throw new BadInput(
    `there is no connector for "${tool}": there are ${connectors.map((connector) => connector.tool).join(', ') || 'none'}`,
  );
}

/** The credentials of a stored connection; a token that the tool replaces is sealed and kept at once. */
export async function storedCredentials(
  { pool, workspace, live }: Workbench,
  { id, signIn }: Pick<ConnectionRecord, 'id' | 'signIn'>,
): Promise<Credentials> {
  const of = { workspace, connection: id, keys: live.keys };
  const texts = await readSecrets(pool, of);
  return credentialsOf(signIn, texts, (fresh) => storeSecrets(pool, of, fresh));
}

/** Credentials out of plain texts. The fields are replaced for the rest of the session as well. */
export function credentialsOf(
  signIn: string,
  texts: Readonly<Record<string, string>>,
  keep: (fields: Readonly<Record<string, string>>) => Promise<void>,
): Credentials {
  const fields: Record<string, Secret> = {};
  for (const [name, text] of Object.entries(texts)) if (name !== WEBHOOK_SECRET) fields[name] = new Secret(text);
  return {
    signIn,
    fields,
    replace: async (fresh) => {
      await keep(Object.fromEntries(Object.entries(fresh).map(([name, secret]) => [name, secret.reveal()])));
      Object.assign(fields, fresh);
    },
  };
}

/** A session of a connector. Throws ZodError for settings that do not fit, and HttpFailure for a URL that cannot be used. */
export function openSession(
  workbench: Workbench,
  of: {
    readonly connector: AnyConnector;
    readonly settings: unknown;
    readonly credentials: Credentials;
    readonly signal: AbortSignal;
    readonly connection: string | null;
  },
): Session<unknown> {
  const settings: unknown = of.connector.settings.parse(of.settings);
  const http = workbench.live.http({ ...of, settings });
  return { settings, http, now: workbench.now, signal: of.signal };
}

/** Refuses, within a transaction, what a sync writes after another one took over. */
export function guardOf({ lease }: Pick<Reading, 'lease'>): (client: PoolClient) => Promise<void> {
  return (client) => holdLease(client, lease);
}

/** Tells how far a reading is. */
export function tell(reading: Reading, kind: SyncProgress['kind'], step: SyncProgress['step']): void {
  reading.onProgress({ kind, step, ...reading.count, requests: reading.session.http.requests() });
}

/** Asks the tool who we are and what we may see; a failure is a report as well. */
export async function checkTool(workbench: Workbench, of: Parameters<typeof openSession>[1]): Promise<CheckReport> {
  try {
    return await of.connector.check(openSession(workbench, of));
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return {
      who: '',
      sees: [],
      missing: [{ what: error.message, mend: of.connection === null ? FIRST_MENDS[error.kind] : mendOf(error) }],
      things: null,
    };
  }
}

const MENDS: Readonly<Record<HttpFailure['kind'], string>> = {
  unreachable: 'check the address and the network of this machine; it is tried again by itself',
  timeout: 'the tool is slow or down; it is tried again by itself',
  'forbidden-address': 'correct the address of the tool, or let whoever runs Fulcrum allow it',
  'signed-out': 'enter a new token: npx fulcrum connect renew NAME',
  forbidden: 'grant the scopes that npx fulcrum connect show NAME lists, then sync again',
  'not-found': 'check the settings of the connection: what it names may be renamed, moved or hidden',
  'bad-request': 'check the settings of the connection: npx fulcrum connect test NAME',
  limited: 'nothing: the tool asks for a pause, and the next sync goes on where this one stopped',
  broken: 'nothing: the tool has trouble of its own, and it is tried again by itself',
  'too-large': 'name a narrower query in the settings of the connection',
  malformed: 'check that the address leads to the tool itself, past no sign-in page',
  aborted: 'start the sync again: it goes on where it stopped',
};

/** The same for a tool that is not connected yet: there is nothing stored to renew, and nothing is tried again. */
const FIRST_MENDS: typeof MENDS = {
  ...MENDS,
  unreachable: 'check the address, and the network of this machine',
  timeout: 'the tool is slow or down: try again later',
  'signed-out': 'check the token, and the address',
  forbidden: 'grant the scopes that the steps list',
  'not-found': 'check what the settings name: it may be misspelt, renamed, moved or hidden from you',
  'bad-request': 'check the settings',
  limited: 'the tool asks for a pause: try again in some minutes',
  broken: 'the tool has trouble of its own: try again later',
  aborted: 'try again',
};

/** What a person can do about a failed request. */
export function mendOf({ kind }: HttpFailure): string {
  return MENDS[kind];
}

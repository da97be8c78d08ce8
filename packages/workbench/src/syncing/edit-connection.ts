import {
  type ConnectionRecord,
  changeConnection,
  type DueKind,
  dropConnectionData,
  dropSecrets,
  inTransaction,
  readSecrets,
  readSeenByOthers,
  readSubjects,
  seizeLease,
  storeSecrets,
} from '@fulcrum/store';
import { BadInput } from '../catalogue/errors.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { secretsOf, signInOf, TRY_MS } from './connect.ts';
import { deletedFact } from './news.ts';
import { canBeGone } from './pieces-of.ts';
import { checkTool, connectorOf, storedCredentials, WEBHOOK_SECRET } from './reading.ts';
import { restoredFacts } from './restored.ts';

/** Asks the tool, with the stored sign-in, who we are and what we may see. */
export async function testConnection(workbench: Workbench, record: ConnectionRecord) {
  const connector = connectorOf(workbench, record.tool);
  const credentials = await storedCredentials(workbench, record);
  const signal = AbortSignal.timeout(TRY_MS);
  const { settings, id } = record;
  return checkTool(workbench, { connector, settings, credentials, signal, connection: id });
}

/** Pauses a connection, which stops a sync under way at its next write; or lets it go on, beginning at once. */
export async function pauseConnection(
  workbench: Workbench,
  { id }: ConnectionRecord,
  isPaused: boolean,
): Promise<void> {
  const key = { workspace: workbench.workspace, connection: id };
  await inTransaction(workbench.pool, async (client) => {
    if (isPaused) await seizeLease(client, key);
    const resumed = { state: 'active', nextAt: workbench.now(), failures: 0 } as const;
    await changeConnection(client, key, isPaused ? { state: 'paused' } : resumed);
  });
}

/** Makes a connection due now. */
export async function wantSync(workbench: Workbench, { id }: ConnectionRecord, kind: DueKind): Promise<void> {
  const key = { workspace: workbench.workspace, connection: id };
  await changeConnection(workbench.pool, key, { nextKind: kind, nextAt: workbench.now() });
}

/** Replaces the sign-in of a connection, which is then due at once. Throws BadInput. */
export async function renewSignIn(
  workbench: Workbench,
  record: ConnectionRecord,
  given: { readonly signIn?: string | undefined; readonly secrets: Readonly<Record<string, string>> },
): Promise<void> {
  const { pool, workspace, live } = workbench;
  const signIn = signInOf(workbench, record.tool, given.signIn ?? record.signIn);
  const secrets = secretsOf(signIn, given.secrets);
  const old = signInOf(workbench, record.tool, record.signIn).fields.map(({ name }) => name);
  const key = { workspace, connection: record.id };
  await inTransaction(pool, async (client) => {
    await dropSecrets(client, key, old);
    const app = record.webhookUntil === null ? undefined : secrets[signIn.appWebhooks?.signedWith ?? ''];
    const webhook = app === undefined ? {} : { [WEBHOOK_SECRET]: app };
    await storeSecrets(client, { ...key, keys: live.keys }, { ...secrets, ...webhook });
    await changeConnection(client, key, { signIn: signIn.name, nextAt: workbench.now(), failures: 0 });
  });
}

const HANDSHAKE_MS = 30 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Sets what webhooks are signed with: then they have an endpoint. With null it is gone; by a handshake the tool may give a
 * secret itself within half an hour; the webhooks of an app are signed with a field of its sign-in, and end by themselves.
 * Throws BadInput for a sign-in that has no app.
 */
export async function setWebhookSecret(
  workbench: Workbench,
  record: ConnectionRecord,
  by: { readonly secret?: string | undefined; readonly handshake?: boolean; readonly app?: boolean },
): Promise<void> {
  const { pool, workspace, live, now } = workbench;
  const key = { workspace, connection: record.id };
  const app = by.app === true ? await appSecret(workbench, record) : null;
  const secret = app?.secret ?? by.secret;
  await inTransaction(pool, async (client) => {
    if (secret !== undefined) await storeSecrets(client, { ...key, keys: live.keys }, { [WEBHOOK_SECRET]: secret });
    else await dropSecrets(client, key, [WEBHOOK_SECRET]);
    const handshakeUntil = by.handshake === true ? now() + HANDSHAKE_MS : null;
    await changeConnection(client, key, { handshakeUntil, webhookUntil: app?.until ?? null });
  });
}

async function appSecret(workbench: Workbench, record: ConnectionRecord) {
  const { pool, workspace, live, now } = workbench;
  const { appWebhooks } = signInOf(workbench, record.tool, record.signIn);
  const stored = await readSecrets(pool, { workspace, connection: record.id, keys: live.keys });
  const secret = stored[appWebhooks?.signedWith ?? ''];
  if (appWebhooks === undefined || secret === undefined)
    throw new BadInput('this connection signs in without an app: make a secret instead');
  return { secret, until: now() + appWebhooks.days * DAY_MS };
}

/**
 * Ends a connection. Its tokens are forgotten. Kept data stays in the program as it is; forgotten data is taken out of it: what
 * was read over this connection alone counts as gone from now on, of the rest holds what other connections saw last, and the raw
 * answers are deleted. The past, as it was known,
 * stays to be seen, since facts are never changed.
 * @returns how many things were taken out of the program
 */
export async function removeConnection(
  workbench: Workbench,
  record: ConnectionRecord,
  data: 'keep' | 'forget',
): Promise<number> {
  const { pool, workspace, now } = workbench;
  const key = { workspace, connection: record.id };
  const at = now();
  const of = { source: `${record.tool}:${record.name}`, cause: `forget:${record.id}`, at };
  const ended = {
    state: 'removed',
    cursor: null,
    staging: null,
    nextKind: null,
    nextAt: null,
    handshakeUntil: null,
    webhookUntil: null,
  } as const;
  if (data === 'keep') {
    await inTransaction(pool, async (client) => {
      await seizeLease(client, key);
      await dropSecrets(client, key);
      await changeConnection(client, key, ended);
    });
    return 0;
  }
  let gone: readonly string[] = [];
  await workbench.recordPull({
    guard: (client) => seizeLease(client, key),
    pieces: async function* () {
      gone = (await readSubjects(pool, key)).filter(canBeGone);
      yield gone.map((subject) => deletedFact(of, subject, true));
      yield restoredFacts(workbench.log(), await readSeenByOthers(pool, key), of);
    },
    finish: async (client) => {
      await dropConnectionData(client, key);
      await changeConnection(client, key, ended);
    },
  });
  return gone.length;
}

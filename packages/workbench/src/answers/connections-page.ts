import type { CheckReport, Field } from '@fulcrum/connectors';
import {
  type ConnectionRecord,
  type DeliveryState,
  readConnections,
  readDeliveryState,
  readDiagnosticsOf,
  readLease,
  readRuns,
  type SyncRun,
  secretFields,
} from '@fulcrum/store';
import { isDeadHolder } from '../syncing/holder.ts';
import { connectorOf, WEBHOOK_SECRET } from '../syncing/reading.ts';
import type { CheckView, ConnectionsView, ConnectionView, ToolsView } from '../views/index.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { span } from './span-words.ts';

type ConnectionRow = ConnectionsView['connections'][number];

/** The tools that can be connected, each with its forms. */
export function toolsPage(workbench: Workbench): ToolsView {
  return {
    tools: workbench.live.connectors.map(({ tool, title, settingFields, signIns }) => ({
      tool,
      title,
      settings: settingFields.map(fieldView),
      signIns: signIns.map((signIn) => ({
        name: signIn.name,
        title: signIn.title,
        steps: [...signIn.steps],
        scopes: [...signIn.scopes],
        fields: signIn.fields.map(fieldView),
      })),
    })),
  };
}

function fieldView({ name, label, help, isSecret, isOptional = false }: Field) {
  return { name, label, help, isSecret, isOptional };
}

/** What a test found, in words. */
export function checkPage({ who, sees, missing, things }: CheckReport): CheckView {
  const isReady = missing.length === 0;
  const count =
    things === null ? '' : `, about ${things.toLocaleString('en')} ${things === 1 ? 'thing' : 'things'} to read`;
  const words = isReady
    ? `Signed in as ${who}${count}.`
    : `Not ready: ${missing.map(({ what, mend }) => `${what.replace(/\.$/, '')}; ${mend}`).join('. ')}.`;
  return { isReady, who, sees: [...sees], missing: [...missing], things, words };
}

/** Every connection, with how fresh it is. */
export async function connectionsPage(workbench: Workbench): Promise<ConnectionsView> {
  const records = await readConnections(workbench.pool, workbench.workspace);
  return { connections: await Promise.all(records.map((record) => connectionRow(workbench, record))) };
}

const RUNS = 20;
const DIAGNOSTICS = 50;

/** One connection with its runs and its diagnostics. */
export async function connectionPage(workbench: Workbench, record: ConnectionRecord): Promise<ConnectionView> {
  const { pool, workspace } = workbench;
  const { signIns } = connectorOf(workbench, record.tool);
  const signIn = signIns.find(({ name }) => name === record.signIn);
  const source = `connection:${record.id}`;
  const { diagnostics } = await readDiagnosticsOf(pool, workspace, { source, limit: DIAGNOSTICS });
  return {
    ...(await connectionRow(workbench, record)),
    steps: [...(signIn?.steps ?? [])],
    scopes: [...(signIn?.scopes ?? [])],
    runs: (await readRuns(pool, { workspace, connection: record.id }, RUNS)).map(runRow),
    latestDiagnostics: [...diagnostics],
  };
}

function runRow({ connection: _, finishedAt, startedAt, ...run }: SyncRun): ConnectionView['runs'][number] {
  const seconds = finishedAt === null ? null : (finishedAt - startedAt) / 1_000;
  return { ...run, startedAt: iso(startedAt), seconds };
}

async function connectionRow(workbench: Workbench, record: ConnectionRecord): Promise<ConnectionRow> {
  const { pool, workspace } = workbench;
  const key = { workspace, connection: record.id };
  const connector = workbench.live.connectors.find(({ tool }) => tool === record.tool);
  const secrets = await secretFields(pool, key);
  const { total } = await readDiagnosticsOf(pool, workspace, { source: `connection:${record.id}`, limit: 1 });
  const progress = await runningSync(workbench, record);
  const { id, name, tool, settings, signIn, nextKind, nextAt } = record;
  const now = workbench.now();
  return {
    ...{ id, name, tool, settings, signIn },
    title: connector?.title ?? tool,
    secrets: secrets.filter((field) => field !== WEBHOOK_SECRET),
    state: record.state === 'paused' ? 'paused' : 'active',
    ...freshnessOf(record, { now, progress }),
    lastSuccess: isoOrNull(record.syncedAt),
    lagSeconds: record.syncedAt === null ? null : Math.round((now - record.syncedAt) / 1_000),
    lastFull: isoOrNull(record.fullAt),
    lastSweep: isoOrNull(record.sweptAt),
    next:
      nextKind === null || nextAt === null || record.state === 'paused' ? null : { kind: nextKind, at: iso(nextAt) },
    failure:
      record.failure === null || record.failedAt === null ? null : { ...record.failure, at: iso(record.failedAt) },
    progress,
    webhook: webhookRow(workbench, record, {
      hasSecret: secrets.includes(WEBHOOK_SECRET),
      deliveries: await readDeliveryState(pool, key),
    }),
    diagnostics: total,
  };
}

// Changes are asked for every few minutes: this long without any means that something is in the way.
const LATE_MS = 15 * 60_000;

function freshnessOf(
  { name, state, syncedAt, failure }: ConnectionRecord,
  { now, progress }: { readonly now: number; readonly progress: ConnectionRow['progress'] },
): Pick<ConnectionRow, 'freshness' | 'words'> {
  const last = syncedAt === null ? 'it was never read to the end' : `it was last read ${span(now - syncedAt)} ago`;
  if (state === 'paused') return { freshness: 'paused', words: `${name} is paused; ${last}.` };
  if (failure !== null)
    return { freshness: 'failing', words: `${name} could not be read: ${trimmed(failure.what)}; ${last}.` };
  if (progress !== null)
    return { freshness: syncedAt === null ? 'first' : 'fresh', words: `${name}: ${progress.words}` };
  if (syncedAt === null) return { freshness: 'first', words: `${name} waits for its first sync.` };
  if (now - syncedAt > LATE_MS)
    return { freshness: 'late', words: `${name} is late: ${last}. Only a running server reads it by itself.` };
  return { freshness: 'fresh', words: `${name} is fresh: ${last}.` };
}

function trimmed(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** How far the sync under way is, whoever does it; null when there is none. */
async function runningSync(workbench: Workbench, { id }: ConnectionRecord): Promise<ConnectionRow['progress']> {
  const key = { workspace: workbench.workspace, connection: id };
  const lease = await readLease(workbench.pool, key);
  if (lease === null || !lease.isHeld || isDeadHolder(lease.holder)) return null;
  const [run] = await readRuns(workbench.pool, key, 1);
  if (run?.state !== 'running') return null;
  const { kind, done, total, records, facts, requests, startedAt } = run;
  const seconds = Math.max(0.001, (workbench.now() - startedAt) / 1_000);
  const perSecond = done === 0 ? null : done / seconds;
  const secondsLeft = perSecond === null || total === null ? null : Math.max(0, total - done) / perSecond;
  const counts = { kind, done, total, records, facts, requests, startedAt: iso(startedAt), perSecond, secondsLeft };
  return { ...counts, words: progressWords(counts) };
}

/** How far a sync is, in words: `reads everything: 1,200 of 10,000, 800 a second, 11 s left`. */
function progressWords(of: {
  readonly kind: SyncRun['kind'];
  readonly done: number;
  readonly total: number | null;
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}): string {
  const total = of.total === null ? '' : ` of ${of.total.toLocaleString('en')}`;
  const pace = of.perSecond === null ? '' : `, ${Math.round(of.perSecond).toLocaleString('en')} a second`;
  const left = of.secondsLeft === null || of.done === of.total ? '' : `, ${span(of.secondsLeft * 1_000)} left`;
  return `${WHAT[of.kind]}: ${of.done.toLocaleString('en')}${total}${pace}${left}`;
}

const WHAT = {
  full: 'reads everything',
  changes: 'reads what changed',
  sweep: 'looks for what is gone',
  hinted: 'reads what webhooks named',
} as const;

interface WebhookFacts {
  readonly hasSecret: boolean;
  readonly deliveries: DeliveryState;
}

function webhookRow(
  { live, now }: Workbench,
  { id, tool, signIn, settings, handshakeUntil, webhookUntil }: ConnectionRecord,
  { hasSecret, deliveries }: WebhookFacts,
): ConnectionRow['webhook'] {
  const isAwaited = !hasSecret && handshakeUntil !== null && handshakeUntil > now();
  const state = hasSecret ? 'on' : isAwaited ? 'awaited' : 'off';
  const url = state === 'off' || live.publicUrl === null ? null : `${live.publicUrl}/api/hooks/${id}`;
  const { lastAt, waiting, failed } = deliveries;
  const { appWebhooks } =
    live.connectors.find((each) => each.tool === tool)?.signIns.find(({ name }) => name === signIn) ?? {};
  const requests = appWebhooks?.requests({ settings, address: `${live.publicUrl ?? 'https://HOST'}/api/hooks/${id}` });
  return {
    state,
    url,
    last: isoOrNull(lastAt),
    waiting,
    failed,
    app: requests === undefined ? null : { until: isoOrNull(webhookUntil), ...requests },
    words: [webhookWords(state, { url, lastAt, now: now() }), ...endWords(webhookUntil, now())].join(' '),
  };
}

function webhookWords(
  state: ConnectionRow['webhook']['state'],
  { url, lastAt, now }: { readonly url: string | null; readonly lastAt: number | null; readonly now: number },
): string {
  if (state === 'off') return 'No webhooks: changes are asked for every few minutes.';
  if (url === null) return 'Webhooks need FULCRUM_PUBLIC_URL: the address at which the tool reaches this machine.';
  if (state === 'awaited') return `The tool may prove itself at ${url} now.`;
  return lastAt === null ? `No webhook has come to ${url} yet.` : `The last webhook came ${span(now - lastAt)} ago.`;
}

/** When webhooks end that do so by themselves; counted from when they were said to be registered or renewed. */
function endWords(until: number | null, now: number): readonly string[] {
  if (until === null) return [];
  const day = iso(until).slice(0, 10);
  const renew = 'renew them with the request that the connection shows, and say so: connect webhook NAME --app';
  return [until <= now ? `They ended on ${day}: ${renew}.` : `They end on ${day}, unless they are renewed: ${renew}.`];
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at);
}

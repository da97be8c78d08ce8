import type { SyncProgress, SyncResult } from '@fulcrum/workbench';
import type { CheckView, ConnectionsView, ConnectionView } from '@fulcrum/workbench/views';
import { harmless, table } from './output.ts';

type Connection = ConnectionsView['connections'][number];

const counted = (count: number) => count.toLocaleString('en');

/** The connections as a table, each with what failed and how to mend it below. */
export function statusTable(connections: readonly Connection[]): string {
  if (connections.length === 0) return 'Nothing is connected yet: fulcrum connect TOOL';
  const rows = connections.map((each) => [
    harmless(each.name),
    each.tool,
    each.freshness,
    each.lagSeconds === null ? 'never' : `${lag(each.lagSeconds)} ago`,
    each.next === null ? '–' : `${each.next.kind} at ${each.next.at.slice(11, 16)} UTC`,
    each.webhook.state,
  ]);
  const notes = connections.flatMap(noteOf);
  return [table([['Connection', 'Tool', 'Is', 'Read', 'Next', 'Webhooks'], ...rows]), ...notes].join('\n');
}

function noteOf({ name, failure, progress, webhook, diagnostics }: Connection): readonly string[] {
  const notes = [
    ...(failure === null ? [] : [`${failure.what} To mend it: ${failure.mend}`]),
    ...(progress === null ? [] : [progress.words]),
    ...(webhook.failed === 0
      ? []
      : [`${counted(webhook.failed)} webhooks could not be worked off; polling reads the same`]),
    ...(webhook.app?.until == null ? [] : [webhook.words]),
    ...(diagnostics === 0
      ? []
      : [`${counted(diagnostics)} things could not be taken as they were: fulcrum connect show "${name}"`]),
  ];
  return notes.map((note) => harmless(`${name}: ${note}`));
}

/** One connection, whole. */
export function connectionWords(connection: ConnectionView): string {
  const { words, settings, signIn, secrets, scopes, webhook, runs, latestDiagnostics } = connection;
  const set = Object.entries(settings).filter(([, value]) => value !== null && value !== '' && String(value) !== '');
  const lines = [
    words,
    `Signs in by ${signIn} with ${secrets.join(', ') || 'nothing'}; scopes to grant: ${scopes.join(', ') || 'none'}`,
    ...set.map(([name, value]) => `  ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`),
    webhook.words,
    ...runs.slice(0, 5).map(runWords),
    ...latestDiagnostics
      .slice(0, 10)
      .map(({ severity, where, what, mend }) => `${severity}: ${where}: ${what}; ${mend}`),
  ];
  return lines.map(harmless).join('\n');
}

function runWords({
  kind,
  state,
  startedAt,
  seconds,
  done,
  total,
  facts,
  requests,
  failure,
}: ConnectionView['runs'][number]): string {
  const much = `${counted(done)}${total === null ? '' : ` of ${counted(total)}`} things, ${counted(facts)} facts, ${requests} requests`;
  const took = seconds === null ? '' : ` in ${seconds.toFixed(1)} s`;
  return `  ${startedAt.slice(0, 16).replace('T', ' ')} UTC  ${kind} ${state}: ${much}${took}${failure === null ? '' : `: ${failure.what}`}`;
}

const PARTS = {
  full: 'reading everything',
  changes: 'reading what changed',
  sweep: 'looking for what is gone',
  hinted: 'reading what webhooks named',
};

/** How far a sync is, with its pace and what is left of it. */
export function paceWords({ kind, step, done, total, requests }: SyncProgress, elapsedMs: number): string {
  if (step === 'storing') return `${PARTS[kind]}: all ${counted(done)} are read, and go in together now`;
  const perSecond = done / Math.max(0.001, elapsedMs / 1_000);
  const left = total === null || done === 0 ? '' : `, about ${lag(Math.max(0, total - done) / perSecond)} left`;
  const of = total === null ? '' : ` of ${counted(total)}`;
  return `${PARTS[kind]}: ${counted(done)}${of}, ${counted(Math.round(perSecond))} a second, ${requests} requests${left}`;
}

const DONE = {
  full: 'Read everything',
  changes: 'Read what changed',
  sweep: 'Looked for what is gone',
  hinted: 'Read what webhooks named',
};

/** What a sync brought. */
export function syncedWords({ kind, done, facts, requests, seconds }: SyncResult): string {
  const news = facts === 0 ? 'nothing new' : `${counted(facts)} new facts`;
  return `${DONE[kind]}: ${counted(done)} things, ${news}, in ${seconds.toFixed(1)} s with ${counted(requests)} requests.`;
}

function lag(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}

/** What a test of a sign-in found. */
export function checkWords(check: CheckView): string {
  return [check.words, ...check.sees.map((seen) => `  sees ${seen}`)].map(harmless).join('\n');
}

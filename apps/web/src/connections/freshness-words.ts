import type { Tone } from '../ui/status.tsx';
import type { Connection } from './queries.ts';

type Fresh = Pick<Connection, 'freshness' | 'lastSuccess' | 'next' | 'failure' | 'progress'>;

const TONES: Readonly<Record<Connection['freshness'], Tone>> = {
  fresh: 'ok',
  first: 'none',
  late: 'risk',
  failing: 'late',
  paused: 'none',
};

const WORDS: Readonly<Record<Connection['freshness'], string>> = {
  fresh: 'fresh',
  first: 'first sync',
  late: 'behind',
  failing: 'failing',
  paused: 'paused',
};

export const freshnessTone = ({ freshness }: Pick<Connection, 'freshness'>): Tone => TONES[freshness];
export const freshnessWord = ({ freshness }: Pick<Connection, 'freshness'>): string => WORDS[freshness];

/** How fresh a connection is at a time in milliseconds: `Synced 3 minutes ago, next in 2 minutes.` */
export function freshWords(connection: Fresh, now: number): string {
  const { freshness, lastSuccess, progress } = connection;
  if (freshness === 'first') return progress === null ? 'Waits for its first sync.' : 'Its first sync is under way.';
  const last = lastSuccess === null ? 'never synced to the end' : `synced ${agoWords(now - Date.parse(lastSuccess))}`;
  if (freshness === 'paused') return `Paused; ${last}.`;
  if (freshness === 'failing') return `${capital(last)}${againWords(connection, now)}.`;
  if (freshness === 'late') return `Behind: ${last}. Only a running server reads it by itself.`;
  return `${capital(last)}${nextWords(connection, now)}.`;
}

function nextWords({ next, progress }: Fresh, now: number): string {
  if (progress !== null) return ', and again right now';
  return next === null ? '' : `, next ${inWords(Date.parse(next.at) - now)}`;
}

function againWords({ next, progress }: Fresh, now: number): string {
  if (progress !== null) return '; it is tried again right now';
  return next === null ? '' : `; it is tried again ${inWords(Date.parse(next.at) - now)}`;
}

function agoWords(ms: number): string {
  return ms < 5_000 ? 'just now' : `${spanWords(ms)} ago`;
}

function inWords(ms: number): string {
  return ms < 5_000 ? 'at once' : `in ${spanWords(ms)}`;
}

const UNITS = [
  [86_400_000, 'day', 2],
  [3_600_000, 'hour', 2],
  [60_000, 'minute', 1],
  [1_000, 'second', 1],
] as const;

/** A length of time in one unit, of which there are two where it is longer than a minute: `3 minutes`, `90 minutes`, `1 second`. */
export function spanWords(ms: number): string {
  const [size, name] = UNITS.find(([unit, , least]) => ms >= least * unit) ?? [1_000, 'second'];
  const count = Math.max(1, Math.round(ms / size));
  return `${count}\u00a0${name}${count === 1 ? '' : 's'}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** All connections in a few words, with the worst of them named: `all fresh`, `Jira is behind`. */
export function allWords(connections: readonly Connection[]): { readonly tone: Tone; readonly words: string } {
  const failing = connections.filter(({ freshness }) => freshness === 'failing');
  const late = connections.filter(({ freshness }) => freshness === 'late');
  if (failing.length > 0) return { tone: 'late', words: countedWords(failing, 'is failing', 'are failing') };
  if (late.length > 0) return { tone: 'risk', words: countedWords(late, 'is behind', 'are behind') };
  const first = connections.filter(({ freshness }) => freshness === 'first');
  if (first.length > 0) return { tone: 'none', words: firstWords(first) };
  if (connections.every(({ freshness }) => freshness === 'paused'))
    return { tone: 'none', words: connections.length === 1 ? `${connections[0]?.name} is paused` : 'all paused' };
  return { tone: 'ok', words: connections.length === 1 ? `${connections[0]?.name} is fresh` : 'all fresh' };
}

/** The same as a sentence, for the head of the page: `2 connections; Jira is failing.` */
export function headline(connections: readonly Connection[]): string {
  const { words } = allWords(connections);
  const [first, ...others] = connections.filter(({ freshness }) => freshness === 'first');
  const isFirst = !connections.some(({ freshness }) => freshness === 'failing' || freshness === 'late');
  if (first === undefined || others.length > 0 || !isFirst) return words;
  const share = shareOf(first.progress);
  return `${first.name} is being read for the first time${share === null ? '' : `: ${Math.floor(100 * share)}\u00a0%`}`;
}

function countedWords(some: readonly Connection[], one: string, many: string): string {
  return some.length === 1 ? `${some[0]?.name} ${one}` : `${some.length} ${many}`;
}

function firstWords(first: readonly Connection[]): string {
  const [one] = first;
  if (first.length > 1 || one === undefined) return `${first.length} first syncs`;
  const share = shareOf(one.progress);
  return share === null ? `${one.name}: first sync` : `${one.name}: ${Math.floor(100 * share)}\u00a0%`;
}

/** How much of a sync is done, from 0 to 1; null where nobody can tell. */
export function shareOf(progress: Connection['progress']): number | null {
  if (progress === null || progress.total === null || progress.total === 0) return null;
  return Math.min(1, progress.done / progress.total);
}

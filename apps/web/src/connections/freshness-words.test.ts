import { describe, expect, it } from 'vitest';
import { allWords, freshWords, headline, shareOf, spanWords } from './freshness-words.ts';
import type { Connection } from './queries.ts';

const NOW = Date.UTC(2026, 8, 1, 12);
const before = (ms: number) => new Date(NOW - ms).toISOString();
const MINUTE = 60_000;

const fresh: Connection = {
  id: 'c1',
  name: 'Jira',
  tool: 'jira',
  title: 'Jira',
  settings: {},
  signIn: 'token',
  secrets: [],
  state: 'active',
  freshness: 'fresh',
  words: '',
  lastSuccess: before(3 * MINUTE),
  lagSeconds: 180,
  lastFull: null,
  lastSweep: null,
  next: { kind: 'changes', at: before(-2 * MINUTE) },
  failure: null,
  progress: null,
  webhook: { state: 'off', url: null, last: null, waiting: 0, failed: 0, app: null, words: '' },
  diagnostics: 0,
};
const progress = {
  kind: 'full' as const,
  done: 34,
  total: 100,
  records: 34,
  facts: 0,
  requests: 1,
  startedAt: before(0),
  perSecond: 10,
  secondsLeft: 6.6,
  words: '',
};
const words = (change: Partial<Connection>) => freshWords({ ...fresh, ...change }, NOW).replaceAll('\u00a0', ' ');

describe('a connection', () => {
  it('says how fresh it is', () => {
    expect(words({})).toBe('Synced 3 minutes ago, next in 2 minutes.');
    expect(words({ next: { kind: 'changes', at: before(1) } })).toBe('Synced 3 minutes ago, next at once.');
    expect(words({ progress })).toBe('Synced 3 minutes ago, and again right now.');
    expect(words({ freshness: 'first', lastSuccess: null })).toBe('Waits for its first sync.');
    expect(words({ freshness: 'paused', next: null })).toBe('Paused; synced 3 minutes ago.');
    expect(words({ freshness: 'late' })).toContain('Behind: synced 3 minutes ago.');
    expect(words({ freshness: 'failing', lastSuccess: null })).toBe(
      'Never synced to the end; it is tried again in 2 minutes.',
    );
  });

  it('names the worst of several', () => {
    const failing = { ...fresh, name: 'Linear', freshness: 'failing' as const };
    expect(allWords([fresh])).toEqual({ tone: 'ok', words: 'Jira is fresh' });
    expect(allWords([fresh, fresh])).toEqual({ tone: 'ok', words: 'all fresh' });
    expect(allWords([fresh, { ...fresh, freshness: 'late' }])).toEqual({ tone: 'risk', words: 'Jira is behind' });
    expect(allWords([failing, failing])).toEqual({ tone: 'late', words: '2 are failing' });
    const first = { ...fresh, freshness: 'first' as const };
    expect(allWords([{ ...first, progress }]).words).toBe('Jira: 34\u00a0%');
    expect(headline([first, fresh])).toBe('Jira is being read for the first time');
    expect(headline([{ ...first, progress }])).toBe('Jira is being read for the first time: 34\u00a0%');
    expect(headline([first, failing])).toBe('Linear is failing');
  });

  it('tells no share of what nobody can count', () => {
    expect(shareOf({ ...progress, total: null })).toBe(null);
    expect(shareOf({ ...progress, total: 0 })).toBe(null);
    expect(shareOf({ ...progress, done: 120 })).toBe(1);
  });

  it('gives lengths of time in one unit', () => {
    expect([0, 59_000, 63_000, 120_000, 5_400_000, 7_200_000, 200_000_000].map(spanWords)).toEqual(
      ['1 second', '59 seconds', '1 minute', '2 minutes', '90 minutes', '2 hours', '2 days'].map((text) =>
        text.replace(' ', '\u00a0'),
      ),
    );
  });
});

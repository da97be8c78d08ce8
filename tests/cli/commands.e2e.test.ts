import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../harness/product.ts';
import { SAMPLE } from '../harness/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'fulcrum-cli-'));
chmodSync(folder, 0o755);
const dataDir = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true }));

const fulcrum = (...args: readonly string[]) => runCli(dataDir, ...args);

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

beforeAll(async () => {
  const ran = await fulcrum('import', 'jira-archive', SAMPLE, '--program', 'Titanium SDK');
  expect([ran.code, ran.err]).toEqual([0, '']);
  expect(ran.out).toMatch(/^Imported 1,153 records as [\d,]+ new facts/);
  expect(ran.out).toContain('Final state only');
});

const FORECAST = ['forecast', '--program', 'TIMOB', '--milestone', 'Release 7.0.0', '--as-of', '2017-09-15'];

describe('a forecast', () => {
  it('has all that a script needs, and the same seed gives the same answer', async () => {
    const ran = await fulcrum(...FORECAST, '--json');
    const answer = JSON.parse(ran.out);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(answer).toMatchObject({
      status: 'ok',
      asOf: '2017-09-15',
      target: null,
      oddsOfTarget: null,
      seed: 1,
      milestone: { name: 'Release 7.0.0' },
    });
    const { p50, p85, p95 } = answer.quantiles;
    expect([p50, p85, p95].toSorted()).toEqual([p50, p85, p95]);
    expect(p50 > '2017-09-15').toBe(true);
    expect(answer.remaining.items).toBe(
      answer.remaining.byTeam.reduce((sum: number, team: { open: number }) => sum + team.open, 0),
    );
    expect(answer.diagnostics.map((each: { code: string }) => each.code)).toContain('final-state-only');
    expect(answer.evidence.length).toBeGreaterThan(0);
    expect(JSON.parse((await fulcrum(...FORECAST, '--json')).out)).toEqual(answer);
  });

  it('puts words first for a person, and knows targets that a person set', async () => {
    await fulcrum('target', '7.0.0', '2017-12-01', '--program', 'TIMOB', '--since', '2017-07-01');
    const ran = await fulcrum(...FORECAST);
    expect(ran.out).toMatch(/^Release 7\.0\.0 lands .*, so its 1\u00a0Dec target has /);
    const before = JSON.parse((await fulcrum(...FORECAST.slice(0, -1), '2017-06-30', '--json')).out);
    expect(before.target).toBeNull();
  });

  it('of something over says when it ended, and of nothing says what is missing', async () => {
    const over = JSON.parse(
      (await fulcrum('forecast', '--program', 'TIMOB', '--milestone', '6.0.0', '--as-of', '2017-09-15', '--json')).out,
    );
    expect(over).toMatchObject({ status: 'finished', finished: '2016-11-15' });
    const early = await fulcrum(
      'forecast',
      '--program',
      'TIMOB',
      '--milestone',
      '7.1.0',
      '--as-of',
      '2012-01-01',
      '--json',
    );
    expect([early.code, JSON.parse(early.out).status]).toEqual([0, 'insufficient-data']);
    expect(JSON.parse(early.out).words).toMatch(/cannot be forecast: /);
  });
});

describe('brief', () => {
  it('tells a milestone in five sentences, and what lacks where there is no date', async () => {
    const words = await fulcrum('brief', '--program', 'TIMOB', '--milestone', '7.0.0', '--as-of', '2017-09-15');
    expect([words.code, words.err]).toEqual([0, '']);
    expect(words.out.split('\n').filter((line) => /^[1-5]\. /.test(line))).toHaveLength(5);
    expect(words.out).toMatch(/^1\. Release 7\.0\.0 is as likely as not to land by .+85\s%/m);
    const early = await fulcrum(
      'brief',
      '--program',
      'TIMOB',
      '--milestone',
      '7.1.0',
      '--as-of',
      '2012-01-01',
      '--json',
    );
    expect(JSON.parse(early.out)).toMatchObject({ status: 'insufficient-data', isWhole: true });
  });
});

describe('wrong use', () => {
  it.each([
    [1, ['brief', '--program', 'TIMOB', '--milestone', '7.0.0', '--since', '2099-01-01'], /must not lie after/],
    [2, ['frcast'], /Did you mean forecast/],
    [2, ['forecast'], /--program/],
    [2, ['forecast', '--program', 'TIMOB', '--as-of', 'yesterday'], /--as-of/],
    [2, ['import', 'jira-archive'], /missing required argument/],
    [1, ['forecast', '--program', 'TIMOBB'], /did you mean "TIMOB"/],
    [1, ['forecast', '--program', 'TIMOB', '--milestone', 'Relase 7.0.0'], /did you mean "Release 7.0.0"/],
    [1, ['flow', '--program', 'TIMOB', '--team', 'Andriod'], /did you mean "Android"/],
    [1, ['import', 'jira-archive', '/no/such/file'], /there is no file \/no\/such\/file/],
    [1, ['target', '7.0.0', 'soon', '--program', 'TIMOB'], /"soon" is no day/],
    [1, ['words', 'state/Closd', 'done'], /did you mean "state\/Closed"/],
    [1, ['words', 'state/Closed', 'finished'], /use one of todo, doing, done, dropped/],
  ])('ends with %i: %o', async (code, args, message) => {
    const ran = await fulcrum(...args);
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.err).toMatch(message);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  it.each([
    ['an empty file', '', /is empty/],
    ['not JSON', 'hello\n', /not JSON/],
    ['a table that fits nothing', 'a,b\n1,2\n', /not JSON/],
  ])('%s is refused, and nothing is lost', async (_, content, message) => {
    const before = (await fulcrum('hash')).out;
    const ran = await fulcrum('import', 'jira-archive', file('bad', content));
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(message);
    expect((await fulcrum('hash')).out).toBe(before);
  });
});

it('a ring of blocking links is named, left out, and stops nothing', async () => {
  const link = (id: string, other: string) => ({
    id,
    type: { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
    outwardIssue: { key: other },
  });
  const issue = (number: number, other: number) => ({
    id: `9${number}`,
    key: `RING-${number}`,
    fields: {
      summary: `${number}`,
      created: '2017-01-01T00:00:00Z',
      status: { name: 'Open', statusCategory: { key: 'new' } },
      fixVersions: [{ id: '1', name: 'One' }],
      issuelinks: [link(`l${number}`, `RING-${other}`)],
    },
  });
  const ring = [issue(1, 2), issue(2, 3), issue(3, 1)].map((each) => JSON.stringify(each)).join('\n');
  expect((await fulcrum('import', 'jira-archive', file('ring.jsonl', ring))).code).toBe(0);
  const ran = await fulcrum('forecast', '--program', 'RING', '--milestone', 'One', '--as-of', '2017-06-01', '--json');
  const answer = JSON.parse(ran.out);
  expect([ran.code, answer.status]).toEqual([0, 'insufficient-data']);
  const named = answer.diagnostics.find((each: { code: string }) => each.code === 'link-ring');
  expect(named.what).toContain('RING-1, RING-2, RING-3');
});

it('the flow, the changes, the words and the status are told as words and as JSON', async () => {
  expect((await fulcrum('flow', '--program', 'TIMOB', '--as-of', '2017-09-15')).out).toMatch(/items a week/);
  const flow = JSON.parse((await fulcrum('flow', '--program', 'TIMOB', '--as-of', '2017-09-15', '--json')).out);
  expect(flow.metrics.map((metric: { id: string }) => metric.id)).toContain('throughput');
  expect((await fulcrum('flow', '--dora', 'TIMOB')).out).toMatch(
    /Lead time of changes\s+not connected: no pull requests/,
  );
  const changes = await fulcrum('changes', '--program', 'TIMOB', '--from', '2017-09-08', '--to', '2017-09-15');
  expect(changes.out).toMatch(/changes from 2017-09-08 to 2017-09-15/);
  expect((await fulcrum('words')).out).toMatch(/component\/TIMOB\/iOS/);
  expect((await fulcrum('status')).out).toMatch(/TIMOB\s+Titanium SDK\s+1153/);
});

it('a back-test also tries out single items, and the next 25', async () => {
  for (const level of ['item', '25']) {
    const asked = ['backtest', '--program', 'TIMOB', '--level', level, '--replications', '100'];
    const report = JSON.parse((await fulcrum(...asked, '--json')).out);
    expect(report).toMatchObject({ program: 'TIMOB', level, status: 'ok' });
    expect((await fulcrum(...asked)).out).toMatch(/All together: \d+ forecasts\n.*By P85/);
  }
  expect((await fulcrum('backtest', '--program', 'TIMOB', '--level', 'epic')).code).toBe(2);
});

it('a back-test compares with two plain ways of forecasting in the same run', async () => {
  const ran = await fulcrum('backtest', '--program', 'titanium sdk', '--replications', '200', '--json');
  const report = JSON.parse(ran.out);
  expect(report).toMatchObject({ program: 'TIMOB', status: 'ok' });
  expect((await fulcrum('backtest', '--program', 'TIMOB', '--replications', 'many')).code).toBe(2);
  expect(report.definitions.map((each: { definition: string }) => each.definition)).toEqual(['release', 'items']);
  for (const { overall } of report.definitions) {
    expect(overall.scores.map((score: { forecaster: string }) => score.forecaster).toSorted()).toEqual([
      'bootstrap',
      'fulcrum',
      'velocity',
    ]);
    for (const score of overall.scores)
      expect(score.coverage.map((each: { level: number }) => each.level)).toEqual([0.5, 0.85, 0.95]);
  }
});

it('an export taken into an empty workspace is the same program', async () => {
  const out = join(folder, 'export');
  const exported = JSON.parse((await fulcrum('export', out, '--json')).out);
  const other = join(folder, 'other');
  expect((await runCli(other, 'import', 'export', out)).code).toBe(0);
  expect((await runCli(other, 'hash')).out.trim()).toBe(exported.programHash);
});

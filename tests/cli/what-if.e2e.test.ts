import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../harness/product.ts';
import { SAMPLE } from '../harness/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'fulcrum-what-if-'));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true }));

const fulcrum = (...args: readonly string[]) => runCli(join(folder, 'data'), ...args);
const json = async (...args: readonly string[]) => JSON.parse((await fulcrum(...args, '--json')).out);

beforeAll(async () => {
  await fulcrum('import', 'jira-archive', SAMPLE, '--program', 'Titanium SDK');
  await fulcrum('clock', '2017-09-15');
});

const FEW = ['--replications', '500'];

describe('explain', () => {
  const EXPLAIN = ['explain', '--program', 'TIMOB', '--milestone', '7.0.0', '--from', '2017-08-15', ...FEW];

  it('gives parts that add up to the move, each with its facts', async () => {
    const { status, move, parts, from, to } = await json(...EXPLAIN);
    expect([status, from.asOf, to.asOf]).toEqual(['ok', '2017-08-15', '2017-09-15']);
    for (const p of ['p50', 'p85']) {
      const sum = parts.reduce((total: number, part: { move: Record<string, number> }) => total + part.move[p]!, 0);
      expect(sum).toBe(move[p]);
      expect(move[p]).toBe((Date.parse(to[p]) - Date.parse(from[p])) / 86_400_000);
    }
    const scope = parts.find((part: { label: string }) => part.label === 'scope');
    expect([scope.words, scope.facts.length > 0]).toEqual([expect.stringMatching(/^\d+\u00a0items? added/), true]);
  });

  it('says it in a sentence, a table and the facts, and says why when it cannot', async () => {
    const { out } = await fulcrum(...EXPLAIN);
    expect(out).toMatch(
      /^Release 7\.0\.0: Its 85\u00a0% date is .* than it was on 15\u00a0Aug: .*scope \(\d+\u00a0items added\)/,
    );
    expect(out).toMatch(/\nTogether +[+−]\d+ +[+−]\d+/);
    expect(out).toMatch(/\n {2}2017-\d\d-\d\d {2}item:TIMOB-\d+ \w+ became /);
    const early = await fulcrum(...EXPLAIN, '--from', '2012-01-01');
    expect(early.out).toMatch(/^Release 7\.0\.0 cannot be compared with 1\u00a0Jan\u00a02012: /);
    const wrong = await fulcrum(...EXPLAIN, '--to', '2016-01-01');
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/must not lie after the second/)]);
  });
});

describe('a scenario', () => {
  it('is made, changed, compared, undone and committed', async () => {
    const made = await json('scenario', 'create', 'More people', '--program', 'TIMOB', '--note', 'for the board');
    expect(made).toMatchObject({ id: 'S1', state: 'open', changes: [] });
    await fulcrum('scenario', 'change', 'S1', 'add-items', 'milestone=7.0.0', 'count=40', 'team=iOS');
    await fulcrum('scenario', 'change', 'More people', 'target', 'milestone=7.0.0', 'day=2018-03-01');
    const shown = await fulcrum('scenario', 'show', 'S1');
    expect(shown.out).toMatch(
      /S1\.1 {2}adds 40\u00a0items to Release 7\.0\.0 for iOS\n {2}S1\.2 {2}promises Release 7\.0\.0/,
    );
    const compared = await json('scenario', 'compare', 'S1', '--program', 'TIMOB', ...FEW);
    const row = compared.milestones.find(({ name }: { name: string }) => name === 'Release 7.0.0');
    expect([row.left.target, row.right.target, row.right.open - row.left.open]).toEqual([null, '2018-03-01', 40]);
    expect(row.right.p85 >= row.left.p85).toBe(true);
    expect((await json('scenario', 'undo', 'S1')).changes.map(({ id }: { id: string }) => id)).toEqual(['S1.1']);
    expect((await json('scenario', 'commit', 'S1')).state).toBe('committed');
    const items = await json('forecast', '--program', 'TIMOB', '--milestone', '7.0.0', ...FEW);
    expect(items.remaining.items).toBe(row.right.open);
  });

  it('says first which milestones lose their date, and why', async () => {
    await fulcrum('scenario', 'create', 'Nobody on iOS', '--program', 'TIMOB');
    await fulcrum('scenario', 'change', 'Nobody on iOS', 'capacity', 'team=iOS', 'slots=0');
    const compared = (await fulcrum('scenario', 'compare', 'Nobody on iOS', ...FEW)).out;
    expect(compared).toMatch(/^With "Nobody on iOS", 3\u00a0milestones have no date any more: iOS has no slots\./);
    expect(compared).toMatch(/\nRelease 7\.0\.0 has no date any more: iOS has no slots\.\n/);
    expect((await json('scenario', 'discard', 'Nobody on iOS')).state).toBe('discarded');
    const asked = (await fulcrum('what-if', '--program', 'TIMOB', '--slots', 'iOS=0')).out;
    expect(asked).toMatch(/^3\u00a0milestones have no date any more: iOS has no slots\./);
  });

  it('takes a lever in, and the questions to the plan are asked in it', async () => {
    const OF = ['--program', 'TIMOB', '--milestone', '7.0.0'];
    const { levers, scenario } = await json('levers', ...OF);
    expect(scenario).toBeNull();
    const kept = await fulcrum('levers', ...OF, '--keep', '1', '--into', 'The best lever');
    expect(kept.out).toMatch(/^S\d {2}The best lever {2}\(open, version \d+\)\n {2}S\d\.1 {2}/);
    const inside = await json('levers', ...OF, '--scenario', 'The best lever');
    expect(inside.words).toMatch(/^In the scenario "The best lever": /);
    expect(inside.levers[0].gained).not.toEqual(levers[0].gained);
    const none = await fulcrum('levers', ...OF, '--keep', '99');
    expect([none.code, none.err]).toEqual([
      1,
      expect.stringMatching(/name a lever by its place in the list, from 1 to \d+/),
    ]);
    const explained = await json('explain', ...OF, '--from', '2017-08-15', '--scenario', 'The best lever', ...FEW);
    expect(explained.parts.at(-1).change).toMatch(/^S\d\.1$/);
    for (const command of ['tornado', 'bottleneck', 'cost', 'timeline']) {
      const own = command === 'cost' || command === 'timeline' ? OF.slice(0, 2) : OF;
      const asked = await fulcrum(command, ...own, '--scenario', 'The best lver');
      expect([asked.code, asked.err]).toEqual([1, expect.stringMatching(/did you mean "The best lever"/)]);
    }
    expect((await json('scenario', 'discard', 'The best lever')).state).toBe('discarded');
  });

  it('refuses what cannot be meant, and is given up', async () => {
    await fulcrum('scenario', 'create', 'Less', '--program', 'TIMOB');
    const unknown = await fulcrum('scenario', 'change', 'Less', 'team', 'item=TIMOB-25275', 'team=iOSS');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringMatching(/did you mean "iOS"/)]);
    expect((await fulcrum('scenario', 'change', 'Less', 'wibble', 'a=b')).code).toBe(2);
    for (const name of ['trunk', 'As it is', 'S7', 'less'])
      expect((await fulcrum('scenario', 'create', name, '--program', 'TIMOB')).code).toBe(1);
    const cut = await fulcrum('what-if', '--program', 'TIMOB', '--cut', 'NOPE-1');
    expect([cut.code, cut.err]).toEqual([1, expect.stringMatching(/there is no item "NOPE-1"/)]);
    expect((await fulcrum('scenario', 'commit', 'Less')).err).toMatch(/no changes/);
    expect((await json('scenario', 'discard', 'Less')).state).toBe('discarded');
    expect((await json('scenario', 'list', '--program', 'TIMOB')).map(({ state }: { state: string }) => state)).toEqual(
      ['discarded', 'discarded', 'discarded', 'committed'],
    );
  });
});

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../harness/product.ts';
import { SAMPLE } from '../harness/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'fulcrum-plan-'));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true }));

const fulcrum = (...args: readonly string[]) => runCli(join(folder, 'data'), ...args, '--program', 'TIMOB');
const json = async (...args: readonly string[]) => JSON.parse((await fulcrum(...args, '--json')).out);

interface Bar {
  readonly item: string;
  readonly team: { readonly name: string } | null;
  readonly people: readonly { readonly name: string }[];
  readonly start: string;
  readonly end: string;
}

beforeAll(async () => {
  expect((await runCli(join(folder, 'data'), 'import', 'jira-archive', SAMPLE, '--program', 'Titanium SDK')).code).toBe(
    0,
  );
  expect((await runCli(join(folder, 'data'), 'clock', '2017-09-15')).code).toBe(0);
});

describe('a plan', () => {
  it('names a day for each open item, who does it, and why not earlier', async () => {
    const plan = await json('schedule');
    expect(plan.status).toBe('ok');
    expect(plan.bars.length).toBeGreaterThan(50);
    const release = plan.milestones.find(({ name }: { name: string }) => name === 'Release 7.0.0');
    const { chain } = await json('schedule', '--chain', release.last);
    expect(chain.at(-1)).toBe(release.last);
    const words = (await fulcrum('schedule', '--milestone', '7.0.0', '--chain', release.last)).out;
    expect(words).toMatch(/open items of 1.milestone of Titanium SDK are planned to end on/);
    expect(words).toContain(`What decides when ${release.last} is done:`);
    const csv = (await fulcrum('schedule', '--csv')).out.trimEnd().split('\r\n');
    expect([csv[0], csv.length]).toEqual([
      'item,title,team,people,start,end,hours,float,critical,driver',
      plan.bars.length + 1,
    ]);
  });

  it('keeps out of the leave that is entered, and follows the slots that are given', async () => {
    const before = await json('schedule', '--milestone', '7.0.0');
    const busiest = before.bars.at(-1).people[0].name as string;
    const leave = ['from=2017-10-02', 'until=2017-11-10'];
    const entered = await fulcrum('record', 'leave', '--set', `person=${busiest}`, ...leave);
    expect(entered.out).toMatch(/^Entered leave leave-[0-9a-f]+\n/);
    const slots = await fulcrum('record', 'team', 'iOS', '--set', 'slots=1');
    expect(slots.out).toMatch(/To take it back: fulcrum record team "TIMOB\/iOS" --program "TIMOB" --set "slots=none"/);
    const after = await json('schedule', '--milestone', '7.0.0');
    const own = after.bars.filter(({ people }: Bar) => people.some(({ name }) => name === busiest));
    expect(own.filter(({ start, end }: Bar) => start <= '2017-11-10' && end >= '2017-10-02')).toEqual([]);
    const iOS = after.bars.filter(({ team }: Bar) => team?.name === 'iOS');
    for (const [index, bar] of iOS.entries()) if (index > 0) expect(bar.start >= iOS[index - 1].end).toBe(true);
    expect((await fulcrum('things', 'leave')).out).toContain('2017-11-10');
    const timeline = await json('timeline');
    expect(new Set(timeline.items.map(({ teamName }: { teamName: string }) => teamName))).toContain('iOS');
  });

  it('has the odds of what is planned, beside the range of the futures', async () => {
    const [plan, timeline] = [await json('schedule'), await json('timeline')];
    const release = ({ name }: { readonly name: string }) => name === 'Release 7.0.0';
    const { oddsOfPlanned, planned, p85 } = timeline.milestones.find(release);
    expect(plan.milestones.find(release)).toMatchObject({ end: planned, oddsOfPlanned, p85 });
    expect(oddsOfPlanned > 0 && oddsOfPlanned < 1).toBe(true);
    const words = (await fulcrum('timeline')).out;
    expect(words).toMatch(
      /open items, planned to end on .*\n\nMilestone +Planned +Odds of that +By \(50 %\) +By \(85 %\)/,
    );
    expect(words).toMatch(/Release 7\.0\.0 +2\d{3}-\d\d-\d\d +\d\d %/);
  });

  it('is kept once somebody says so, after a look at what would change, and is taken back', async () => {
    const before = (await json('schedule')).bars.map(({ item, start }: Bar & { item: string }) => [item, start]);
    const look = await fulcrum('schedule', '--keep', '--dry-run');
    expect(look.out).toMatch(/^Keeping the order of the plan of \d+.open items moves .*Nothing is written/s);
    expect((await fulcrum('schedule', '--keep')).out).toMatch(
      /To take it back: fulcrum schedule --undo-keep --program "TIMOB"/,
    );
    const after = await json('schedule');
    expect(after.bars.map(({ item, start }: Bar & { item: string }) => [item, start])).toEqual(before);
    expect((await fulcrum('schedule', '--keep', '--dry-run')).out).toMatch(
      /is kept already\.\n\nThere is nothing to write/,
    );
    expect((await fulcrum('schedule', '--undo-keep')).out).toMatch(/got back the rank of before/);
  });

  it('says what stands against a target that cannot be kept', async () => {
    await fulcrum('target', '7.0.0', '2017-09-20');
    const plan = await json('schedule', '--milestone', '7.0.0', '--by-target');
    expect(plan).toMatchObject({ status: 'infeasible', bars: [], end: null });
    expect(plan.conflict[0]).toBe('Release 7.0.0 by 2017-09-20');
    expect(plan.words).toMatch(/cannot be planned: Release 7\.0\.0 by 2017-09-20 cannot hold.*: .+\.$/);
  });
});

it.each([
  [1, ['schedule', '--json', '--csv'], /choose one/],
  [1, ['schedule', '--dry-run'], /goes with --keep/],
  [1, ['schedule', '--keep', '--as-of', '2017-09-01'], /leave --as-of out/],
  [2, ['record', 'leave'], /--set/],
  [1, ['record', 'leave', '--set', 'from'], /write name=value/],
  [1, ['record', 'leave', '--set', 'person=Gita Joshy', 'from=2017-10-02'], /did you mean "Gita Joshi"/],
])('wrong use ends with %i: %o', async (code, args, message) => {
  const ran = await fulcrum(...args);
  expect([ran.code, ran.out]).toEqual([code, '']);
  expect(ran.err).toMatch(message);
});

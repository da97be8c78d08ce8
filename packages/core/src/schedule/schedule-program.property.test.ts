import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AS_OF, PLANNED, planGraph, type Things } from '../../../../tests/programs/plan-program.ts';
import { addDays, type Day, daysBetween } from '../calendar/index.ts';
import type { ProgramGraph } from '../program/index.ts';
import { type Bar, chainTo, type ProgramSchedule, scheduleProgram } from './index.ts';

const TEAMS = ['red', 'blue'];
const PEOPLE = ['ann', 'ben', 'cas'];
const SKILLS = ['go', 'sql'];
const day = fc.integer({ min: 1, max: 40 }).map((count) => addDays(AS_OF, count));

const item = fc.record({
  effort: fc.integer({ min: 1, max: 60 }),
  team: fc.constantFrom(...TEAMS),
  assignee: fc.option(fc.constantFrom(...PEOPLE)),
  skill: fc.option(fc.constantFrom(...SKILLS)),
  notBefore: fc.option(day),
  milestones: fc.constantFrom(['M'], ['N'], ['M', 'N']),
});
const leave = fc.record({
  who: fc.constantFrom('red', 'blue', 'ann', 'ben', 'cas', 'all'),
  from: day,
  days: fc.integer({ min: 0, max: 9 }),
});
const link = fc.record({
  from: fc.nat(14),
  to: fc.nat(14),
  dependency: fc.constantFrom('FS', 'SS', 'FF', 'SF'),
  lag: fc.integer({ min: -7, max: 7 }),
});
const program = fc.record({
  items: fc.array(item, { minLength: 1, maxLength: 15 }),
  leaves: fc.array(leave, { maxLength: 4 }),
  links: fc.array(link, { maxLength: 8 }),
  slots: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })),
});
type Drawn = typeof program extends fc.Arbitrary<infer T> ? T : never;

/** Links lead from earlier to later items, so that there is no ring. */
function thingsOf({ items, leaves, links, slots }: Drawn): Things {
  return {
    'milestone:N': { name: 'Release 2', program: PLANNED },
    ...Object.fromEntries(
      TEAMS.map((team, i) => [`team:${team}`, { name: team, program: PLANNED, slots: slots[i] ?? 1 }]),
    ),
    'person:ann': { name: 'Ann', skills: ['go', 'sql'] },
    'person:ben': { name: 'Ben', skills: ['sql'] },
    'person:cas': { name: 'Cas', skills: ['go'] },
    ...Object.fromEntries(items.map((each, index) => [`item:${index}`, each])),
    ...Object.fromEntries(
      leaves.map(({ who, from, days }, index) => [
        `leave:${index}`,
        {
          from,
          until: addDays(from, days),
          ...(who === 'all' ? {} : { [TEAMS.includes(who) ? 'team' : 'person']: who }),
        },
      ]),
    ),
    ...Object.fromEntries(
      links
        .filter(({ from, to }) => from !== to && Math.max(from, to) < items.length)
        .map(({ from, to, ...rest }, index) => [
          `link:${index}`,
          { form: 'blocks', from: `${Math.min(from, to)}`, to: `${Math.max(from, to)}`, ...rest },
        ]),
    ),
  };
}

function barsOf(schedule: ProgramSchedule): readonly Bar[] {
  if (schedule.status !== 'ok') throw new Error(schedule.reason);
  return schedule.bars;
}

const endHour = ({ startHour, hours }: Bar) => startHour + hours;
const overlap = (a: Bar, b: Bar) => a.startHour < endHour(b) && b.startHour < endHour(a);

it('a plan keeps every rule, read by its days and hours alone', () => {
  fc.assert(
    fc.property(program, (drawn) => {
      const graph = planGraph(thingsOf(drawn));
      const schedule = scheduleProgram(graph, PLANNED, { budget: 60 });
      const bars = barsOf(schedule);
      expect(bars.map((bar) => bar.item).toSorted()).toEqual(drawn.items.map((_, index) => `${index}`).toSorted());
      for (const bar of bars) expectItemKept(graph, bar);
      expectShared(graph, bars);
      expectLinks(graph, bars);
      expectNoLeave(graph, bars);
      expectEnds(schedule, bars);
      for (const bar of bars) expectChain(bars, bar.item);
      expect(scheduleProgram(graph, PLANNED, { budget: 60 })).toEqual(schedule);
    }),
    { numRuns: 120 },
  );
});

function expectItemKept(graph: ProgramGraph, bar: Bar): void {
  const { effort, notBefore, assignee, skill } = graph.items.get(bar.item)!;
  expect(bar.hours).toBe(effort);
  expect(bar.start > AS_OF && bar.start <= bar.end && bar.float >= 0).toBe(true);
  if (notBefore !== null) expect(bar.start >= notBefore).toBe(true);
  if (assignee !== null) expect(bar.people).toEqual([assignee]);
  else if (skill !== null) expect(graph.persons.get(bar.people[0] ?? '')?.skills).toContain(skill);
}

function expectShared(graph: ProgramGraph, bars: readonly Bar[]): void {
  for (const bar of bars) {
    const atStart = bars.filter((other) => other.startHour <= bar.startHour && bar.startHour < endHour(other));
    const ofTeam = atStart.filter((other) => other.team === bar.team);
    expect(ofTeam.length).toBeLessThanOrEqual(graph.teams.get(bar.team ?? '')?.slots ?? 0);
    for (const other of bars) {
      const isShared = other !== bar && bar.people.some((person) => other.people.includes(person));
      if (isShared) expect(overlap(bar, other)).toBe(false);
    }
  }
}

function expectLinks(graph: ProgramGraph, bars: readonly Bar[]): void {
  const byItem = new Map(bars.map((bar) => [bar.item, bar]));
  for (const { from, to, dependency, lag } of graph.links.values()) {
    const [first, second] = [byItem.get(from ?? '')!, byItem.get(to ?? '')!];
    const before = dependency === 'FS' || dependency === 'FF' ? endHour(first) : first.startHour;
    const after = dependency === 'FF' || dependency === 'SF' ? endHour(second) : second.startHour;
    // Five of seven days are worked, eight hours each.
    expect(after).toBeGreaterThanOrEqual(before + ((lag ?? 0) * 5 * 8) / 7);
  }
}

const isWeekday = (at: Day) => ![0, 6].includes(new Date(`${at}T00:00:00Z`).getUTCDay());

/** On a working day on which not everybody is away, nobody works who is. */
function expectNoLeave(graph: ProgramGraph, bars: readonly Bar[]): void {
  const leaves = [...graph.leaves.values()];
  const days = (from: Day, until: Day) =>
    Array.from({ length: daysBetween(from, until) + 1 }, (_, i) => addDays(from, i));
  const isFree = (at: Day) =>
    !isWeekday(at) ||
    leaves.some(({ person, team, from, until }) => person === null && team === null && from! <= at && at <= until!);
  for (const bar of bars) {
    expect([isFree(bar.start), isFree(bar.end)]).toEqual([false, false]);
    const own = leaves.filter(
      ({ person, team }) => (team !== null && team === bar.team) || bar.people.includes(person ?? ''),
    );
    const away = own.flatMap(({ from, until }) => days(from!, until!)).filter((at) => !isFree(at));
    expect(away.filter((at) => bar.start <= at && at <= bar.end)).toEqual([]);
  }
}

function expectEnds(schedule: ProgramSchedule, bars: readonly Bar[]): void {
  if (schedule.status !== 'ok') return;
  const last = (of: readonly Bar[]) =>
    of
      .map(({ end }) => end)
      .toSorted()
      .at(-1);
  expect(schedule.end).toBe(last(bars));
  expect(schedule.lowerBound <= schedule.end && schedule.gap >= 0).toBe(true);
  for (const { milestone, end } of schedule.milestones)
    expect(end).toBe(last(bars.filter(({ milestones }) => milestones.includes(milestone))));
  // Nobody is planned for more than they give.
  expect(schedule.load.filter(({ over }) => over > 0)).toEqual([]);
  // What ends last can slip by nothing.
  expect(bars.filter(({ end }) => end === schedule.end).some(({ isCritical }) => isCritical)).toBe(true);
}

function expectChain(bars: readonly Bar[], item: string): void {
  const chain = chainTo(bars, item);
  expect(chain.at(-1)?.item).toBe(item);
  for (const [index, bar] of chain.entries()) {
    const before = chain[index - 1];
    if (before === undefined) expect('item' in bar.driver).toBe(false);
    else expect(bar.driver).toMatchObject({ item: before.item });
    if (bar.driver.by === 'team' || bar.driver.by === 'person') expect(endHour(before!)).toBe(bar.startHour);
  }
}

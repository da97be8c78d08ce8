import { describe, expect, it } from 'vitest';
import { finished, PLANNED, planGraph, type Things } from '../../../../tests/programs/plan-program.ts';
import { addDays } from '../calendar/index.ts';
import { capacityOf, dateOfWork, dayOfWork, workBefore, workBy } from './index.ts';

const TEAM: Things = { 'team:red': { name: 'Red', program: PLANNED } };
const slots = (count: number): Things => ({ 'team:red': { ...TEAM['team:red'], slots: count } });
const capacity = (things: Things, days = 28) => capacityOf(planGraph({ ...TEAM, ...things }), PLANNED, { days });
const red = (things: Things, days?: number) => {
  const team = capacity(things, days).teams.get('red');
  if (team === undefined) throw new Error('there is no team red');
  return team;
};
const codes = (things: Things) => capacity(things).diagnostics.map(({ code }) => code);

describe('working time', () => {
  const { weekdays, everybody } = capacity({});

  it('has five days a week, from the day after the as-of day on', () => {
    // A Friday: nothing is done on Saturday and Sunday.
    expect([0, 1, 2, 3, 4, 7, 8, 9, 10].map((day) => workBy(weekdays, day))).toEqual([0, 0, 0, 1, 2, 5, 5, 5, 6]);
    expect([0, 0.5, 1, 1.01, 5, 6].map((work) => dayOfWork(weekdays, work))).toEqual([0, 3, 3, 4, 7, 10]);
    expect(dateOfWork(weekdays, 6)).toBe('2021-03-15');
    expect([workBefore(weekdays, '2021-03-08'), workBefore(weekdays, '2021-03-10')]).toEqual([0, 2]);
  });

  it('goes on with full weeks beyond its last day', () => {
    for (const work of [20, 21, 100, 1_000.5]) {
      const day = dayOfWork(weekdays, work);
      expect(workBy(weekdays, day)).toBeGreaterThanOrEqual(work);
      expect(workBy(weekdays, day - 1)).toBeLessThan(work);
    }
    expect(Number.isFinite(dayOfWork(everybody, 1e9))).toBe(true);
  });

  it('is less around New Year, and none in what the whole program is away', () => {
    const { everybody: time } = capacity({ 'leave:easter': { from: '2021-04-02', until: '2021-04-05' } }, 330);
    const on = (day: string) => Math.round((workBefore(time, addDays(day, 1)) - workBefore(time, day)) * 100) / 100;
    expect([on('2021-04-02'), on('2021-04-06'), on('2021-12-23'), on('2021-12-22')]).toEqual([0, 1, 0.45, 1]);
  });
});

describe('slots', () => {
  it('are those that were said', () => {
    expect(red(slots(3))).toMatchObject({ slots: 3, slotsFrom: 'slots' });
    expect(red(slots(0)).slots).toBe(0);
    expect(red(slots(0.3)).slots).toBe(1);
  });

  it('else the people who are there, by what they give', () => {
    const people: Things = {
      'person:a': { team: 'red' },
      'person:b': { team: 'red', allocation: 0.5 },
      'person:c': { team: 'red', active: false },
      'person:d': { team: 'red', allocation: 0.5 },
    };
    expect(red(people)).toMatchObject({ slots: 2, slotsFrom: 'people', people: ['a', 'b', 'd'] });
    expect(red({ 'person:a': { team: 'red', allocation: 0 } }).slots).toBe(0);
  });

  it('else the work in progress of the last half year, or how many people finish something', () => {
    const started = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `item:s${i}`,
        { team: 'red', state: 'Doing', doneDaysAgo: 1 + i, milestones: [] },
      ]),
    );
    expect(red(started)).toMatchObject({ slotsFrom: 'work-in-progress', slots: 12 });
    const several = { ...finished('red', 150, { assignee: 'a' }), ...rename(finished('red', 150, { assignee: 'b' })) };
    expect(red(several)).toMatchObject({ slotsFrom: 'finishers', slots: 2 });
    expect(red(finished('red', 150))).toMatchObject({ slotsFrom: 'nothing', slots: 1 });
  });

  const rename = (things: Things): Things =>
    Object.fromEntries(Object.entries(things).map(([subject, values]) => [`${subject}-too`, values]));
});

describe('leave', () => {
  const week = { from: '2021-03-08', until: '2021-03-12' };

  it('takes a person out of their own time and out of their share of the team', () => {
    const things = { 'person:a': { team: 'red' }, 'person:b': { team: 'red' }, 'leave:1': { person: 'a', ...week } };
    expect([workBy(red(things).time, 7), workBy(red(things).time, 14)]).toEqual([2.5, 7.5]);
    const { people } = capacity(things);
    expect(['a', 'b'].map((id) => workBy(people.get(id)!.time, 14))).toEqual([5, 10]);
  });

  it('of a team is of all in it, half a day counts half, and nobody is away twice', () => {
    const things = {
      'person:a': { team: 'red' },
      'leave:1': { team: 'red', ...week, share: 0.5 },
      'leave:2': { person: 'a', ...week, share: 0.5 },
    };
    expect(workBy(red(things).time, 7)).toBe(2.5);
    expect(workBy(capacity(things).people.get('a')!.time, 7)).toBe(2.5);
  });

  it('of one day needs no last day, and what is over or of another program moves nothing', () => {
    expect(workBy(red({ 'leave:1': { team: 'red', from: '2021-03-08' } }).time, 7)).toBe(4);
    expect(workBy(red({ 'leave:1': { team: 'red', from: '2021-02-08', until: '2021-03-05' } }).time, 7)).toBe(5);
    expect(workBy(red({ 'leave:1': { program: 'Q', ...week } }).time, 7)).toBe(5);
  });

  it('that cannot be read is told and left out', () => {
    const broken: Things = {
      'leave:1': { team: 'red', from: '2021-03-12', until: '2021-03-08' },
      'leave:2': { team: 'rde', ...week },
      'leave:3': { person: 'nobody', ...week },
      'leave:4': { team: 'red', until: '2021-03-12' },
    };
    expect(codes(broken).sort()).toEqual([
      'leave-ends-before-start',
      'leave-without-days',
      'unknown-person',
      'unknown-team',
    ]);
    expect(workBy(red(broken).time, 7)).toBe(5);
    expect(codes({ 'person:a': { name: 'A' }, 'leave:1': { person: 'a', ...week } })).toEqual(['leave-without-team']);
  });
});

it('tells who has no time, and never gives a number that is none', () => {
  expect(codes({ 'person:a': { team: 'red', allocation: 0 } })).toEqual(['no-capacity', 'no-allocation']);
  expect(codes(slots(0))).toEqual(['no-capacity']);
  expect(codes({ 'person:a': { team: 'gone' } })).toEqual(['unknown-team']);
  const empty = capacityOf(planGraph({}), 'nothing', { days: 0 });
  expect([empty.teams.size, dayOfWork(empty.everybody, 3)]).toEqual([0, 5]);
});

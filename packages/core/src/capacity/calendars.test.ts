import { describe, expect, it } from 'vitest';
import { PLANNED, planGraph, type Things } from '../../../../tests/programs/plan-program.ts';
import { addDays } from '../calendar/index.ts';
import { capacityOf, workBefore } from './index.ts';

const BASE: Things = {
  'team:red': { name: 'Red', program: PLANNED, slots: 2 },
  'team:blr': { name: 'Bangalore', program: PLANNED, slots: 2, calendar: 'in' },
  'workspace:main': { calendar: 'de' },
  'calendar:de': { name: 'Berlin' },
  'calendar:in': { name: 'Bangalore' },
  'holiday:h1': { title: 'Good Friday', calendar: 'de', day: '2021-04-02' },
  'holiday:h2': { title: 'Holi', calendar: 'in', day: '2021-03-29' },
  'holiday:h3': { title: 'Half a day', calendar: 'de', day: '2021-04-06', share: 0.5 },
};
const capacity = (things: Things = {}) => capacityOf(planGraph({ ...BASE, ...things }), PLANNED, { days: 400 });
const on = (time: Parameters<typeof workBefore>[0], day: string) =>
  Math.round((workBefore(time, addDays(day, 1)) - workBefore(time, day)) * 100) / 100;

describe('calendars', () => {
  it('take the holidays of whoever has them, and of nobody else', () => {
    const { teams, everybody } = capacity();
    const [red, blr] = [teams.get('red')!, teams.get('blr')!];
    const days = ['2021-03-29', '2021-04-02', '2021-04-06', '2021-04-07'];
    expect(days.map((day) => on(red.time, day))).toEqual([1, 0, 0.5, 1]);
    expect(days.map((day) => on(blr.time, day))).toEqual([0, 1, 1, 1]);
    // Somebody works on each of these days.
    expect(days.map((day) => on(everybody, day))).toEqual([1, 1, 1, 1]);
    expect(red.usual.share).toBeLessThan(1);
    expect(red.usual.share).toBeGreaterThan(0.98);
  });

  it('are those of the person, else of the team, else of the workspace', () => {
    const people: Things = {
      'person:a': { name: 'A', team: 'red' },
      'person:b': { name: 'B', team: 'red', calendar: 'in' },
      'person:c': { name: 'C', team: 'blr' },
    };
    const found = capacity(people);
    const ids = ['a', 'b', 'c'].map((id) => found.people.get(id)!.calendar.id);
    expect(ids).toEqual(['de', 'in', 'in']);
    // Half of the team has Holi.
    expect(on(found.teams.get('red')!.time, '2021-03-29')).toBe(0.5);
  });

  it('are those of the team that somebody works in, where nobody says which', () => {
    const found = capacity({
      'person:d': { name: 'D' },
      'item:X-1': { title: 'One', program: PLANNED, team: 'blr', assignee: 'd', state: 'Doing' },
      'leave:l1': { team: 'blr', from: '2021-04-07', to: '2021-04-07' },
    });
    const { calendar, time, team } = found.people.get('d')!;
    expect([calendar.id, team]).toEqual(['in', null]);
    expect(['2021-03-29', '2021-04-02', '2021-04-07'].map((day) => on(time, day))).toEqual([0, 1, 0]);
  });

  it('have other working days and hours', () => {
    const { teams } = capacity({
      'calendar:in': { name: 'South', days: ['sun', 'mon', 'tue', 'wed', 'thu'], hours: 9 },
    });
    const blr = teams.get('blr')!;
    expect(['2021-03-12', '2021-03-13', '2021-03-14'].map((day) => on(blr.time, day))).toEqual([0, 0, 1]);
    expect(blr.calendar.hours).toBe(9);
    // Far ahead its weeks go on as they are: a Friday and a Sunday.
    expect([on(blr.time, '2031-03-14'), on(blr.time, '2031-03-16')]).toEqual([0, 1]);
  });

  it('count the holidays of a usual year, once, and not those around New Year', () => {
    const { teams } = capacity({ 'holiday:xmas': { title: 'Christmas', calendar: 'de', day: '2021-12-24' } });
    expect(teams.get('red')!.calendar.usualShare).toBeCloseTo(1.5 / 260, 6);
    const past = capacity({ 'holiday:old': { title: 'Labour Day', calendar: 'de', day: '2020-05-01' } });
    expect(past.teams.get('red')!.calendar.usualShare).toBeCloseTo(1 / 260, 6);
  });

  it('that nobody knows are told, and count as the next wider one', () => {
    const { teams, diagnostics } = capacity({ 'team:blr': { name: 'Bangalore', program: PLANNED, calendar: 'gone' } });
    expect(teams.get('blr')!.calendar.id).toBe('de');
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'unknown-calendar', where: 'team:blr' }));
  });

  it('leave all as it was where nobody entered any', () => {
    const { teams, everybody } = capacityOf(planGraph({ 'team:red': { name: 'Red', program: PLANNED } }), PLANNED);
    expect(teams.get('red')!.time).toBe(everybody);
    expect(teams.get('red')!.usual).toMatchObject({ share: 1, weekDays: 5 });
  });
});

import { describe, expect, it } from 'vitest';
import { finished, PLANNED, planGraph, type Things } from '../../../../tests/programs/plan-program.ts';
import { chainTo, type PlannedProgram, type ScheduleOptions, scheduleProgram } from './index.ts';

const RED: Things = { 'team:red': { name: 'Red', program: PLANNED, slots: 1 } };
const ANN: Things = { 'person:ann': { name: 'Ann', skills: ['go'] } };
const item = (values: object = {}) => ({ team: 'red', effort: 8, ...values });
const schedule = (things: Things, options: ScheduleOptions = {}) =>
  scheduleProgram(planGraph({ ...RED, ...things }), PLANNED, options);

function planned(things: Things, options?: ScheduleOptions): PlannedProgram & ReturnType<typeof schedule> {
  const answer = schedule(things, options);
  if (answer.status !== 'ok') throw new Error(answer.reason);
  return answer;
}

const days = (things: Things, options?: ScheduleOptions) =>
  Object.fromEntries(
    planned(things, options).bars.map(({ item: id, start, end }) => [id, `${start.slice(5)} ${end.slice(5)}`]),
  );

const blocks = (from: string, to: string, more: object = {}): Things => ({
  [`link:${from}-${to}`]: { form: 'blocks', from, to, dependency: 'FS', lag: 0, ...more },
});

describe('how long an item takes', () => {
  const hours = (things: Things) =>
    planned({ ...finished('red', 130), ...things }).bars.map((bar) => [bar.hours, bar.hoursFrom]);

  it('is its effort; else the estimate by what a point takes; else what an item takes the team', () => {
    expect(hours({ 'item:a': item({ effort: 12 }) })).toEqual([[12, 'effort']]);
    // One slot, five items a week: an item takes eight hours.
    expect(hours({ 'item:a': { team: 'red' } })).toEqual([[8, 'pace']]);
    const estimated = finished('red', 130, { estimate: 2 });
    expect(hours({ ...estimated, 'item:a': { team: 'red', estimate: 3 } })).toEqual([[12, 'estimate']]);
    expect(hours({ 'team:new': { name: 'New', program: PLANNED }, 'item:a': { team: 'new' } })).toEqual([
      [8, 'pace-of-all'],
    ]);
  });

  it('is longer for somebody who gives half of their time, and takes them half of a slot', () => {
    const ben: Things = {
      'person:ben': { name: 'Ben', allocation: 0.5 },
      'person:cas': { name: 'Cas', allocation: 0.5 },
    };
    const both = { ...ben, 'item:a': item({ assignee: 'ben' }), 'item:b': item({ assignee: 'cas' }) };
    expect(days(both)).toEqual({ a: '03-08 03-09', b: '03-08 03-09' });
  });

  it('is what is left of it once it is under way', () => {
    // Started on Thursday, by the mean: ten days of work, some of them passed.
    const bars = planned({ 'item:a': { team: 'red', state: 'Doing', effort: 80 }, ...finished('red', 10) }).bars;
    expect(bars[0]?.hours).toBe(20);
  });

  it('is never told where nothing tells it', () => {
    const answer = schedule({ 'item:a': { team: 'red' }, 'item:b': item() });
    expect(answer).toMatchObject({
      status: 'insufficient-data',
      reason: expect.stringMatching(/how long a will take/),
    });
  });
});

describe('a plan', () => {
  it('follows rank, then what is under way, and gives the chain to each item', () => {
    const things = { 'item:a': item({ rank: 3 }), 'item:b': item({ rank: 1 }), 'item:c': item({ rank: 2 }) };
    const { bars } = planned(things);
    expect(bars.map((bar) => bar.item)).toEqual(['b', 'c', 'a']);
    expect(chainTo(bars, 'a').map((bar) => [bar.item, bar.driver.by])).toEqual([
      ['b', 'start'],
      ['c', 'team'],
      ['a', 'team'],
    ]);
    expect(chainTo(bars, 'nothing')).toEqual([]);
  });

  it('takes open predecessors from anywhere, and lags of finished ones', () => {
    const things: Things = {
      'item:a': item({ team: null, milestones: [] }),
      'item:b': item(),
      'item:c': item(),
      ...finished('red', 1),
      ...blocks('a', 'b', { lag: 7 }),
      ...blocks('red-done-0', 'c', { lag: 6 }),
    };
    // What was finished on Thursday, and six days: Wednesday.
    expect(days(things)).toEqual({ a: '03-08 03-08', b: '03-16 03-16', c: '03-11 03-11' });
  });

  it('waits for answers, first days and leave', () => {
    const things: Things = {
      'item:a': item({ notBefore: '2021-03-10' }),
      'item:b': item({ team: null }),
      'wait:b': { item: 'b', with: 'Apple', promised: '2021-03-16' },
      'item:c': item({ team: null, assignee: 'ann' }),
      ...ANN,
      'leave:c': { person: 'ann', from: '2021-03-08', until: '2021-03-19' },
    };
    const { bars } = planned(things);
    expect(Object.fromEntries(bars.map(({ item: id, start, driver }) => [id, [start, driver]]))).toEqual({
      a: ['2021-03-10', { by: 'release', what: 'a may not start before 2021-03-10' }],
      b: ['2021-03-17', { by: 'release', what: 'b waits for an answer of Apple until 2021-03-16' }],
      c: ['2021-03-22', { by: 'leave' }],
    });
  });

  it('tells what can slip, before its milestone ends later', () => {
    const things: Things = {
      'milestone:N': { name: 'Release 2', program: PLANNED },
      'team:red': { name: 'Red', program: PLANNED, slots: 3 },
      'item:a': item({ effort: 40 }),
      'item:b': item(),
      'item:c': item({ milestones: ['N'] }),
    };
    const { bars, milestones } = planned(things);
    expect(bars.map((bar) => [bar.item, bar.float, bar.isCritical])).toEqual([
      ['a', 0, true],
      ['b', 4, false],
      ['c', 0, true],
    ]);
    expect(milestones.map(({ milestone, end, last }) => [milestone, end, last])).toEqual([
      ['N', '2021-03-08', 'c'],
      ['M', '2021-03-12', 'a'],
    ]);
  });

  it('plans who has the skill, one thing at a time', () => {
    const things: Things = {
      ...ANN,
      'item:a': item({ team: null, skill: 'go' }),
      'item:b': item({ team: null, skill: 'go' }),
    };
    const { bars } = planned(things);
    expect(bars.map(({ people, start, driver }) => [people, start, driver.by])).toEqual([
      [['ann'], '2021-03-08', 'start'],
      [['ann'], '2021-03-09', 'person'],
    ]);
  });
});

describe('what cannot be', () => {
  const ring: Things = {
    'item:a': item(),
    'item:b': item(),
    'item:c': item(),
    'item:d': item(),
    ...blocks('a', 'b'),
    ...blocks('b', 'c'),
    ...blocks('c', 'd'),
    ...blocks('d', 'b'),
    ...blocks('d', 'a'),
  };

  it('is a ring of links: the shortest is named, and left open', () => {
    const { diagnostics, bars } = planned(ring);
    expect(diagnostics.map(({ code, where }) => [code, where])).toEqual([
      ['link-ring', 'b, c, d'],
      ['link-ring', 'a, b, c, d'],
    ]);
    expect(bars).toHaveLength(4);
    expect(schedule(ring, { isStrict: true })).toMatchObject({
      status: 'infeasible',
      conflict: ['b waits for d', 'c waits for b', 'd waits for c'],
    });
  });

  it('is a tangle of rings: some are named, and there is a plan', () => {
    const things = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`item:${i}`, item()]));
    const links = Array.from({ length: 400 }, (_, i) => blocks(`${(i * 7) % 60}`, `${(i * 11 + 1) % 60}`));
    const { bars, diagnostics } = planned(Object.assign({}, things, ...links));
    expect(bars).toHaveLength(60);
    expect(diagnostics.length).toBeLessThan(20);
    expect(diagnostics.at(-1)?.what).toMatch(/more blocking links/);
  });

  it('is a team without slots, a skill that nobody has, an end after 2100', () => {
    expect(schedule({ 'team:red': { name: 'Red', program: PLANNED, slots: 0 }, 'item:a': item() })).toMatchObject({
      status: 'infeasible',
      conflict: ['Red has no slots'],
    });
    expect(schedule({ 'item:a': item({ skill: 'rust' }), ...ANN })).toMatchObject({
      status: 'infeasible',
      conflict: ['a needs "rust", which nobody has'],
    });
    const long = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`item:${i}`, item({ effort: 1e6 })]));
    const late = schedule(long);
    expect(late).toMatchObject({ status: 'infeasible', reason: expect.stringMatching(/by 2100/) });
    expect(late.diagnostics.filter(({ code }) => code === 'huge-effort')).toHaveLength(12);
    expect(schedule({ 'item:a': item({ notBefore: '2100-12-31', effort: 100 }) }).status).toBe('infeasible');
  });

  it('is a target that cannot be kept, with what stands against it; and one that can is kept', () => {
    const due = (target: string): Things => ({ 'milestone:M': { name: 'Release 1', program: PLANNED, target } });
    const three = { 'item:a': item(), 'item:b': item(), 'item:c': item({ notBefore: '2021-03-09' }) };
    expect(schedule({ ...three, ...due('2021-03-09') }, { byTarget: true })).toMatchObject({
      status: 'infeasible',
      reason: 'Release 1 by 2021-03-09 cannot hold together with: Red has 1 slot',
    });
    expect(planned({ ...three, ...due('2021-03-10') }, { byTarget: true }).end).toBe('2021-03-10');
    expect(planned({ ...three, ...due('2021-03-09') }).milestones[0]).toMatchObject({
      target: '2021-03-09',
      end: '2021-03-10',
    });
    expect(schedule({ ...three, ...due('2021-03-08') }, { byTarget: true })).toMatchObject({
      reason: 'Release 1 by 2021-03-08 cannot hold together with: c may not start before 2021-03-09',
    });
    const tied = { 'item:a': item({ team: null, milestones: [] }), 'item:b': item(), ...blocks('a', 'b') };
    expect(schedule({ ...tied, ...due('2021-03-08') }, { byTarget: true })).toMatchObject({
      conflict: ['Release 1 by 2021-03-08', 'b waits for a'],
    });
    const away = { 'leave:1': { person: 'ann', from: '2021-03-08', until: '2021-03-10' } };
    const hers = { ...ANN, ...away, 'item:a': item({ team: null, assignee: 'ann' }) };
    expect(schedule({ ...hers, ...due('2021-03-10') }, { byTarget: true })).toMatchObject({
      conflict: ['Release 1 by 2021-03-10', 'Ann has 1 assigned item to do, and leave'],
    });
    expect(schedule({ 'item:a': item({ effort: 20 }), ...due('2021-03-09') }, { byTarget: true })).toMatchObject({
      reason: 'Release 1 by 2021-03-09 cannot hold: a alone takes 3 working days',
    });
    expect(schedule({ ...three, ...due('2020-01-01') }, { byTarget: true }).status).toBe('infeasible');
  });

  it('is nothing at all, and somebody who is not there', () => {
    expect(schedule({})).toMatchObject({ status: 'insufficient-data', reason: expect.stringMatching(/no milestone/) });
    expect(() => scheduleProgram(planGraph({}), 'Q')).toThrow(RangeError);
    const things: Things = {
      'item:a': item({ assignee: 'nobody' }),
      'item:b': item({ assignee: 'gone', effort: 0 }),
      'person:gone': { name: 'Gone', active: false },
      'leave:x': { team: 'red', from: '2021-03-12', until: '2021-03-08' },
    };
    const { diagnostics, bars } = planned(things);
    expect(bars.map(({ people }) => people)).toEqual([[], []]);
    expect(diagnostics.map(({ code }) => code).toSorted()).toEqual([
      'assignee-without-time',
      'assignee-without-time',
      'leave-ends-before-start',
    ]);
  });

  it('is told when a plan is too large to be searched for', () => {
    const things = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`item:${i}`, item({ effort: 1 })]));
    const { diagnostics, generated, bars } = planned(things);
    expect([generated, bars.length, diagnostics.map(({ code }) => code)]).toEqual([1, 10_001, ['plan-not-searched']]);
  });
});

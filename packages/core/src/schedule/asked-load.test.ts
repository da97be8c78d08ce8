import { describe, expect, it } from 'vitest';
import { finished, PLANNED, planGraph, type Things } from '../../../../tests/programs/plan-program.ts';
import { type AskedLoad, askedLoad, askedOf } from './index.ts';

const RULES = { weeks: 3, days: 10 };
const RED: Things = { 'team:red': { name: 'Red', program: PLANNED } };
const ANN: Things = { 'person:ann': { name: 'Ann', team: 'red' }, 'person:ben': { name: 'Ben', team: 'red' } };
// A Friday four weeks after the as-of day: twenty working days.
const DUE = '2021-04-02';
const options = { due: new Map([['M', DUE]]), rules: RULES, weeks: 6 };
const asked = (things: Things): AskedLoad => askedLoad(planGraph({ ...RED, ...ANN, ...things }), PLANNED, options);
const items = (count: number, values: object): Things =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `item:i${index}`,
      { team: 'red', effort: 8, assignee: 'ann', ...values },
    ]),
  );
const loadOf = (load: AskedLoad, person: string) =>
  load.people.find((one) => one.person === person)?.weeks.map(({ load: each }) => each && Math.round(each * 100));

describe('what is asked of people', () => {
  it('is their work, evenly until it is due, against what they give', () => {
    const load = asked(items(30, {}));
    expect(loadOf(load, 'ann')).toEqual([150, 150, 150, 150, 0, 0]);
    expect(load.people.find(({ person }) => person === 'ann')).toMatchObject({
      open: 30,
      home: 'red',
      breach: { rule: 'weeks', length: 3 },
    });
    expect(loadOf(load, 'ben')).toEqual([0, 0, 0, 0, 0, 0]);
    expect(load.teams).toMatchObject([{ team: 'red', heads: 2, open: 30 }]);
    expect(load.teams[0]?.weeks[0]?.load).toBeCloseTo(0.75, 9);
  });

  it('is more in the weeks around leave, and twice as much for whoever gives half of their time', () => {
    const leave = { 'leave:l': { person: 'ann', from: '2021-03-15', until: '2021-03-19' } };
    const load = asked({ ...items(15, {}), ...leave });
    expect(loadOf(load, 'ann')).toEqual([100, null, 100, 100, 0, 0]);
    expect(load.people.find(({ person }) => person === 'ann')?.weeks[1]).toMatchObject({ capacity: 0, away: 1 });
    expect(
      loadOf(asked({ ...items(10, {}), 'person:ann': { name: 'Ann', team: 'red', allocation: 0.5 } }), 'ann'),
    ).toEqual([100, 100, 100, 100, 0, 0]);
  });

  it('is just what a team has, where its pace is what its work comes to', () => {
    // Five items a week of two people: two working days of one each.
    const load = asked({ ...finished('red', 130), ...items(20, { effort: null, assignee: null }) });
    expect(load.items[0]?.days).toBeCloseTo(2, 9);
    expect(load.teams[0]?.weeks.slice(0, 4).map((week) => Math.round(100 * (week.load ?? 0)))).toEqual([
      100, 100, 100, 100,
    ]);
  });

  it('tells what it would be with other items', () => {
    const load = asked(items(20, {}));
    const ben = load.capacity.people.get('ben')!;
    const at = { capacity: load.capacity, options };
    expect(askedOf(ben, load.items.slice(0, 10), at).breach).toBeNull();
    expect(askedOf(ben, load.items, at).breach).toBeNull();
    const one = load.items[0]!;
    expect(askedOf(ben, [...load.items, one], at).breach).not.toBeNull();
  });

  it('has no number where nothing is known: no person, no milestone, no program', () => {
    const nobody = askedLoad(planGraph(items(3, { assignee: 'gone' })), PLANNED, options);
    expect(nobody.people).toEqual([]);
    expect(askedLoad(planGraph({}), PLANNED, { ...options, due: new Map() }).items).toEqual([]);
    expect(asked(items(2, { effort: null })).unsized).toBe(2);
    expect(() => askedLoad(planGraph({}), 'none', options)).toThrow(RangeError);
  });
});

import { expect, it } from 'vitest';
import { endOfDay, startOfDay } from '../../calendar/index.ts';
import { appendToLog, createFactLog, fold } from '../../program/index.ts';
import type { Value } from '../../vocabulary/index.ts';
import { spentOnWork } from './spent.ts';

type Said = readonly [subject: string, attribute: string, value: Value, day: string];

const BASE: readonly Said[] = [
  ['program:P', 'name', 'Planned', '2021-01-04'],
  ['team:red', 'program', 'P', '2021-01-04'],
  ['team:red', 'slots', 3, '2021-01-04'],
  ['team:blue', 'program', 'Q', '2021-01-04'],
  ['team:blue', 'rate', 900, '2021-01-04'],
];
/** From a Monday on; as of the Friday of the week after, ten working days later. */
const RATE: Said = ['team:red', 'rate', 100, '2021-02-22'];
const AS_OF = '2021-03-05';

function spent(said: readonly Said[], branch: readonly Said[] = []) {
  const log = createFactLog();
  const facts = [...BASE, ...said, ...branch].map(([subject, attribute, value, day], index) => {
    const of = index < BASE.length + said.length ? 'trunk' : 'scenario';
    const at = startOfDay(day);
    return { seq: index + 1, recordedAt: at, branch: of, subject, attribute, op: 'set' as const, value, at };
  });
  appendToLog(log, facts);
  return spentOnWork(log, fold(log, { at: endOfDay(AS_OF) }), 'P');
}

it('is working days × slots × rate from the day on which the rate became true, and nothing before', () => {
  expect(spent([RATE])).toEqual({ amount: 10 * 3 * 100, since: '2021-02-22' });
  expect(spent([])).toEqual({ amount: 0, since: null });
  expect(spent([['team:red', 'rate', 100, AS_OF]])).toEqual({ amount: 0, since: AS_OF });
});

it('does not change with what is said today, and takes each day by what was true on it', () => {
  expect(spent([RATE, ['team:red', 'slots', 2, AS_OF], ['item:1', 'effort', 400, AS_OF]]).amount).toBe(3_000);
  expect(spent([RATE, ['team:red', 'slots', 2, '2021-03-01']]).amount).toBe(1_500 + 1_000);
  expect(spent([RATE, ['team:red', 'rate', 200, '2021-03-01']]).amount).toBe(1_500 + 3_000);
  expect(spent([RATE, ['team:red', 'rate', null, '2021-03-01']]).amount).toBe(1_500);
  expect(spent([RATE], [['team:red', 'slots', 9, '2021-01-04']]).amount).toBe(3_000);
});

it('leaves out leave, and takes people with a rate where their team has none', () => {
  const away: readonly Said[] = [
    ['leave:1', 'team', 'red', '2021-01-04'],
    ['leave:1', 'from', '2021-03-01', '2021-01-04'],
    ['leave:1', 'until', '2021-03-02', '2021-01-04'],
  ];
  expect(spent([RATE, ...away]).amount).toBe(8 * 3 * 100);
  const people: readonly Said[] = [
    ['person:ann', 'team', 'red', '2021-01-04'],
    ['person:ann', 'allocation', 0.5, '2021-01-04'],
    ['person:ann', 'rate', 400, '2021-02-22'],
    ['person:bob', 'team', 'red', '2021-01-04'],
  ];
  expect(spent(people)).toEqual({ amount: 10 * 0.5 * 400, since: '2021-02-22' });
});

it('counts a team that was told of after its rate became true', () => {
  const late: readonly Said[] = [
    ['team:green', 'rate', 10, '2021-02-22'],
    ['team:green', 'slots', 2, '2021-02-22'],
    ['team:green', 'program', 'P', '2021-03-01'],
  ];
  expect(spent(late)).toEqual({ amount: 10 * 2 * 10, since: '2021-02-22' });
});

import { describe, expect, it } from 'vitest';
import { graphAt, PROGRAM, sampleFacts } from '../../../../../tests/programs/sample-program.ts';
import { daysBetween } from '../../calendar/index.ts';
import type { StoredFact, Value } from '../../vocabulary/index.ts';
import { forecastMilestone } from '../forecast-milestone.ts';
import { isEnteredSince } from './entered.ts';

const RUN = { seed: 3, replications: 1_000 };
const DAY = 300;
const MILESTONE = 'V5';
const START = Date.parse('2020-01-06');

function said(subject: string, day: number, values: Readonly<Record<string, Value>>): StoredFact[] {
  const at = START + day * 86_400_000;
  return Object.entries(values).map(([attribute, value]): StoredFact => {
    const fact = { subject, attribute, value, op: 'set' as const, at, source: 'person:me', recordedAt: 0 };
    return { ...fact, branch: 'trunk', cause: `${subject}/${attribute}/${day}`, seq: 1e6 + day };
  });
}

const OWN = Array.from({ length: 12 }, (_, index) => `own-${index}`);
const STARTED = OWN.flatMap((id) => {
  const values = { title: id, program: PROGRAM, type: 'Story', team: 'red', milestones: [MILESTONE], state: 'Open' };
  return said(`item:${id}`, DAY - 70, values);
});

function program(facts: readonly StoredFact[] = [], day = DAY) {
  return graphAt([...sampleFacts({ versions: 6 }), ...STARTED, ...facts], day);
}

const trunk = program();
const record = forecastMilestone(trunk, MILESTONE, RUN);

function forecast(facts: readonly StoredFact[]) {
  const before = program(facts, DAY - 42);
  const now = program(facts);
  expect(isEnteredSince(now, before, PROGRAM)).toBe(true);
  return forecastMilestone(now, MILESTONE, { ...RUN, before });
}

describe.each([
  ['an effort', { effort: 40 }, {}],
  ['another estimate', { estimate: 8 }, { estimate: 3 }],
])('%s of open items', (_, values, then) => {
  const earlier = OWN.flatMap((id) => said(`item:${id}`, DAY - 70, then));
  const later = OWN.slice(0, 8).flatMap((id) => said(`item:${id}`, DAY - 1, values));

  it('moves the forecast by what the scenario with it promised', () => {
    const was = program(earlier);
    const promised = forecastMilestone(program([...earlier, ...later]), MILESTONE, { ...RUN, trunk: was });
    const committed = forecast([...earlier, ...later]);
    const base = forecastMilestone(was, MILESTONE, RUN);
    if (promised.status !== 'ok' || committed.status !== 'ok' || base.status !== 'ok') throw new Error('it has dates');
    expect(daysBetween(base.quantiles.p85, promised.quantiles.p85)).toBeGreaterThan(3);
    expect(Math.abs(daysBetween(promised.quantiles.p50, committed.quantiles.p50))).toBeLessThanOrEqual(2);
    expect(Math.abs(daysBetween(promised.quantiles.p85, committed.quantiles.p85))).toBeLessThanOrEqual(2);
    expect(committed.evidence.at(-1)?.subjects).toEqual(OWN.slice(0, 8).map((id) => `item:${id}`));
  });
});

describe('what moves nothing', () => {
  it('is an estimate with which an item came, and an effort that was said before the pace was measured', () => {
    const fresh = said('item:new', DAY - 5, { title: 'New', program: PROGRAM, state: 'Open', estimate: 5 });
    const old = OWN.flatMap((id) => said(`item:${id}`, DAY - 60, { effort: 99 }));
    for (const facts of [fresh, old])
      expect(isEnteredSince(program(facts), program(facts, DAY - 42), PROGRAM)).toBe(false);
  });

  it('is the trunk without it', () => {
    expect(isEnteredSince(trunk, program([], DAY - 42), PROGRAM)).toBe(false);
    const same = forecastMilestone(trunk, MILESTONE, { ...RUN, before: program([], DAY - 42) });
    if (record.status !== 'ok' || same.status !== 'ok') throw new Error('it has dates');
    expect(same.quantiles).toEqual(record.quantiles);
  });
});

import { describe, expect, it } from 'vitest';
import { graphAt, PROGRAM, sampleFacts } from '../../../../../tests/programs/sample-program.ts';
import { daysBetween } from '../../calendar/index.ts';
import type { StoredFact, Value } from '../../vocabulary/index.ts';
import { flowForecast } from '../flow-forecast.ts';
import { forecastMilestone } from '../forecast-milestone.ts';
import { modelInput } from './model-input-of.ts';
import { planModel } from './plan-model.ts';
import { whatIf } from './what-if.ts';

const RUN = { seed: 3, replications: 1_000 };
const DAY = 300;
const MILESTONE = 'V5';
const RISK = {
  title: 'Late parts',
  program: PROGRAM,
  chance: 0.8,
  low: 20,
  likely: 30,
  high: 50,
  milestones: [MILESTONE],
};

function entered(subject: string, values: Readonly<Record<string, Value>>, branch = 'trunk'): StoredFact[] {
  return Object.entries(values).map(([attribute, value]): StoredFact => {
    const fact = { subject, attribute, value, op: 'set' as const, at: 0, source: 'person:me', recordedAt: 0, branch };
    return { ...fact, cause: `${subject}/${attribute}`, seq: 1e6 };
  });
}

function program(...facts: readonly StoredFact[][]) {
  return graphAt([...sampleFacts({ versions: 6 }), ...facts.flat()], DAY);
}

describe('the forecast of a milestone', () => {
  const record = flowForecast(program(), MILESTONE, RUN).forecast;

  it('is the one of the record where nobody entered anything', () => {
    expect(record.status).toBe('ok');
    expect(forecastMilestone(program(), MILESTONE, RUN)).toEqual(record);
  });

  it('takes a risk into account, tells it, and has another digest', () => {
    const risky = forecastMilestone(program(entered('risk:r', RISK)), MILESTONE, RUN);
    if (risky.status !== 'ok' || record.status !== 'ok') throw new Error('it has dates');
    const moved = daysBetween(record.quantiles.p50, risky.quantiles.p50);
    expect(moved).toBeGreaterThan(20);
    expect(moved).toBeLessThan(90);
    expect(risky.evidence.at(-1)).toMatchObject({ count: 1, subjects: ['risk:r'] });
    expect(risky.inputHash).not.toBe(record.inputHash);
    expect(risky.curve.map(({ day }) => day)).toEqual(risky.curve.map(({ day }) => day).sort());
  });

  it('tells when each team is through in the plan, and not in the record alone', () => {
    const away = entered('leave:l', { person: null, team: 'red', from: '2020-11-02', until: '2021-01-31' });
    const forecast = forecastMilestone(program(away), MILESTONE, RUN);
    const [red, blue] = ['red', 'blue'].map((team) =>
      [record, forecast].map(({ remaining }) => remaining.byTeam.find((part) => part.team === team)!),
    );
    expect(daysBetween(red![0]!.quantiles.p50, red![1]!.quantiles.p50)).toBeGreaterThan(60);
    expect(blue![1]!.quantiles).toEqual(blue![0]!.quantiles);
    expect(red![1]!.lastShare).toBeGreaterThan(0.9);
    const whole = forecast.status === 'ok' ? forecast.quantiles : null;
    for (const { quantiles } of forecast.remaining.byTeam) expect(quantiles.p85 <= whole!.p85).toBe(true);
  });

  it('says that it cannot end where a team has no slots any more', () => {
    const [now, before] = [
      program(entered('team:red', { slots: 0 }), entered('risk:r', RISK)),
      program(entered('team:red', { slots: 3 })),
    ];
    const forecast = forecastMilestone(now, MILESTONE, { ...RUN, before });
    expect(forecast).toMatchObject({ status: 'infeasible', reason: /red has no slots/ });
    expect('quantiles' in forecast).toBe(false);
  });

  it('is later when a team has fewer slots than it had when its pace was measured', () => {
    const before = program(entered('team:red', { slots: 4 }), entered('team:blue', { slots: 4 }));
    const now = program(entered('team:red', { slots: 1 }), entered('team:blue', { slots: 1 }));
    const forecast = forecastMilestone(now, MILESTONE, { ...RUN, before });
    if (forecast.status !== 'ok' || record.status !== 'ok') throw new Error('it has dates');
    expect(daysBetween(record.quantiles.p85, forecast.quantiles.p85)).toBeGreaterThan(0);
    expect(forecastMilestone(now, MILESTONE, RUN)).toEqual({ ...record, inputHash: expect.any(String) });
  });
});

describe('a scenario', () => {
  it('is held against the plan that it was made from, with what was learned there', () => {
    const trunk = modelInput(program(), PROGRAM, RUN);
    const model = planModel(trunk, RUN);
    const same = whatIf(model, modelInput(program(), PROGRAM, { ...RUN, trunk }));
    expect(same.milestones.map(({ days }) => days)).toEqual(same.milestones.map(() => ({ p50: 0, p85: 0 })));
    const other = modelInput(program(entered('risk:r', RISK)), PROGRAM, { ...RUN, trunk });
    const moved = whatIf(model, other).milestones.find(({ milestone }) => milestone === MILESTONE)!;
    expect(moved.days!.p50).toBeGreaterThan(20);
    expect(moved.laterShare).toBeCloseTo(0.8, 1);
  });
});

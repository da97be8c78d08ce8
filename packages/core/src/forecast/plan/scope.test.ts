import { describe, expect, it } from 'vitest';
import { graphAt, PROGRAM, sampleFacts } from '../../../../../tests/programs/sample-program.ts';
import { addDays } from '../../calendar/index.ts';
import { quantilesOf } from '../../stats/index.ts';
import type { Leave, Risk, StoredFact, Value } from '../../vocabulary/index.ts';
import { flowForecast } from '../flow-forecast.ts';
import { modelInput } from './model-input-of.ts';
import { planModel, runOf } from './plan-model.ts';
import { whatIf } from './what-if.ts';

const RUN = { seed: 3, replications: 1_000 };
const DAY = 300;
const MILESTONE = 'V5';
const FACTS = sampleFacts({ versions: 6, itemsPerVersion: 40 });

function programWith(team: string, count: number) {
  const items = Array.from({ length: count }, (_, i): StoredFact[] => {
    const said: Readonly<Record<string, Value>> = { program: PROGRAM, team, milestones: [MILESTONE], state: 'Open' };
    return Object.entries(said).map(([attribute, value]): StoredFact => {
      const fact = { subject: `item:new-${i}`, attribute, value, op: 'set' as const, at: 0, source: 'person:me' };
      return { ...fact, cause: `${i}/${attribute}`, seq: 1e6 + i, recordedAt: 0, branch: 'trunk' };
    });
  });
  return graphAt([...FACTS, ...items.flat()], DAY);
}

const trunk = modelInput(programWith('red', 0), PROGRAM, RUN);
const model = planModel(trunk, RUN);
const index = trunk.milestones.findIndex(({ id }) => id === MILESTONE);
const before = daysOf(0);

function daysOf(count: number, team = 'red'): readonly number[] {
  const { run } = flowForecast(programWith(team, count), MILESTONE, RUN);
  return quantilesOf(run!.days, [0.5, 0.85]);
}

describe('the plan', () => {
  it.each([
    ['red', 5],
    ['red', 20],
    ['red', 60],
    ['blue', 5],
    ['blue', 20],
    ['blue', 60],
  ])('answers more work for %s (%i items) about as the record does', (team, count) => {
    const other = modelInput(programWith(team, count), PROGRAM, { ...RUN, trunk });
    // Fractions of days: with five items, a rounded one would be a fifth of it.
    const [now, then] = [runOf(model, other), model.current].map(({ days }) => quantilesOf(days[index]!, [0.5, 0.85]));
    const [p50, p85] = now!.map((day, at) => day - then![at]!);
    const [middle, late] = daysOf(count, team).map((day, at) => day - before[at]!);
    for (const ratio of [p50! / middle!, p85! / late!]) {
      expect(ratio).toBeGreaterThan(1 / 1.5);
      expect(ratio).toBeLessThan(1.5);
    }
  });

  it('is two weeks later when nobody works for two weeks', () => {
    const leave = { id: 'l', title: null, person: null, team: null, program: null, share: null, deleted: null };
    const away: Leave = { ...leave, from: addDays(trunk.asOf, 3), until: addDays(trunk.asOf, 16) };
    const { p50 } = whatIf(model, [{ kind: 'put-leave', leave: away }]).milestones[index]!.days!;
    expect(p50).toBeGreaterThan(11);
    expect(p50).toBeLessThan(17);
  });

  it('is later by the days for which its end is held', () => {
    const held = { chance: 1, low: 20, likely: 20, high: 20, state: 'happened', milestones: [MILESTONE] } as const;
    const risk: Risk = { ...RISK, ...held };
    const { p50 } = whatIf(model, [{ kind: 'put-risk', risk }]).milestones[index]!.days!;
    // Twenty working days.
    expect(p50).toBeGreaterThan(24);
    expect(p50).toBeLessThan(32);
  });
});

const RISK = {
  id: 'r',
  title: 'Late',
  program: PROGRAM,
  items: [],
  teams: [],
  mitigation: null,
  mitigated: null,
  mitigatedChance: null,
  mitigatedShare: null,
  owner: null,
  due: null,
  deleted: null,
};

import { describe, expect, it } from 'vitest';
import { quantileSorted } from '../stats/index.ts';
import { type SimInput, type SimTeam, simulate } from './simulate.ts';

const STEADY = new Float64Array(104).fill(1);
const WEEKS = Float64Array.from({ length: 104 }, (_, week) => (week + 1) / 104);
const RUN = { seed: 5, replications: 4_000 };

function team(key: string, need: number, pace: number): SimTeam {
  return { key, team: 0, need, growthShare: 1, pace, spread: 0, rhythm: STEADY };
}

function input(teams: readonly SimTeam[], more: Partial<SimInput> = {}): SimInput {
  const steps = Array.from({ length: 300 }, () => ({ weeks: 1, fullWeeks: 1 }));
  return { teams, weekWeights: WEEKS, growth: new Float64Array(0), steps, drift: { now: 0, weekly: 0 }, ...more };
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const p85 = (values: Float64Array): number => quantileSorted(values.slice().sort(), 0.85);

describe('a simulation', () => {
  it('ends when a steady team must be through', () => {
    const { ends } = simulate(input([team('a', 100, 5)]), RUN);
    expect(mean(ends)).toBeGreaterThan(7 * 20 * 0.99);
    expect(mean(ends)).toBeLessThan(7 * 20 * 1.01);
    // Half the variance of a Poisson process: the standard deviation of 100 items is √50 items.
    const deviation = Math.sqrt(mean(ends.map((end) => (end - mean(ends)) ** 2)));
    expect(deviation / ((7 * Math.sqrt(50)) / 5)).toBeGreaterThan(0.93);
    expect(deviation / ((7 * Math.sqrt(50)) / 5)).toBeLessThan(1.07);
  });

  it('takes holidays off', () => {
    const steps = Array.from({ length: 300 }, (_, week) => ({ weeks: 1, fullWeeks: week < 10 ? 0 : 1 }));
    const { ends } = simulate(input([team('a', 100, 5)], { steps }), RUN);
    expect(mean(ends)).toBeCloseTo(mean(simulate(input([team('a', 100, 5)]), RUN).ends) + 70, 6);
  });

  it('adds what arrives to the scope', () => {
    const { ends, growth } = simulate(input([team('a', 100, 5)], { growth: Float64Array.of(50) }), RUN);
    expect(mean(growth)).toBe(50);
    expect(mean(ends) / (7 * 30)).toBeCloseTo(1, 1);
  });

  it('ends with the last of its teams, and later than any of them alone', () => {
    const drift = { now: 0.2, weekly: 0.1 };
    const teams = ['a', 'b', 'c', 'd'].map((key) => team(key, 40, 4));
    const { ends, teamEnds, last } = simulate(input(teams, { drift }), RUN);
    for (const [r, end] of ends.entries()) {
      expect(end).toBe(Math.max(...teamEnds.map((own) => own[r]!)));
      expect(end).toBe(teamEnds[last[r]!]![r]);
    }
    for (const own of teamEnds) expect(p85(ends)).toBeGreaterThan(p85(own) * 1.05);
  });

  it('leaves the draws of a team alone when another team joins', () => {
    const drift = { now: 0.2, weekly: 0.1 };
    const alone = simulate(input([team('a', 40, 4)], { drift }), RUN);
    const joined = simulate(input([team('b', 10, 4), team('a', 40, 4)], { drift }), RUN);
    expect(joined.teamEnds[1]).toEqual(alone.teamEnds[0]);
  });

  it('spreads wider with a level that drifts', () => {
    const width = (drift: SimInput['drift']): number => {
      const { ends } = simulate(input([team('a', 100, 5)], { drift }), RUN);
      return p85(ends) - quantileSorted(ends.slice().sort(), 0.15);
    };
    expect(width({ now: 0.175, weekly: 0.118 })).toBeGreaterThan(2 * width({ now: 0, weekly: 0 }));
  });

  it('converges: many replications agree with few', () => {
    const teams = [team('a', 40, 4), team('b', 30, 4)];
    const drift = { now: 0.175, weekly: 0.118 };
    const few = simulate(input(teams, { drift }), { seed: 1, replications: 2_000 });
    const many = simulate(input(teams, { drift }), { seed: 2, replications: 20_000 });
    expect(Math.abs(p85(few.ends) / p85(many.ends) - 1)).toBeLessThan(0.05);
  });

  it('says where it does not end, and has nothing to do without need', () => {
    const { ends } = simulate(input([team('a', 100, 0)]), { seed: 1, replications: 10 });
    expect([...ends].every((end) => end === Number.POSITIVE_INFINITY)).toBe(true);
    expect(mean(simulate(input([team('a', 0, 5)]), { seed: 1, replications: 10 }).ends)).toBe(0);
    expect(mean(simulate(input([]), { seed: 1, replications: 10 }).ends)).toBe(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayAt,
  folding,
  graphAt,
  PROGRAM,
  type SampleOptions,
  sampleFacts,
} from '../../../../tests/programs/sample-program.ts';
import { endOfDay, isDay } from '../calendar/index.ts';
import type { MilestoneForecast, ProgramForecast } from './answer.ts';
import { backtest } from './backtest.ts';
import { forecastMilestone, forecastProgram } from './index.ts';

const RUN = { seed: 3, replications: 300 };

const options: fc.Arbitrary<SampleOptions> = fc.record({
  seed: fc.nat(1_000),
  teams: fc.constantFrom<readonly string[]>([], ['red'], ['red', 'blue'], ['red', 'blue', 'green', 'grey']),
  versions: fc.integer({ min: 1, max: 6 }),
  itemsPerVersion: fc.constantFrom(0, 1, 4, 12, 30),
  links: fc.constantFrom(0, 0, 3, 40),
});

const cases = fc.record({ options, day: fc.integer({ min: 5, max: 330 }) });

/** Every number in an answer is one, every status that is no answer has its reason, and quantiles are in order. */
function expectSound(forecast: MilestoneForecast | ProgramForecast): void {
  const walk = (value: unknown): void => {
    if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
    else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) walk(part);
  };
  walk(forecast);
  if (forecast.status !== 'ok') {
    expect(forecast.reason.length).toBeGreaterThan(10);
    return;
  }
  const { p5, p15, p50, p85, p95 } = forecast.quantiles;
  const days = [p5, p15, p50, p85, p95];
  expect(days.every(isDay)).toBe(true);
  expect(days).toEqual([...days].sort());
  const curve = forecast.curve.map(({ day }) => day);
  expect(curve).toEqual([...curve].sort());
  expect(curve[49]).toBe(p50);
  if (forecast.finished === null) expect(p5 > forecast.asOf).toBe(true);
  const shares = forecast.remaining.byTeam.reduce((sum, part) => sum + part.lastShare, 0);
  if (forecast.finished === null) expect(shares).toBeCloseTo(1, 6);
}

describe('a forecast', () => {
  it('is sound for programs of every sort: without teams, without items, with rings of links', () => {
    fc.assert(
      fc.property(cases, ({ options: of, day }) => {
        const graph = graphAt(sampleFacts(of), day);
        for (const milestone of graph.milestones.keys()) expectSound(forecastMilestone(graph, milestone, RUN));
        expectSound(forecastProgram(graph, PROGRAM, RUN));
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the same seed, whatever the order in which facts arrived', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ options: of, day }, turn) => {
        const facts = sampleFacts(of);
        const shuffled = facts
          .map((fact, index) => ({ fact, key: Math.imul(index + 1, 2 * turn + 40_503) >>> 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ fact }) => fact);
        expect(forecastProgram(graphAt(shuffled, day), PROGRAM, RUN)).toEqual(
          forecastProgram(graphAt(facts, day), PROGRAM, RUN),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('knows nothing of the future: other facts after its day change nothing', () => {
    fc.assert(
      fc.property(cases, fc.nat(1_000), ({ options: of, day }, other) => {
        const noon = endOfDay(dayAt(day));
        const facts = sampleFacts(of);
        const past = facts.filter((fact) => fact.at <= noon);
        const future = sampleFacts({ ...of, seed: other }).filter((fact) => fact.at > noon);
        expect(forecastProgram(graphAt([...past, ...future], day), PROGRAM, RUN)).toEqual(
          forecastProgram(graphAt(facts, day), PROGRAM, RUN),
        );
      }),
      { numRuns: 15 },
    );
  });
});

describe('a back-test', () => {
  it('says of each day what was said on it, though more is known now', () => {
    const facts = sampleFacts({ versions: 8, itemsPerVersion: 30, seed: 4 });
    const foldAt = folding(facts);
    const report = backtest(foldAt, { program: PROGRAM, replications: 200, seed: 9 });
    const [points] = report.definitions.map((definition) => definition.points);
    expect(points!.length).toBeGreaterThan(15);
    for (const point of points!.filter((_, index) => index % 5 === 0)) {
      const graph = foldAt(endOfDay(point.origin));
      const said = forecastMilestone(graph, point.milestone, { seed: 9, replications: 200, definition: 'release' });
      expect(said.status === 'ok' ? said.quantiles : said.reason).toEqual(point.quantiles);
    }
  });

  it('says the same when the future is cut off', () => {
    const facts = sampleFacts({ versions: 8, itemsPerVersion: 30, seed: 5 });
    const cut = endOfDay(dayAt(330));
    const whole = backtest(folding(facts), { program: PROGRAM, replications: 100 });
    const early = backtest(folding(facts.filter((fact) => fact.at <= cut)), { program: PROGRAM, replications: 100 });
    for (const [index, definition] of early.definitions.entries()) {
      // The last version may still have lacked an item or two when the log was cut.
      const settled = definition.points.filter((point) => point.truth <= dayAt(330 - 15));
      expect(settled.length).toBeGreaterThan(8);
      expect(whole.definitions[index]!.points).toEqual(expect.arrayContaining([...settled]));
    }
  });

  it('folds each day by itself where the past is known', () => {
    const of = { versions: 6, itemsPerVersion: 24, seed: 6 };
    const final = backtest(folding(sampleFacts(of)), { program: PROGRAM, replications: 100 });
    const told = backtest(folding(sampleFacts({ ...of, history: 'changelog' })), {
      program: PROGRAM,
      replications: 100,
    });
    const truths = (report: typeof final) =>
      report.definitions[0]!.points.map(({ milestone, truth }) => [milestone, truth]);
    expect(truths(told)).toEqual(truths(final));
    expect(told.diagnostics).toEqual([]);
    expect(final.diagnostics.map(({ code }) => code)).toEqual(['final-state-only']);
  });
});

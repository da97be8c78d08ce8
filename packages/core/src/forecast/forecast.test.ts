import { describe, expect, it } from 'vitest';
import { dayAt, folding, graphAt, PROGRAM, sampleFacts } from '../../../../tests/programs/sample-program.ts';
import { addDays, daysBetween } from '../calendar/index.ts';
import type { StoredFact, Value } from '../vocabulary/index.ts';
import type { MilestoneForecast } from './answer.ts';
import { backtest, capped, forecastMilestone, forecastProgram, reportAsOf, scoreForecast } from './index.ts';

const RUN = { seed: 1, replications: 2_000 };
const DAY = 56 * 6 + 25;
const FACTS = sampleFacts({ versions: 8, itemsPerVersion: 40 });

function also(subject: string, values: Record<string, Value>, day = DAY - 60): StoredFact[] {
  return Object.entries(values).map(([attribute, value], index) => ({
    subject,
    attribute,
    op: 'set',
    value,
    at: Date.parse(dayAt(day)),
    source: 'test',
    cause: `${subject}/${attribute}`,
    seq: 100_000 + index,
    recordedAt: 0,
    branch: 'trunk',
  }));
}

function datesOf(forecast: MilestoneForecast) {
  if (forecast.status !== 'ok') throw new Error(forecast.reason);
  return forecast;
}

describe('the forecast of a milestone', () => {
  const graph = graphAt(FACTS, DAY);

  it('names its parts: what is left by team, the scope, the seed, and what it rests on', () => {
    const forecast = datesOf(forecastMilestone(graph, 'V6', RUN));
    const { remaining, scope, evidence } = forecast;
    expect(forecast).toMatchObject({
      asOf: dayAt(DAY),
      seed: 1,
      definition: 'release',
      finished: null,
      target: null,
      oddsOfTarget: null,
    });
    expect(remaining.byTeam.reduce((sum, part) => sum + part.open, 0)).toBe(remaining.items);
    expect(scope.total).toBe(remaining.items + scope.done);
    expect(evidence[0]!.subjects).toHaveLength(remaining.items);
    expect(evidence.at(-1)!.subjects).toContain('milestone:V2');
  });

  it('gives a later target better odds, and an early one nearly none', () => {
    const { quantiles } = datesOf(forecastMilestone(graph, 'V6', RUN));
    const odds = (target: string): number => {
      const facts = [...FACTS, ...also('milestone:V6', { target })];
      return datesOf(forecastMilestone(graphAt(facts, DAY), 'V6', RUN)).oddsOfTarget!;
    };
    expect(odds(quantiles.p50)).toBeGreaterThan(0.47);
    expect(odds(quantiles.p50)).toBeLessThan(0.6);
    expect(odds(quantiles.p85)).toBeGreaterThan(0.84);
    expect(odds(dayAt(DAY))).toBe(0);
  });

  it('gives the day and no doubt once it is released', () => {
    const forecast = datesOf(forecastMilestone(graph, 'V1', RUN));
    expect(forecast.finished?.by).toBe('release');
    expect(forecast.quantiles.p5).toBe(forecast.quantiles.p95);
  });

  it('says what is missing instead of guessing', () => {
    const empty = [...FACTS, ...also('milestone:E', { name: 'Empty', program: PROGRAM, form: 'release' })];
    expect(forecastMilestone(graphAt(empty, DAY), 'E', RUN)).toMatchObject({
      status: 'insufficient-data',
      reason: 'cannot forecast: it has no items',
    });
    expect(forecastMilestone(graphAt(FACTS, 4), 'V0', RUN)).toMatchObject({ status: 'insufficient-data' });
    expect(() => forecastMilestone(graph, 'nothing', RUN)).toThrow(RangeError);
  });

  it('speaks of one that has only just begun, and says why its range is wide', () => {
    const begun = [...graphAt(FACTS, 2 * DAY).items.values()]
      .filter((item) => item.milestones.includes('V6'))
      .map((item) => item.finishedAt ?? Number.POSITIVE_INFINITY)
      .sort((a, b) => a - b);
    const on = (at: number) => datesOf(forecastMilestone(folding(FACTS)(at), 'V6', RUN));
    const width = ({ quantiles }: ReturnType<typeof on>): number => daysBetween(quantiles.p15, quantiles.p85);
    const [first, half] = [begun[0]!, begun[20]!].map(on);
    expect(first!.scope.done).toBe(1);
    expect(first!.diagnostics.find(({ code }) => code === 'early')?.what).toMatch(
      /^only 1 of its \d+ items is finished/,
    );
    expect(half!.diagnostics.map(({ code }) => code)).not.toContain('early');
    expect(width(first!)).toBeGreaterThan(width(half!));
    expect(forecastMilestone(folding(FACTS)(begun[0]! - 1), 'V6', RUN)).toMatchObject({
      status: 'insufficient-data',
      reason: expect.stringMatching(/^cannot forecast: 0 of its \d+ items are finished, the floor is 1$/),
    });
  });

  it('names the team whose history is too thin, with its counts', () => {
    const move = Array.from({ length: 40 }, (_, index) => also(`item:V6-${index}`, { team: 'new' }, DAY - 1)).flat();
    const moved = move.filter((fact) => graph.items.get(fact.subject.slice(5))?.finishedAt === null);
    const facts = [...FACTS, ...also('team:new', { name: 'Newcomers', program: PROGRAM }), ...moved];
    const forecast = forecastMilestone(graphAt(facts, DAY), 'V6', RUN);
    expect(forecast.status).toBe('insufficient-data');
    expect(forecast.status === 'ok' ? '' : forecast.reason).toMatch(
      /^cannot forecast: Newcomers has 0 items finished in 12 weeks, the floor is 8, and \d+ of \d+ open items wait there$/,
    );
  });

  it('moves with a lag that a link demands, and leaves out a ring of links, saying so', () => {
    const open = [...graph.items.values()].filter((item) => item.milestones.includes('V6') && item.finishedAt === null);
    const [a, b, c] = open.map(({ id }) => id);
    const tie = (from: string, to: string) =>
      also(`link:${from}-${to}`, { from, to, form: 'blocks', dependency: 'FS', lag: 300 });
    const before = datesOf(forecastMilestone(graph, 'V6', RUN));
    const late = datesOf(forecastMilestone(graphAt([...FACTS, ...tie(a!, b!)], DAY), 'V6', RUN));
    expect(late.quantiles.p5 > addDays(dayAt(DAY), 299)).toBe(true);
    const ringed = [...FACTS, ...tie(a!, b!), ...tie(b!, c!), ...tie(c!, a!)];
    const ring = datesOf(forecastMilestone(graphAt(ringed, DAY), 'V6', RUN));
    expect(ring.quantiles).toEqual(before.quantiles);
    expect(ring.diagnostics.find(({ code }) => code === 'link-ring')?.what).toContain(a);
  });

  it('says so when it waits for an item outside of it', () => {
    const outside = also('item:X', { title: 'x', program: PROGRAM, team: 'red', state: 'Open' });
    const tie = also('link:x', { from: 'X', to: 'V6-0', form: 'blocks', dependency: 'FS', lag: 0 });
    const open = [...graph.items.values()].find((item) => item.milestones.includes('V6') && item.finishedAt === null)!;
    const facts = [
      ...FACTS,
      ...outside,
      ...tie.map((fact) => (fact.attribute === 'to' ? { ...fact, value: open.id } : fact)),
    ];
    const { diagnostics } = forecastMilestone(graphAt(facts, DAY), 'V6', RUN);
    expect(diagnostics.find(({ code }) => code === 'waits-outside')?.what).toContain('X');
  });

  it('converges: few replications agree with many', () => {
    const few = datesOf(forecastMilestone(graph, 'V6', { ...RUN, replications: 500 }));
    const many = datesOf(forecastMilestone(graph, 'V6', { ...RUN, replications: 10_000 }));
    const days = (forecast: typeof few): number => Date.parse(forecast.quantiles.p85) / 864e5;
    expect(Math.abs(days(few) - days(many))).toBeLessThanOrEqual(5);
  });
});

describe('the forecast of a program', () => {
  it('gives each active milestone the dates that it has alone, and the open work its end', () => {
    const graph = graphAt(FACTS, DAY);
    const forecast = forecastProgram(graph, PROGRAM, RUN);
    expect(forecast.status).toBe('ok');
    expect(forecast.milestones.map(({ milestone }) => milestone)).toContain('V6');
    for (const one of forecast.milestones) expect(one).toEqual(forecastMilestone(graph, one.milestone, RUN));
    expect(() => forecastProgram(graph, 'nothing')).toThrow(RangeError);
  });

  it('says how often the open work and each milestone was simulated', () => {
    const forecast = forecastProgram(graphAt(FACTS, DAY), PROGRAM, RUN);
    expect(forecast.replications).toBe(1_000);
    expect(new Set(forecast.milestones.map(({ replications }) => replications))).toEqual(new Set([2_000]));
  });
});

describe('a back-test', () => {
  const seen: number[] = [];
  const report = backtest(folding(FACTS), {
    program: PROGRAM,
    replications: 200,
    onProgress: (done, total) => seen.push(done / total),
  });

  it('scores three forecasters over the same forecasts, for both ends', () => {
    expect(report.status).toBe('ok');
    expect(report.definitions.map(({ definition }) => definition)).toEqual(['release', 'items']);
    for (const { overall, points, byFraction } of report.definitions) {
      expect(overall.scores.map(({ forecaster }) => forecaster)).toEqual(['fulcrum', 'velocity', 'bootstrap']);
      expect(new Set(overall.scores.map(({ count }) => count))).toEqual(new Set([points.length]));
      expect(byFraction.reduce((sum, set) => sum + set.forecasts, 0)).toBe(points.length);
      for (const { coverage, pit } of overall.scores) {
        expect(pit.reduce((sum, count) => sum + count, 0)).toBe(points.length);
        for (const { low, share, high, clusteredLow, clusteredHigh } of coverage) {
          expect(low).toBeLessThanOrEqual(share);
          expect(high).toBeGreaterThanOrEqual(share);
          expect(clusteredHigh - clusteredLow).toBeGreaterThanOrEqual(high - low - 1e-12);
        }
      }
    }
    expect(seen.at(-1)).toBe(1);
  });

  it('beats both baselines once there is a past to learn from', () => {
    const facts = sampleFacts({ versions: 30, itemsPerVersion: 40 });
    const [own, velocity, bootstrap] = backtest(folding(facts), { program: PROGRAM, replications: 200 }).definitions[0]!
      .overall.scores;
    expect(own!.crps).toBeLessThan(0.9 * velocity!.crps);
    expect(own!.crps).toBeLessThan(0.9 * bootstrap!.crps);
    expect(own!.coverage[1]!.share).toBeGreaterThan(velocity!.coverage[1]!.share);
  });

  it('counts by a day only what had come by then', () => {
    const early = reportAsOf(report, dayAt(200));
    const [points, all] = [early, report].map(({ definitions }) => definitions[0]!.points);
    expect(points!.length).toBeGreaterThan(3);
    expect(points!.length).toBeLessThan(all!.length);
    expect(points!.every(({ truth }) => truth <= dayAt(200))).toBe(true);
    expect(early.definitions[0]!.overall.forecasts).toBe(points!.length);
    expect(reportAsOf(report, dayAt(-100)).status).toBe('insufficient-data');
  });

  it('is the same again', () => {
    const again = backtest(folding(FACTS), { program: PROGRAM, replications: 200 });
    expect(again).toEqual(report);
  });
});

describe('a kept forecast', () => {
  it('is scored when the truth comes', () => {
    const { asOf, curve, quantiles } = datesOf(forecastMilestone(graphAt(FACTS, DAY), 'V6', RUN));
    const onTime = scoreForecast({ asOf, curve }, quantiles.p50);
    expect(onTime).toMatchObject({ by: { p50: true, p85: true, p95: true }, error: 0 });
    const late = scoreForecast({ asOf, curve }, addDays(quantiles.p95, 30));
    expect(late.by).toEqual({ p50: false, p85: false, p95: false });
    expect(late.crps).toBeGreaterThan(onTime.crps);
    expect(late.pit).toBeGreaterThan(0.96);
  });
});

describe('odds', () => {
  it('are capped at the ends', () => {
    expect([0, 0.049, 0.05, 0.624, 0.95, 0.951, 1].map(capped)).toEqual([
      '<5 %',
      '<5 %',
      '5 %',
      '62 %',
      '95 %',
      '>95 %',
      '>95 %',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { dayAt, graphAt, PROGRAM, sampleFacts } from '../../../../tests/programs/sample-program.ts';
import { selectItems } from '../measure/index.ts';
import { METRICS } from './index.ts';

const AS_OF = 56 * 4;
const graph = graphAt(sampleFacts({ versions: 6, itemsPerVersion: 30, history: 'changelog' }), AS_OF);
const query = { filter: { program: PROGRAM }, from: dayAt(AS_OF - 83), to: dayAt(AS_OF) };

function answer(id: string, over: Partial<typeof query> = {}) {
  return METRICS.find((metric) => metric.id === id)!.compute(graph, { ...query, ...over });
}

describe('flow', () => {
  it('has one metric of each id, with a question and a method page', () => {
    expect(new Set(METRICS.map(({ id }) => id)).size).toBe(METRICS.length);
    for (const { question, method } of METRICS) expect([question.endsWith('?'), method]).toEqual([true, 'flow']);
  });

  it('measures cycle time from the start and lead time from creation', () => {
    const [lead, cycle] = [answer('lead-time'), answer('cycle-time')];
    const days = (of: typeof lead) => new Map(of.series[0]!.points.map(({ opens, value }) => [opens.ids![0], value]));
    // The sample's items take 1 to 6 days once they are started.
    for (const [id, cycleDays] of days(cycle)) {
      expect(cycleDays).toBeGreaterThanOrEqual(1);
      expect(cycleDays).toBeLessThanOrEqual(6);
      expect(days(lead).get(id)).toBeGreaterThanOrEqual(cycleDays);
    }
    expect(cycle.figures.p50).toBeLessThanOrEqual(cycle.figures.p85!);
    expect(lead.figures.p85).toBeGreaterThan(cycle.figures.p85!);
  });

  it('counts each finished item in one week', () => {
    const { series, figures, evidence } = answer('throughput');
    const { points } = series[0]!;
    const sum = points.reduce((total, point) => total + point.value, 0);
    expect(points).toHaveLength(12);
    expect(sum).toBe(evidence[0]!.count);
    expect(selectItems(graph, evidence[0]!.items!)).toHaveLength(sum);
    expect(figures.mean).toBeCloseTo(sum / 12, 1);
  });

  it('adds up: what was created and not finished is open', () => {
    const { series, figures } = answer('cumulative-flow');
    const [created, started, finished] = series.map(({ points }) => points.map(({ value }) => value));
    for (const [week, count] of created!.entries()) {
      expect(started![week]).toBeLessThanOrEqual(count);
      expect(finished![week]).toBeLessThanOrEqual(started![week]!);
    }
    expect(figures.open).toBe(answer('item-age').series[0]!.points.length);
    expect(answer('wip').series[0]!.points.at(-1)!.value).toBe(started!.at(-1)! - finished!.at(-1)!);
  });

  it('says that too little is known instead of giving a figure', () => {
    const quiet = { from: dayAt(-200), to: dayAt(-150) };
    for (const id of ['throughput', 'lead-time', 'cycle-time']) {
      expect(answer(id, quiet)).toMatchObject({ status: 'insufficient-data', figures: {}, series: [] });
    }
    const nobody = { filter: { program: 'nothing' } };
    for (const { id } of METRICS) expect(answer(id, nobody).status).toBe('insufficient-data');
  });

  it('looks at no day after the graph', () => {
    const later = answer('throughput', { to: dayAt(AS_OF + 700), from: dayAt(AS_OF - 83) });
    expect(later.series).toEqual(answer('throughput').series);
  });
});

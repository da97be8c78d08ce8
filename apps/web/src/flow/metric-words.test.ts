import { describe, expect, it } from 'vitest';
import type { FlowMetric } from './flow-query.ts';
import { metricWords } from './metric-words.ts';

const METRIC: FlowMetric = {
  id: 'lead-time',
  title: 'Lead time',
  question: 'How long?',
  unit: 'days',
  status: 'ok',
  words: '50 % 12 days',
  value: 12,
  percentiles: [
    { p: 0.5, value: 12.4 },
    { p: 0.85, value: 400 },
  ],
  series: [],
  items: [{ id: 'A-1', title: '', day: '2017-09-01', days: 12, team: null, state: null }],
  method: 'flow',
};

const said = (part: Partial<FlowMetric>) => metricWords({ ...METRIC, ...part }).replaceAll('\u00a0', ' ');

describe('a metric in words', () => {
  it('says what half and most of the items took', () => {
    expect(said({})).toBe(
      'Half of 1 finished item took 12 d or less from creation to finish; 85 % took 1.1 y or less.',
    );
  });

  it('says why there is no answer, in the words of the server', () => {
    expect(said({ status: 'insufficient-data', words: '3 items, the floor is 5' })).toBe('3 items, the floor is 5');
  });

  it('keeps the words of a metric that it does not know, or whose levels are missing', () => {
    expect(said({ id: 'new-metric', words: 'all is well' })).toBe('All is well');
    expect(said({ percentiles: [] })).toBe('50 % 12 days');
  });

  it('counts what arrived and what left', () => {
    const series = [
      { name: 'created', points: [point('2017-09-01', 100), point('2017-09-08', 110)] },
      { name: 'finished', points: [point('2017-09-01', 50), point('2017-09-08', 65)] },
    ];
    expect(said({ id: 'cumulative-flow', series })).toMatch(
      /10 items arrived and 15 were finished: 5 fewer are open than before\.$/,
    );
  });
});

const point = (day: string, value: number) => ({ day, value });

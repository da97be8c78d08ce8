import type { BacktestReport, MilestoneForecast } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import { describe, expect, it } from 'vitest';
import type { ExplainView, Words } from '../../views/index.ts';
import type { BriefSource } from './brief-source.ts';
import { movedSentence } from './moved-sentence.ts';
import { optionsSentence } from './options-sentence.ts';
import { recordSentence } from './record-sentence.ts';
import { threatSentence } from './threat-sentence.ts';
import { whenSentence } from './when-sentence.ts';

const text = (words: Words) =>
  words
    .map((piece) => piece.text)
    .join('')
    .replaceAll('\u00a0', ' ');

const quantiles = (p50: string, p85: string) => ({ p5: p50, p15: p50, p50, p85, p95: p85 });
const IOS = { team: 'ios', name: 'iOS', open: 7, done: 3, quantiles: quantiles('2026-05-01', '2026-06-01') };
const BASE = {
  milestone: 'P/1',
  name: 'Release 2.0',
  asOf: '2026-03-02',
  target: '2026-05-15',
  remaining: { items: 9, byTeam: [{ ...IOS, lastShare: 0.62, pooled: false }] },
  diagnostics: [],
};
const dated = (p50: string, p85: string, more: object = {}) =>
  ({
    ...BASE,
    status: 'ok',
    quantiles: quantiles(p50, p85),
    oddsOfTarget: 0.5,
    finished: null,
    ...more,
  }) as unknown as MilestoneForecast;
const undated = (more: object = {}) =>
  ({
    ...BASE,
    status: 'insufficient-data',
    reason: 'cannot forecast: 0 of its 9 items are finished, the floor is 1',
    remaining: { items: 9, byTeam: [] },
    ...more,
  }) as unknown as MilestoneForecast;

const OPEN = { milestones: ['P/1'], category: 'todo', team: 'ios' };
const graph = (more: object = {}) =>
  ({
    items: new Map([['A-1', OPEN]]),
    teams: new Map([['ios', { name: 'iOS' }]]),
    risks: new Map(),
    waits: new Map(),
    workspace: { currency: 'EUR' },
    ...more,
  }) as unknown as ProgramGraph;

const NOW = dated('2026-05-15', '2026-06-20');
const BEFORE = dated('2026-05-01', '2026-06-08', { asOf: '2026-02-23' });
const source = (more: Partial<BriefSource> = {}): BriefSource => ({
  graph: graph(),
  program: 'P',
  forecast: NOW,
  before: BEFORE,
  explained: null,
  scenario: null,
  plan: null,
  report: null,
  ...more,
});

const part = (label: string, days: number, more: object = {}) => ({
  label,
  inputs: ['scope'],
  team: null,
  words: '',
  move: { p50: days, p85: days, odds: null },
  facts: [],
  evidence: { kind: 'items', label, params: {} },
  ...more,
});
const explained = (...parts: object[]) => ({ move: { p50: 10, p85: 12, odds: null }, parts }) as unknown as ExplainView;

describe('when it lands', () => {
  it('says both dates, and the chance of the target without ever being certain', () => {
    expect(text(whenSentence(source()))).toBe(
      'Release 2.0 is as likely as not to land by 15 May, and we are 85 % sure of 20 Jun; its target, 15 May, has a chance of 50 %.',
    );
    const sure = source({ forecast: dated('2026-04-01', '2026-04-09', { oddsOfTarget: 0.9999 }) });
    expect(text(whenSentence(sure))).toContain('>95 %');
  });

  it('says that nothing was promised, that it is over, or what lacks', () => {
    const promised = dated('2026-05-15', '2026-06-20', { target: null, oddsOfTarget: null });
    expect(text(whenSentence(source({ forecast: promised })))).toMatch(/; no day has been promised for it\.$/);
    const over = dated('2026-05-20', '2026-05-20', { finished: { day: '2026-05-20', by: 'release' } });
    expect(text(whenSentence(source({ forecast: over })))).toBe(
      'Release 2.0 was released on 20 May, 5 days after its target, 15 May.',
    );
    expect(text(whenSentence(source({ forecast: undated() })))).toBe(
      'Release 2.0 has no date yet: 0 of its 9 items are finished; a date needs at least 1.',
    );
  });
});

describe('what moved', () => {
  it('names the causes, the largest first, and adds up', () => {
    const pace = part('iOS pace', 5, { inputs: ['progress'], team: { id: 'ios', name: 'iOS' } });
    const words = movedSentence(source({ explained: explained(pace, part('scope', 7, { words: '9 items added' })) }));
    expect(text(words)).toBe(
      'The date that we are 85 % sure of is 12 days later than on 23 Feb: +7 days from its scope (9 items added) and +5 days from the pace of iOS.',
    );
  });

  it('sums up what would be too many causes', () => {
    const parts = (...days: number[]) =>
      explained(...days.map((each) => part(`cause of ${each}`, each, { inputs: [] })));
    expect(text(movedSentence(source({ explained: parts(5, 4, 3, 1, -1) })))).toMatch(
      /: \+5 days .+, \+4 days .+ and \+3 days .+\.$/,
    );
    expect(text(movedSentence(source({ explained: parts(5, 4, 3, 1, 1) })))).toMatch(
      /: \+5 days .+, \+4 days .+, \+3 days .+ and \+2 days all else\.$/,
    );
  });

  it('says a move whose causes are not known yet, a first date, and no date', () => {
    expect(text(movedSentence(source()))).toBe('The date that we are 85 % sure of is 12 days later than on 23 Feb.');
    expect(text(movedSentence(source({ before: undated({ asOf: '2026-02-23' }) })))).toBe(
      'This is its first date: on 23 Feb there was none, since 0 of its 9 items are finished; a date needs at least 1.',
    );
    expect(text(movedSentence(source({ forecast: undated() })))).toBe(
      'Without a date there is nothing to compare with 23 Feb.',
    );
  });
});

describe('what a scenario moves', () => {
  it('is held against the same day without it', () => {
    const without = dated('2026-05-20', '2026-07-01');
    const scenario = { id: 'S1', name: 'Two more', changes: ['iOS works on 4 items at once', '3 items cut'], without };
    expect(text(movedSentence(source({ scenario })))).toBe(
      'In “Two more” the date that we are 85 % sure of is 11 days sooner than without it: iOS works on 4 items at once; 3 items cut.',
    );
  });
});

describe('what threatens it', () => {
  it('is the team that ends last, and what is known to stand in its way', () => {
    const risk = { state: 'open', milestones: ['P/1'], items: [] };
    const wait = { answered: null, milestone: null, item: 'A-1' };
    const words = threatSentence(
      source({ graph: graph({ risks: new Map([['r', risk]]), waits: new Map([['w', wait]]) }) }),
    );
    expect(text(words)).toBe(
      'What threatens it most is iOS, with 7 open items: it is the last to finish in 62 % of all futures, and is 85 % sure to be through only by 1 Jun; besides, 1 known risk and 1 answer from outside stand in its way.',
    );
  });

  it('tells how long an item waits for its turn, and of an answer that comes last more often', () => {
    const team = { kind: 'team', subject: 'team:ios', name: 'iOS', items: 7, queueItems: 2 } as const;
    const wait = { kind: 'vendor', subject: 'wait:w', name: 'The map licence', items: 1, queueItems: 0 } as const;
    const plan = (share: number) => ({
      levers: [],
      constraints: [
        { ...wait, lastShare: share, queueDays: 0 },
        { ...team, lastShare: 1 - share, queueDays: 8.2 },
      ],
    });
    expect(text(threatSentence(source({ plan: plan(0.1) })))).toMatch(
      /; an item waits 8 working days there for its turn\.$/,
    );
    expect(text(threatSentence(source({ plan: plan(0.9) })))).toBe(
      'What threatens it most is the answer that it waits for, The map licence: it comes last in 90 % of all futures.',
    );
  });

  it('is where most work lies as long as there is no date', () => {
    expect(text(threatSentence(source({ forecast: undated() })))).toBe(
      'Most of what is left lies with iOS, with 1 open item.',
    );
  });
});

describe('what can be done', () => {
  it('is a promise that holds, where the present one does not', () => {
    expect(text(optionsSentence(source()))).toBe('Promise 20 Jun, 36 days after its target, to be 85 % sure.');
    const safe = source({ forecast: dated('2026-04-01', '2026-05-05') });
    expect(text(optionsSentence(safe))).toBe(
      'Leave all as it is, since 5 May, the day that we are 85 % sure of, lies 10 days before its target.',
    );
  });

  it('is what would help most, with its price where one is known', () => {
    const cut = { kind: 'cut', subject: 'milestone:P/1', what: 'cut the last item of Release 2.0' } as const;
    const slot = { kind: 'slot', subject: 'team:ios', what: 'one more slot in iOS (2 now)' } as const;
    const levers = [
      { ...slot, gained: { p50: 3, p85: 6.6 }, cost: 12_000.4 },
      { ...cut, gained: { p50: 1, p85: 1 }, cost: null },
    ];
    expect(text(optionsSentence(source({ plan: { constraints: [], levers } })))).toBe(
      'What would help most: iOS working on one more item at once, 7 days sooner for 12,000 EUR more; cut the last item of Release 2.0, 1 day sooner; or promise 20 Jun, 36 days after its target, to be 85 % sure.',
    );
  });
});

describe('how good we were', () => {
  const report = (share: number, versions: number) => {
    const coverage = [{ level: 0.85, share, clusteredLow: share - 0.05, clusteredHigh: share + 0.05 }];
    const overall = { forecasts: 3 * versions, versions, scores: [{ forecaster: 'fulcrum', coverage }] };
    return { definitions: [{ definition: 'release', overall }] } as unknown as BacktestReport;
  };

  it('is said in dates that came true', () => {
    expect(text(recordSentence(source({ report: report(0.87, 40) })))).toBe(
      'Of 100 dates that we were 85 % sure of, 87 came true, counted over 120 forecasts of 40 releases (as good as we said).',
    );
    expect(text(recordSentence(source({ report: report(0.7, 40) })))).toContain('fewer than we said');
    expect(text(recordSentence(source({ report: report(0.95, 40) })))).toContain('more than we said');
  });

  it('is not said of a few', () => {
    expect(text(recordSentence(source({ report: report(0.87, 9) })))).toContain('cannot be told yet: only 9 releases');
    expect(text(recordSentence(source({ report: report(0.87, 0) })))).toContain(
      'cannot be told yet: no release landed',
    );
  });
});

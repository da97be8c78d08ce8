import { describe, expect, it } from 'vitest';
import { plainText } from '../words/sentence.tsx';
import { rangeWords, scopeWords, workAnswer } from './work-answer.ts';

const labelOf = (_: string, value: string) => ({ 'T/1': 'Windows', 'M/1': 'Release 7.0.0' })[value] ?? value;
const said = (...args: Parameters<typeof workAnswer>) => plainText(workAnswer(...args)).replaceAll('\u00a0', ' ');

describe('the first line of the Work page', () => {
  it('says how many are open, done and dropped', () => {
    const words = said({ todo: 100, doing: 17, done: 13, dropped: 2 }, {}, labelOf);
    expect(words).toBe('117 items are open; 13 are done, 2 dropped.');
  });

  it('says of which milestone and team', () => {
    const words = said({ todo: 1, doing: 0, done: 1, dropped: 0 }, { milestone: 'M/1', team: 'T/1' }, labelOf);
    expect(words).toBe('1 item in Release 7.0.0, of Windows is open; 1 is done.');
  });

  it('does not count what is not there', () => {
    expect(said({ todo: 0, doing: 0, done: 5, dropped: 0 }, {}, labelOf)).toBe('Nothing is open; 5 are done.');
    expect(said({ todo: 0, doing: 0, done: 0, dropped: 0 }, {}, labelOf)).toBe('No item is here.');
    const none = said({ todo: 0, doing: 0, done: 0, dropped: 0 }, { q: 'zebra' }, labelOf);
    expect(none).toBe('No item with “zebra”.');
  });
});

describe('the scope in words', () => {
  it('names what has none', () => {
    expect(scopeWords({ team: 'none', assignee: 'none' }, labelOf)).toBe(' of no team, of nobody');
  });

  it('counts named items', () => {
    expect(scopeWords({ ids: 'A-1,A-2' }, labelOf).replaceAll('\u00a0', ' ')).toBe(' among 2 named items');
  });

  it('says ranges with one end, with both, and of one day', () => {
    expect(rangeWords('created', undefined, undefined)).toBe('');
    expect(rangeWords('created', '2017-09-01', undefined)).toMatch(/^created since .*2017$/);
    expect(rangeWords('created', undefined, '2017-09-01')).toMatch(/^created by .*2017$/);
    expect(rangeWords('created', '2017-09-01', '2017-09-01')).toMatch(/^created on .*2017$/);
    expect(rangeWords('created', '2017-09-01', '2017-09-08')).toMatch(/2017 – .*2017$/);
  });
});

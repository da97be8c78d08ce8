import { describe, expect, it } from 'vitest';
import { formatMove, formatOdds, formatShare, plural } from './figures.ts';
import { localDates } from './local-dates.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('figures', () => {
  it('never claim certainty', () => {
    expect(plain(formatOdds(1))).toBe('>95 %');
    expect(plain(formatOdds(0.951))).toBe('>95 %');
    expect(plain(formatOdds(0.95))).toBe('95 %');
    expect(plain(formatOdds(0.34))).toBe('34 %');
    expect(plain(formatOdds(0))).toBe('<5 %');
  });

  it('say small shares and moves in full', () => {
    expect(plain(formatShare(0.004))).toBe('<1 %');
    expect(plain(formatShare(0))).toBe('0 %');
    expect(plain(formatMove(-4))).toBe('−4 d');
    expect(plain(formatMove(12))).toBe('+12 d');
    expect(plain(plural(1, 'item'))).toBe('1 item');
    expect(plain(plural(2, 'item'))).toBe('2 items');
  });
});

describe('localDates', () => {
  it('writes the dates of a sentence as the reader does, and nothing else', () => {
    const said = 'lands 18\u00a0Nov – 12\u00a0Jan\u00a02018; 3 May items, 12\u00a0days';
    expect(plain(localDates(said, 'en-US'))).toBe('lands Nov 18 – Jan 12, 2018; 3 May items, 12 days');
    expect(plain(localDates('29\u00a0Feb', 'en-US'))).toBe('Feb 29');
  });
});

import { describe, expect, it } from 'vitest';
import { keysOfName, nearness } from './near-names.ts';

const NEAR: readonly (readonly [string, string])[] = [
  ['Ada Lovelace', 'ada.l'],
  ['Ada Lovelace', 'A. Lovelace'],
  ['Ada Lovelace', 'alovelace'],
  ['Ada Lovelace', 'adalovelace'],
  ['Ada Lovelace', 'adal92'],
  ['Ada King Lovelace', 'Ada Lovelace'],
  ['Ada Lovelace', 'Ada Lovelave'],
  ['Ada Lovelace', 'Aba Lovelace'],
  ['Ada Lovelace', 'Ada Loveelace'],
  ['jonathanb', 'jonatanb'],
  ['Zoë O’Brien', 'zobrien'],
];

const FAR: readonly (readonly [string, string])[] = [
  ['Ada Lovelace', 'Ada Byron'],
  ['Ada Lovelace', 'Grace Hopper'],
  ['Ada', 'Ada Lovelace'],
  ['Tim', 'Tom'],
  ['Li Wei', 'Lu Wei'],
  ['A', 'A'],
  ['', ''],
  ['123', '123'],
];

describe('names', () => {
  it('are the same whatever the case, the accents and the order', () => {
    for (const [one, other] of [
      ['Ada Lovelace', 'ada lovelace'],
      ['Lovelace, Ada', 'Ada Lovelace'],
      ['Zoë Müller', 'zoe.muller'],
      ['ada-lovelace', 'Ada_Lovelace'],
    ] as const)
      expect(nearness(one, other), `${one} / ${other}`).toBe('same');
  });

  it('are near where one may stand for the other, and then share a key', () => {
    for (const [one, other] of NEAR) {
      expect(nearness(one, other), `${one} / ${other}`).toBe('near');
      expect(nearness(other, one), `${other} / ${one}`).toBe('near');
      const keys = new Set(keysOfName(one));
      expect(
        keysOfName(other).some((key) => keys.has(key)),
        `${one} / ${other}`,
      ).toBe(true);
    }
  });

  it('of others are far apart', () => {
    for (const [one, other] of FAR) expect(nearness(one, other), `${one} / ${other}`).toBe(null);
  });
});

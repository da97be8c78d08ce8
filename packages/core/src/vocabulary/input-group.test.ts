import { describe, expect, it } from 'vitest';
import { INPUT_GROUPS, inputGroupOf } from './input-group.ts';
import { type KindName, vocabulary } from './vocabulary.ts';

const KINDS = Object.entries(vocabulary) as [KindName, (typeof vocabulary)[KindName]][];

describe('the inputs of a date', () => {
  it('know every attribute of every kind: it has a group, or is listed as moving no date', () => {
    const groups = new Set<string | null>([...INPUT_GROUPS, null]);
    for (const [kind, { attributes }] of KINDS) {
      for (const attribute of Object.keys(attributes))
        expect(groups.has(inputGroupOf({ kind, attribute, isBirth: false }))).toBe(true);
    }
  });

  it('take what comes with a new item as scope, and its later states as progress', () => {
    expect(inputGroupOf({ kind: 'item', attribute: 'state', isBirth: true })).toBe('scope');
    expect(inputGroupOf({ kind: 'item', attribute: 'state', isBirth: false })).toBe('progress');
    expect(inputGroupOf({ kind: 'leave', attribute: 'title', isBirth: false })).toBeNull();
  });
});

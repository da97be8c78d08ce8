import { describe, expect, it } from 'vitest';
import { evidenceIn, evidenceText } from './evidence-text.ts';
import { itemEvidence, itemIn } from './item-evidence.ts';

describe('an item as evidence', () => {
  it('survives its way through an address', () => {
    const opened = evidenceIn(evidenceText(itemEvidence('TIMOB-25275')));
    expect(opened && itemIn(opened)).toBe('TIMOB-25275');
  });

  it('is told from facts about other things', () => {
    expect(itemIn({ kind: 'facts', label: 'x', params: { subject: 'milestone:TIMOB/1' } })).toBeUndefined();
    expect(itemIn({ kind: 'items', label: 'x', params: { subject: 'item:TIMOB-1' } })).toBeUndefined();
  });
});

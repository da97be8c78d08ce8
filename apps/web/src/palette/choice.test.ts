import { describe, expect, it } from 'vitest';
import { choiceOf, matches } from './choice.ts';

const found = (kind: 'item' | 'milestone' | 'team' | 'person' | 'program', id: string, program: string | null) =>
  choiceOf({ kind, id, title: 'x', detail: '', program }, 'TIMOB').target;

describe('where something found leads', () => {
  it('opens items in the drawer and everything else on its page', () => {
    expect(found('item', 'TIMOB-1', 'TIMOB')).toEqual({ item: 'TIMOB-1' });
    expect(found('milestone', 'TIMOB/17609', 'TIMOB')).toEqual({
      href: '/programs/TIMOB/milestones/TIMOB%2F17609',
    });
    expect(found('team', 'TIMOB/iOS', 'TIMOB')).toEqual({
      href: '/programs/TIMOB/work?category=open&team=TIMOB%2FiOS',
    });
    expect(found('program', 'HL', 'HL')).toEqual({ href: '/programs/HL' });
  });

  it('takes the program of the page for a person, who has none', () => {
    expect(found('person', 'u1', null)).toEqual({ href: '/programs/TIMOB/work?category=open&assignee=u1' });
  });
});

describe('matching what was typed', () => {
  it('wants every word, in any order and case', () => {
    expect(matches('dark SWITCH', 'Switch to dark')).toBe(true);
    expect(matches('switch light', 'Switch to dark')).toBe(false);
  });
});

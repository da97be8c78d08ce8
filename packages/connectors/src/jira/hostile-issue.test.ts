import { describe, expect, it } from 'vitest';
import { translateIssue } from './translate-issue.ts';

const fields = {
  summary: 'One',
  project: { key: 'P' },
  status: { name: 'Open', statusCategory: { key: 'new' } },
  created: '2020-03-01T10:00:00.000+0000',
};

const translate = (more: object, items: readonly object[] = []) =>
  translateIssue(
    {
      id: '10',
      key: 'P-7',
      fields: { ...fields, ...more },
      changelog: { histories: [{ id: '1', created: '2020-03-02T10:00:00.000+0000', items }] },
    },
    { where: 'line 1' },
  );

describe('an issue whose words are those of the language that reads it', () => {
  it.each(['__proto__', 'constructor', 'valueOf'])('a change of the field "%s" says nothing', (field) => {
    const { facts, diagnostics } = translate({}, [{ field, fromString: 'a', toString: 'b' }]);
    expect(diagnostics).toEqual([]);
    expect(facts.some(({ cause }) => cause === 'jira:history/1')).toBe(false);
  });

  it('a change that leaves out what it changed to cleared the field', () => {
    const { facts, diagnostics } = translate({}, [{ field: 'assignee', from: 'u1', fromString: 'Ada' }]);
    expect(diagnostics).toEqual([]);
    const said = facts.filter(({ attribute }) => attribute === 'assignee').map(({ value }) => value);
    expect(said).toEqual(['u1', null]);
  });
});

it('sprints of the changelog go by the same ids as those of the issue', () => {
  const { facts } = translate({ sprint: { id: 12, name: 'Sprint 12' } }, [
    { field: 'Sprint', from: '', to: '12', fromString: '', toString: 'Sprint 12' },
  ]);
  const said = facts.filter(({ attribute }) => attribute === 'sprints').map(({ value }) => value);
  expect(said).toEqual([[], ['P/12']]);
  expect(facts.some(({ subject }) => subject === 'sprint:P/12')).toBe(true);
});

it('long texts of brackets and repeated words are read in no time', () => {
  const type = { name: 'start'.repeat(40_000), outward: 'blocks' };
  const issuelinks = [{ id: '1', type, outwardIssue: { key: 'P-8' } }];
  const began = performance.now();
  translate({ sprint: '['.repeat(200_000), issuelinks });
  expect(performance.now() - began).toBeLessThan(1_000);
});

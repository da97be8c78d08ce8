import { appendToLog, createFactLog, fold } from '@fulcrum/core/program';
import type { Fact } from '@fulcrum/core/vocabulary';
import { describe, expect, it } from 'vitest';
import { translateIssue } from './translate-issue.ts';

const BASE = {
  id: '10',
  key: 'P-7',
  fields: {
    summary: 'Crash <b>on</b> start 🚀',
    project: { key: 'P', name: 'Phone' },
    issuetype: { name: 'Bug' },
    status: { name: 'Closed', statusCategory: { key: 'done' } },
    resolution: { name: 'Fixed' },
    resolutiondate: '2020-03-04T10:00:00.000+0000',
    created: '2020-03-01T10:00:00.000+0100',
    updated: '2020-03-05T10:00:00.000+0000',
    components: [{ name: 'iOS' }],
    fixVersions: [{ id: '5', name: '1.0', released: true, releaseDate: '2020-04-01' }],
    assignee: { accountId: 'u1', displayName: 'Ada' },
  },
} as const;

type Changes = Readonly<Record<string, unknown>>;

function issue(fields: Changes = {}, top: Changes = {}) {
  return { ...BASE, ...top, fields: { ...BASE.fields, ...fields } };
}

function graphOf(facts: readonly Fact[], day: string) {
  const log = createFactLog();
  appendToLog(
    log,
    facts.map((fact, index) => ({ ...fact, seq: index + 1, recordedAt: 0, branch: 'trunk' })),
  );
  return fold(log, { at: Date.parse(`${day}T23:59:59Z`) });
}

const translate = (raw: unknown) => translateIssue(raw, { where: 'line 1' });

describe('an issue without a changelog', () => {
  const { facts, diagnostics } = translate(issue());

  it('is open from its creation until its resolution', () => {
    expect(diagnostics).toEqual([]);
    expect(graphOf(facts, '2020-02-29').items.size).toBe(0);
    expect(graphOf(facts, '2020-03-03').items.get('P-7')).toMatchObject({
      category: 'todo',
      resolution: null,
      team: 'P/iOS',
    });
    const finishedAt = Date.parse('2020-03-04T10:00:00Z');
    expect(graphOf(facts, '2020-03-04').items.get('P-7')).toMatchObject({
      category: 'done',
      finishedAt,
      title: BASE.fields.summary,
    });
  });

  it('that was opened again since an earlier export is open from then on, and nobody’s', () => {
    const open = { status: { name: 'Open', statusCategory: { key: 'new' } }, updated: '2020-05-01T10:00:00.000+0000' };
    const later = translate(issue({ ...open, resolution: null, resolutiondate: null, assignee: null })).facts;
    const both = [...facts, ...later];
    expect(graphOf(both, '2020-04-30').items.get('P-7')).toMatchObject({ category: 'done', resolution: 'Fixed' });
    const now = graphOf(both, '2020-05-01').items.get('P-7');
    expect(now).toMatchObject({ category: 'todo', resolution: null, finishedAt: null, assignee: null });
    expect(now?.trail.map(({ state }) => state)).toEqual(['Open', 'Closed', 'Open']);
    expect(
      graphOf(later, '2020-05-01')
        .items.get('P-7')
        ?.trail.map(({ state }) => state),
    ).toEqual(['Open']);
  });

  it('makes its fix version a milestone that is released on its day, never before', () => {
    expect(graphOf(facts, '2020-03-31').milestones.get('P/5')).toMatchObject({
      name: '1.0',
      form: 'release',
      released: null,
      target: null,
    });
    expect(graphOf(facts, '2020-04-01').milestones.get('P/5')?.released).toBe('2020-04-01');
  });

  it('takes the date of a version that is not out yet as its target', () => {
    const planned = translate(
      issue({ fixVersions: [{ id: '5', name: '1.0', released: false, releaseDate: '2020-06-01' }] }),
    );
    expect(graphOf(planned.facts, '2020-03-02').milestones.get('P/5')).toMatchObject({
      target: '2020-06-01',
      released: null,
    });
  });

  it('says the same facts whenever it is read', () => {
    expect(translate(issue())).toEqual({ facts, diagnostics });
  });

  it('is diagnosed when it is done without a date', () => {
    const undated = translate(issue({ resolutiondate: null }));
    expect(undated.diagnostics.map((each) => each.code)).toEqual(['no-resolution-date']);
    expect(graphOf(undated.facts, '2020-03-05').items.get('P-7')?.category).toBe('done');
  });
});

describe('an issue with a changelog', () => {
  const histories = [
    {
      id: '3',
      created: '2020-03-04T10:00:00.000+0000',
      items: [
        { field: 'status', fromString: 'In Progress', toString: 'Closed' },
        { field: 'resolution', from: null, fromString: null, to: '1', toString: 'Fixed' },
      ],
    },
    {
      id: '1',
      created: '2020-03-02T09:00:00.000+0000',
      items: [
        { field: 'status', fromString: 'Open', toString: 'In Progress' },
        { field: 'Fix Version', from: null, fromString: null, to: '5', toString: '1.0' },
      ],
    },
    {
      id: '2',
      created: '2020-03-03T09:00:00.000+0000',
      items: [
        { field: 'summary', fromString: 'Old name', toString: BASE.fields.summary },
        { field: 'Story Points', fromString: null, toString: '5' },
      ],
    },
  ];
  const { facts, diagnostics } = translate(issue({}, { changelog: { total: 3, histories } }));

  it('is told change by change, whatever the order of the entries', () => {
    expect(diagnostics).toEqual([]);
    expect(graphOf(facts, '2020-03-01').items.get('P-7')).toMatchObject({
      state: 'Open',
      title: 'Old name',
      milestones: [],
      resolution: null,
    });
    expect(graphOf(facts, '2020-03-02').items.get('P-7')).toMatchObject({
      category: 'doing',
      milestones: ['P/5'],
      estimate: null,
    });
    const done = graphOf(facts, '2020-03-09').items.get('P-7');
    expect(done).toMatchObject({ category: 'done', title: BASE.fields.summary, estimate: 5, resolution: 'Fixed' });
    expect(done?.startedAt).toBe(Date.parse('2020-03-02T09:00:00Z'));
  });

  it('is diagnosed when the changelog was cut', () => {
    const cut = translate(issue({}, { changelog: { total: 90, histories } }));
    expect(cut.diagnostics.map((each) => each.code)).toEqual(['history-cut']);
  });
});

describe('links', () => {
  const linkOf = (type: Changes, end: 'inwardIssue' | 'outwardIssue') => {
    const { facts } = translate(issue({ issuelinks: [{ id: '1', type, [end]: { key: 'P-9' } }] }));
    const { from, to, form, dependency } = graphOf(facts, '2020-03-02').links.get('jira/1') ?? {};
    return [from, to, form, dependency];
  };

  it.each([
    [{ name: 'Blocks', inward: 'is blocked by', outward: 'blocks' }, 'outwardIssue', ['P-7', 'P-9', 'blocks', 'FS']],
    [{ name: 'Blocks', inward: 'is blocked by', outward: 'blocks' }, 'inwardIssue', ['P-9', 'P-7', 'blocks', 'FS']],
    [
      { name: 'Depends', inward: 'is dependent of', outward: 'depends on' },
      'outwardIssue',
      ['P-9', 'P-7', 'blocks', 'FS'],
    ],
    [
      {
        name: 'Gantt: start-start',
        inward: 'has to be started together with',
        outward: 'has to be started together with',
      },
      'outwardIssue',
      ['P-7', 'P-9', 'blocks', 'SS'],
    ],
    [
      { name: 'Gantt: finish-start', inward: 'has to be done after', outward: 'has to be done before' },
      'inwardIssue',
      ['P-9', 'P-7', 'blocks', 'FS'],
    ],
    [
      { name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
      'inwardIssue',
      ['P-9', 'P-7', 'duplicates', null],
    ],
    [{ name: 'Cloners', inward: 'is cloned by', outward: 'clones' }, 'outwardIssue', ['P-7', 'P-9', 'relates', null]],
  ] as const)('%o seen from the %s', (type, end, expected) => {
    expect(linkOf(type, end)).toEqual(expected);
  });
});

describe('sprints and epics', () => {
  it('reads the agile fields, the custom field, and the text of Data Center', () => {
    const text =
      'com.atlassian.greenhopper.service.sprint.Sprint@1f[id=3,rapidViewId=2,state=CLOSED,name=Sprint 3, late,startDate=2020-03-01T10:00:00.000Z,endDate=2020-03-14T10:00:00.000Z,completeDate=<null>]';
    const { facts } = translate(
      issue({
        sprint: { id: 1, name: 'One', state: 'active' },
        closedSprints: [{ id: 2, name: 'Two', state: 'closed' }],
        customfield_10020: [text],
      }),
    );
    const graph = graphOf(facts, '2020-03-02');
    expect(graph.items.get('P-7')?.sprints).toEqual(['P/1', 'P/2', 'P/3']);
    expect(graph.sprints.get('P/3')).toMatchObject({
      name: 'Sprint 3, late',
      state: 'closed',
      start: '2020-03-01',
      completed: null,
    });
  });

  it('makes an epic a milestone', () => {
    const { facts } = translate(
      issue({ parent: { key: 'P-1', fields: { summary: 'Big', issuetype: { name: 'Epic' } } } }),
    );
    expect(graphOf(facts, '2020-03-02').items.get('P-7')?.milestones).toEqual(['P/5', 'P-1']);
  });
});

describe('what cannot be taken', () => {
  it.each([
    ['no object', 17, 'bad-record'],
    ['no key', { id: '1', fields: BASE.fields }, 'bad-record'],
    ['a wrong type', issue({ components: 'iOS' }), 'bad-record'],
    ['a date before 1990', issue({ created: '1970-01-01T00:00:00.000+0000' }), 'bad-date'],
    ['a date after 2100', issue({ created: '2199-01-01T00:00:00.000+0000' }), 'bad-date'],
    ['no date', issue({ created: 'yesterday' }), 'bad-date'],
  ])('%s is refused with its place', (_, raw, code) => {
    const { facts, diagnostics } = translate(raw);
    expect(facts).toEqual([]);
    expect(diagnostics).toMatchObject([{ code, where: 'line 1' }]);
    expect(diagnostics[0]?.mend).not.toBe('');
  });

  it('a bad release date costs that date, not the issue', () => {
    const { facts, diagnostics } = translate(
      issue({ fixVersions: [{ id: '5', name: '1.0', released: true, releaseDate: '0201-04-01' }] }),
    );
    expect(graphOf(facts, '2020-03-02').items.size).toBe(1);
    expect(diagnostics.map((each) => each.code)).toContain('bad-fact');
  });

  it('an unknown state counts as todo, and says so', () => {
    const { facts, diagnostics } = translate(issue({ status: { name: 'Zwischenlager' } }));
    expect(diagnostics.map((each) => each.code)).toEqual(['unknown-state']);
    expect(graphOf(facts, '2020-03-09').items.get('P-7')).toMatchObject({ state: 'Zwischenlager', category: 'todo' });
  });

  it('text that cannot be stored is mended', () => {
    const { facts } = translate(issue({ summary: 'a\u0000b\ud800c' }));
    expect(graphOf(facts, '2020-03-02').items.get('P-7')?.title).toBe('a\ufffdb\ufffdc');
  });
});

import { describe, expect, it } from 'vitest';
import type { RawRecord } from '../kit/connector.ts';
import { translator } from './translate.ts';

const record = (endpoint: string, key: string, body: unknown): RawRecord => ({
  endpoint,
  key: `${endpoint}/${key}`,
  body,
});
const AROUND = [
  record('serverInfo', 'server', { serverTime: '2026-03-01T10:00:00.000+0000' }),
  record('project', 'all', [{ id: '1', key: 'APP', name: 'App' }]),
  record('board', 'APP', [{ id: 7, name: 'Team board', type: 'kanban', location: { projectKey: 'APP' } }]),
  record('status', 'all', [
    { id: '3', name: 'In Progress', statusCategory: { key: 'indeterminate' } },
    { id: '5', name: 'Done', statusCategory: { key: 'done' } },
  ]),
];

function translated(body: object) {
  const configuration = record('board/configuration', '7', body);
  const translate = translator({
    settings: { url: 'https://x', projects: ['APP'], jql: '', tokenUrl: '' },
    surroundings: AROUND,
  });
  const { observed = [], diagnostics } = translate([configuration]);
  const said = observed.map(({ subject, attribute, value }) => [`${subject}.${attribute}`, value] as const);
  return { said: Object.fromEntries(said), diagnostics };
}

describe('a board of Jira', () => {
  it('tells its columns in their order, with states by name and limits where there are any', () => {
    const columns = [
      { name: 'Doing', statuses: [{ id: '3' }, { id: '99' }], min: 1, max: 4 },
      { name: 'Done', statuses: [{ id: '5' }] },
    ];
    const { said, diagnostics } = translated({ id: 7, name: 'Team board', type: 'kanban', columnConfig: { columns } });
    expect(diagnostics).toEqual([]);
    expect(said).toMatchObject({
      'board:APP/7.form': 'kanban',
      'board:APP/7.columns': ['APP/7/Doing', 'APP/7/Done'],
      'column:APP/7/Doing.states': ['In Progress'],
      'column:APP/7/Doing.place': 0,
      'column:APP/7/Doing.most': 4,
      'column:APP/7/Doing.least': 1,
      'column:APP/7/Done.most': null,
    });
  });

  it('keeps apart columns of one name, and takes no limit that cannot be one', () => {
    const columns = [
      { name: 'X', max: -1 },
      { name: 'X', max: 2.5 },
    ];
    const { said } = translated({ id: 7, columnConfig: { columns } });
    expect(said).toMatchObject({
      'board:APP/7.columns': ['APP/7/X', 'APP/7/X (1)'],
      'column:APP/7/X.most': null,
      'column:APP/7/X (1).most': null,
    });
  });

  it('says that columns may not be read, rather than that there are none', () => {
    const { said, diagnostics } = translated({ id: 7, isHidden: true });
    expect(said).toEqual({});
    expect(diagnostics).toMatchObject([{ code: 'hidden-columns', severity: 'note', where: 'board 7 of APP' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { chosenLinks, sortedLinks, teamsOf } from './choose-links.ts';
import type { DependenciesView, LinkedItem, LinkRow } from './dependencies-query.ts';
import { linksCsv } from './links-csv.ts';
import { slackWords, tieWords } from './stands.ts';

const item = (id: string, team: string, title = ''): LinkedItem =>
  ({ id, team, title, tool: null, category: 'todo', milestones: [] }) as unknown as LinkedItem;
const link = (id: string, part: Partial<LinkRow>): LinkRow =>
  ({
    id,
    form: 'blocks',
    ends: 'FS',
    lag: 0,
    status: 'on-time',
    words: '',
    p50: null,
    p85: null,
    needed: null,
    slack: null,
    ...part,
  }) as LinkRow;

const ITEMS = [item('A', 'red', '=HYPERLINK("x")'), item('B', 'blue'), item('C', '')];
const LINKS = [
  link('1', { from: 'A', to: 'B', isHandOff: true, status: 'late', slack: { p50: -3, p85: null } }),
  link('2', { from: 'B', to: 'B', isHandOff: false, slack: { p50: 4, p85: 1 } }),
  link('3', { from: 'C', to: 'A', isHandOff: true, status: 'undated' }),
];
const VIEW = { items: ITEMS, links: LINKS, teams: [{ id: 'red', name: 'Red' }] } as unknown as DependenciesView;
const TEAMS = teamsOf(VIEW);
const ids = (links: readonly LinkRow[]) => links.map(({ id }) => id);

describe('links', () => {
  it('are chosen by a cell of the matrix, and by how they stand', () => {
    expect(ids(chosenLinks(VIEW, {}, TEAMS))).toEqual(['1', '2', '3']);
    expect(ids(chosenLinks(VIEW, { gives: 'red', waits: 'blue' }, TEAMS))).toEqual(['1']);
    expect(ids(chosenLinks(VIEW, { gives: '' }, TEAMS))).toEqual(['3']);
    expect(ids(chosenLinks(VIEW, { stands: 'hand-off' }, TEAMS))).toEqual(['1', '3']);
    expect(ids(chosenLinks(VIEW, { stands: 'late' }, TEAMS))).toEqual(['1']);
  });

  it('are sorted by a column from both ends; by none they stay as they come', () => {
    expect(ids(sortedLinks(LINKS, 'slack', TEAMS))).toEqual(['1', '2', '3']);
    expect(ids(sortedLinks(LINKS, '-slack', TEAMS))).toEqual(['3', '2', '1']);
    expect(ids(sortedLinks(LINKS, 'to', TEAMS))).toEqual(['3', '1', '2']);
    expect(ids(sortedLinks(LINKS, 'nonsense', TEAMS))).toEqual(['1', '2', '3']);
  });

  it('are saved one a line, and no spreadsheet runs what is in them', () => {
    const lines = linksCsv(LINKS, new Map(ITEMS.map((each) => [each.id, each])), TEAMS).split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toBe(`A,"'=HYPERLINK(""x"")",Red,B,,blue,blocks,FS,0,,,,-3,,late,`);
  });

  it('are told in words', () => {
    expect(tieWords(link('1', { ends: 'SS', lag: -2 }))).toBe('SS\u00a0−2\u00a0d');
    expect(tieWords(link('1', { form: 'relates' }))).toBe('relates');
    expect(slackWords(-3)).toBe('−3\u00a0d');
  });
});

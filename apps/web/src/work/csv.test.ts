import type { ItemRow } from '@fulcrum/workbench/views';
import { describe, expect, it } from 'vitest';
import { csvCell, csvHead, csvRows } from './csv.ts';

const ITEM: ItemRow = {
  id: 'TIMOB-1',
  title: 'Says "hello", twice',
  type: 'Bug',
  state: 'Open',
  category: 'todo',
  priority: null,
  team: 'TIMOB/iOS',
  teamName: 'iOS',
  assignee: 'u1',
  assigneeName: null,
  milestones: [
    { id: 'M/1', name: '7.0.0' },
    { id: 'M/2', name: '7.1.0' },
  ],
  created: '2017-09-13',
  finished: null,
  ageDays: 2,
  url: null,
};

describe('a list as CSV', () => {
  it('writes one line an item, with as many cells as the head', () => {
    expect(csvRows([ITEM])).toBe(
      'TIMOB-1,"Says ""hello"", twice",Bug,Open,todo,,iOS,u1,7.0.0; 7.1.0,2017-09-13,,2,\r\n',
    );
    expect(csvHead()).toBe(
      '\uFEFFkey,title,type,state,category,priority,team,assignee,milestones,created,finished,age_days,url\r\n',
    );
  });

  it('quotes what would break a line', () => {
    expect(csvCell('two\nlines')).toBe('"two\nlines"');
    expect(csvCell('plain')).toBe('plain');
  });

  it('lets no spreadsheet run a title', () => {
    expect(csvCell('=HYPERLINK("http://x")')).toBe(`"'=HYPERLINK(""http://x"")"`);
    expect(csvCell('-1')).toBe("'-1");
    expect(csvCell(-1)).toBe('-1');
  });
});

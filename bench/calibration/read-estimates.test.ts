import { describe, expect, it } from 'vitest';
import { readEstimates } from './read-estimates.ts';

const DAY = Date.UTC(2008, 0, 15) / 86_400_000;

describe('a table of estimates', () => {
  it('has its columns in any order, and may quote its cells', () => {
    const { records, remarks } = readEstimates(
      'f',
      'developer,estimate_on,"hours_actual",project,hours_estimate\r\n"a, ""b""",2008-01-15,2.5,P1,2\r\n\r\n',
    );
    expect(remarks).toEqual([]);
    expect(records).toEqual([
      {
        estimate: 2,
        actual: 2.5,
        size: null,
        type: null,
        person: 'a, "b"',
        project: 'P1',
        team: null,
        estimatedOn: DAY,
        knownOn: DAY + 28,
      },
    ]);
  });

  it('knows what a task took from its completion on, if that is told', () => {
    const { records } = readEstimates(
      'f',
      'hours_estimate\thours_actual\testimate_on\tcompleted_on\n1\t1\t2008-01-15\t2008-01-17',
    );
    expect(records[0]?.knownOn).toBe(DAY + 2);
  });

  it('keeps a task without an estimate, skips one that took no time or has no day, and says where', () => {
    const rows = [
      '0,1,2008-01-15',
      ',1,2008-01-15',
      '1,NaN,2008-01-15',
      '1,-2,2008-01-15',
      '1,1,2008-13-01',
      '1',
      '1,1e999,2008-01-15',
    ];
    const { records, remarks } = readEstimates('f', ['hours_estimate,hours_actual,estimate_on', ...rows].join('\n'));
    expect(records.map(({ estimate }) => estimate)).toEqual([null, null]);
    expect(remarks.map(({ where }) => where)).toEqual(['f:4', 'f:5', 'f:6', 'f:7', 'f:8']);
  });

  it('is left out without its columns', () => {
    expect(readEstimates('f', 'a,b\n1,2').remarks).toEqual([
      { where: 'f:1', what: 'no column hours_estimate, hours_actual, estimate_on: the file is left out' },
    ]);
    expect(readEstimates('f', '').records).toEqual([]);
  });
});

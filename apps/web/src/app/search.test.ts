import { describe, expect, it } from 'vitest';
import { evidenceIn, evidenceText } from '../evidence/evidence-text.ts';
import { addressAtMoment } from './inner-link.tsx';
import { parseSearch, stringifySearch } from './search.ts';

describe('the search part of an address', () => {
  it('keeps what was typed', () => {
    const search = { asOf: '2017-09-15', q: '007 & "x" + ü', team: ['TIMOB/iOS', 'none'] };
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });

  it('stays readable and drops what is empty', () => {
    expect(stringifySearch({ asOf: '2017-09-15', team: 'TIMOB/iOS', q: '', reveal: undefined })).toBe(
      '?asOf=2017-09-15&team=TIMOB/iOS',
    );
    expect(stringifySearch({})).toBe('');
  });

  it('carries the moment over links that were made elsewhere', () => {
    const moment = { asOf: '2017-09-15', reveal: '1' };
    expect(addressAtMoment('/programs/A?team=x#work', moment)).toBe('/programs/A?asOf=2017-09-15&reveal=1&team=x#work');
    expect(addressAtMoment('/programs/A?asOf=2016-01-01', moment)).toBe('/programs/A?asOf=2016-01-01&reveal=1');
  });
});

describe('evidence in an address', () => {
  it('survives every sign', () => {
    const ref = {
      kind: 'items' as const,
      label: '25 % ~ open = "items" & more',
      count: 25,
      params: { program: 'TIMOB', milestone: 'TIMOB/12', q: 'a=b~c%20' },
    };
    const address = stringifySearch({ evidence: evidenceText(ref) });
    expect(evidenceIn(parseSearch(address).evidence as string)).toEqual(ref);
  });

  it('is none where there is none', () => {
    expect(evidenceIn(undefined)).toBeUndefined();
    expect(evidenceIn('nonsense')).toBeUndefined();
    expect(evidenceIn('magic~1~label')).toBeUndefined();
  });
});

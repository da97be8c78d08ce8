import { describe, expect, it } from 'vitest';
import { releaseAfter, releaseBefore, releaseTicks, shortName } from './releases.ts';

const releases = [
  { name: 'Release 6.2.0', day: '2017-09-13' },
  { name: 'Release 7.0.0', day: '2017-12-07' },
  { name: 'Release 6.0.0', day: '2016-11-15' },
  { name: 'Release 7.0.1', day: '2017-12-20' },
];

describe('releases', () => {
  it('are stepped through without giving away what lies ahead', () => {
    expect(releaseBefore(releases, '2017-09-15')?.name).toBe('Release 6.2.0');
    expect(releaseAfter(releases, '2017-09-13', '2017-09-15')).toBeUndefined();
    expect(releaseAfter(releases, '2017-09-13', '2018-09-15')?.name).toBe('Release 7.0.0');
  });

  it('get names where there is room, the grandest first', () => {
    const ticks = releaseTicks(releases, { first: '2016-11-15', last: '2018-11-15' }, 650);
    const named = ticks.filter(({ labelled }) => labelled).map(({ name }) => name);
    expect(named).toEqual(['Release 6.0.0', 'Release 6.2.0', 'Release 7.0.0']);
    expect(ticks[0]?.percent).toBe(0);
    expect(ticks).toHaveLength(4);
  });

  it('leave out patches and side products when there are too many', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      name: index % 10 === 0 ? `Release ${index / 10}.0.0` : `Release ${Math.floor(index / 10)}.0.${index % 10}`,
      day: `20${String(10 + Math.floor(index / 36)).padStart(2, '0')}-${String((Math.floor(index / 3) % 12) + 1).padStart(2, '0')}-01`,
    }));
    const all = [...many, { name: 'side-product 1.0.0', day: '2012-05-01' }];
    const ticks = releaseTicks(all, { first: '2010-01-01', last: '2020-01-01' }, 650);
    expect(ticks).toHaveLength(30);
    const named = ticks.filter(({ labelled }) => labelled);
    for (const [index, tick] of named.entries()) {
      const next = named[index + 1];
      if (next) expect(next.percent - tick.percent).toBeGreaterThan(4);
    }
  });

  it('are named by their number', () => {
    expect(shortName('Release 7.0.0')).toBe('7.0.0');
    expect(shortName('Hyperloop 3.0.0')).toBe('Hyperloop 3.0.0');
    expect(shortName('Releases of autumn')).toBe('Releases of autumn');
  });
});

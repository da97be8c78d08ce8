import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDates } from './read-dates.ts';
import { readText } from './read-text.ts';

const NOW = Date.UTC(2024, 0, 1);
const daysOf = (text: string): string[] =>
  [...readDates('f', text, NOW).days].map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('a file of completion dates', () => {
  it('gives a day for each line, in any order, each as often as it is there', () => {
    expect(daysOf('2020-02-01\n2020-01-31\n2020-02-01\n')).toEqual(['2020-02-01', '2020-01-31', '2020-02-01']);
  });

  it('may begin with a mark and a heading, end lines in any way, and quote its cells', () => {
    expect(daysOf('\u{feff}resolved\r\n"2020-01-31"\r\r\n  2020-02-01  ').slice(0, 2)).toEqual([
      '2020-01-31',
      '2020-02-01',
    ]);
    expect(readDates('f', 'completed on\n2020-01-31', NOW).remarks).toEqual([]);
  });

  it('takes times in their zone, and those without one in UTC, wherever it runs', () => {
    expect(daysOf('2020-01-31T23:30:00-02:00')).toEqual(['2020-02-01']);
    expect(daysOf('2020-01-31T23:30:00.000+0000\n2020-01-31 23:59\n2020-02-01T00:30+01')).toEqual([
      '2020-01-31',
      '2020-01-31',
      '2020-01-31',
    ]);
  });

  it('skips what is no day in its time, and says in which line', () => {
    const { days, remarks } = readDates(
      'f.csv',
      '2020-01-31\n\nNaN\n2020-02-30\n0001-01-01\n9999-12-31\n2024-01-02\nnull\n1580428800\n2020-01-31T25:00',
      NOW,
    );
    expect(days).toHaveLength(1);
    expect(remarks.map(({ where }) => where)).toEqual([3, 4, 5, 6, 7, 8, 9, 10].map((line) => `f.csv:${line}`));
    expect(remarks[4]?.what).toBe('"2024-01-02" lies in the future: skipped');
  });

  it('may be packed, whatever its name; a broken pack is an error with a reason', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dates-'));
    const packed = gzipSync('2020-01-31\n');
    writeFileSync(join(folder, 'a.csv'), packed);
    writeFileSync(join(folder, 'b.csv'), packed.subarray(0, 15));
    expect(daysOf(readText(join(folder, 'a.csv')))).toEqual(['2020-01-31']);
    expect(() => readText(join(folder, 'b.csv'))).toThrow(/unexpected end/);
    rmSync(folder, { recursive: true });
  });
});

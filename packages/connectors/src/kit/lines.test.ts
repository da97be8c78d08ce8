import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type Line, LONGEST_LINE, readLines } from './lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'fulcrum-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function linesOf(content: string | Buffer): Promise<readonly Line[]> {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  const lines: Line[] = [];
  for await (const line of readLines(path)) lines.push(line);
  return lines;
}

const texts = (lines: readonly Line[]) => lines.map((line) => ('text' in line ? line.text : `! ${line.trouble}`));

describe('the lines of a file', () => {
  it.each([
    ['plain', (text: string) => text],
    ['gzip', (text: string) => gzipSync(text)],
  ])('come numbered from %s, with and without a last line end', async (_, pack) => {
    for (const text of ['one\ntwo €\nthree', 'one\ntwo €\nthree\n']) {
      const lines = await linesOf(pack(text));
      expect(texts(lines)).toEqual(['one', 'two €', 'three']);
      expect(lines.map((line) => line.number)).toEqual([1, 2, 3]);
    }
  });

  it('of a truncated gzip come up to the cut, and then its trouble', async () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `line ${index} ${Math.sin(index)}`).join('\n');
    const lines = await linesOf(gzipSync(text).subarray(0, 150_000));
    expect(lines.length).toBeGreaterThan(1_000);
    expect(texts(lines)[500]).toBe(`line 500 ${Math.sin(500)}`);
    expect(texts(lines).at(-1)).toMatch(/damaged or cut off/);
  });

  it('that are too long are passed over without holding them, and the rest is read', async () => {
    const before = process.memoryUsage().rss;
    const lines = await linesOf(gzipSync(`first\n${'x'.repeat(6 * LONGEST_LINE)}\nlast`));
    expect(texts(lines)).toEqual(['first', `! the line is longer than ${LONGEST_LINE / 1024 / 1024} MB`, 'last']);
    expect(lines.map((line) => line.number)).toEqual([1, 2, 3]);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });
});

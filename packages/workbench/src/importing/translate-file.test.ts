import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tinyTracker } from '../../../connectors/src/kit/testing/tiny-tracker.ts';
import { BadInput } from '../catalogue/errors.ts';
import { type RecordedFile, translateFile } from './translate-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'fulcrum-translate-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileOf(content: string | Buffer): string {
  const path = join(folder, `answers-${files++}.jsonl`);
  writeFileSync(path, content);
  return path;
}

async function translated(file: Partial<RecordedFile>) {
  const lines = [];
  const whole = { tool: 'tiny', endpoint: 'tickets', path: fileOf(''), ...file };
  for await (const line of translateFile(whole, [tinyTracker])) lines.push(line);
  return lines;
}

const ticket = (id: number) =>
  JSON.stringify({
    id,
    created: '2026-01-05T09:00:00Z',
    updated: '2026-02-05T09:00:00Z',
    owner: 'ann',
    changes: [{ id: id * 10, at: '2026-01-06T09:00:00Z', title: `Ticket ${id}` }],
  });

describe('recorded answers of a tool', () => {
  it('become facts, line by line, with what is only observed', async () => {
    const lines = await translated({ path: fileOf(`\uFEFF${ticket(1)}\r\n\n${ticket(2)}`) });
    expect(lines.map(({ line, facts, observed }) => [line, facts.length, observed?.length])).toEqual([
      [1, 1, 1],
      [3, 1, 1],
    ]);
    expect(lines[0]?.facts[0]).toMatchObject({ subject: 'item:TINY-1', attribute: 'title', cause: 'tiny:change/10' });
  });

  it('are told apart from what cannot be read, and the rest goes on', async () => {
    const content = [
      '{"id":',
      '\0\0',
      '[1]',
      'null',
      '"x"',
      `{"id":"${'x'.repeat(17 * 1024 * 1024)}"}`,
      ticket(7),
    ].join('\n');
    const lines = await translated({ path: fileOf(content) });
    expect(lines.map(({ line, isUnreadable }) => [line, isUnreadable])).toEqual([
      [1, true],
      [2, true],
      [3, false],
      [4, false],
      [5, false],
      [6, true],
      [7, false],
    ]);
    expect(lines.slice(0, 6).every(({ diagnostics, facts }) => diagnostics.length > 0 && facts.length === 0)).toBe(
      true,
    );
    expect(lines[6]?.facts).toHaveLength(1);
    expect(lines[0]?.diagnostics[0]).toMatchObject({ code: 'bad-line', where: 'line 1' });
  });

  it('tell how far they are', async () => {
    const told: number[] = [];
    await translated({ path: fileOf(ticket(1)), onProgress: ({ bytes, totalBytes }) => told.push(bytes / totalBytes) });
    expect(told.at(-1)).toBe(1);
  });

  it.each<[string, Partial<RecordedFile>, RegExp]>([
    ['tool', { tool: 'nothing' }, /no connector for "nothing"; there are: tiny/],
    ['endpoint', { endpoint: 'issue' }, /no endpoint "issue".*takes tickets \(tickets with their changes\)/],
    ['missing endpoint', { endpoint: '' }, /name the endpoint: --endpoint takes tickets/],
    ['file', { path: join(folder, 'none') }, /there is no file/],
    ['setting', { settings: ['token=x'] }, /no setting "token"; there are: url/],
    ['form of a setting', { settings: ['url'] }, /--set takes name=value/],
    ['value of a setting', { settings: ['url=x'] }, /--set url=…/],
    ['endpoint beside', { beside: ['fields=x'] }, /no endpoint "fields"/],
    ['line beside', { beside: [`tickets=${fileOf('x')}`] }, /line 1: not JSON/],
  ])('are refused with what there is: an unknown %s', async (_, file, message) => {
    const path = file.path ?? fileOf('x');
    const failure = await translated({ ...file, path }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BadInput);
    expect((failure as Error).message).toMatch(message);
  });
});

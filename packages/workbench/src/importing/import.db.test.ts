import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readDiagnostics } from '@fulcrum/store';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportWorkspace, programHash, wholeProgram } from '../exporting/export-workspace.ts';
import { LOCAL_OWNER } from '../policy/permission.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import { NothingToImport } from './import-file.ts';
import { importCsv, importExport, importJiraArchive } from './sources.ts';

const SAMPLE = fileURLToPath(new URL('../../../../tests/programs/titanium-6.jsonl.gz', import.meta.url));
const SAMPLE_TEXT = gunzipSync(readFileSync(SAMPLE)).toString();
const folder = mkdtempSync(join(tmpdir(), 'fulcrum-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

let test: TestWorkbench;
beforeEach(async () => {
  test = await openTestWorkbench();
});
afterEach(() => test.close());

const into = () => ({ workbench: test.workbench, principal: LOCAL_OWNER });
const hash = () => programHash(wholeProgram(test.workbench));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('the import of an archive', () => {
  it('takes every issue in, and the same file twice adds nothing', async () => {
    const first = await importJiraArchive(into(), { path: SAMPLE, program: 'Titanium' });
    const lines = SAMPLE_TEXT.trim().split('\n').length;
    expect(first).toMatchObject({
      records: lines,
      refused: 0,
      withoutHistory: lines,
      programs: ['TIMOB'],
      continuedAfter: 0,
    });
    const before = hash();
    const second = await importJiraArchive(into(), { path: SAMPLE, program: 'Titanium' });
    expect(second).toMatchObject({ records: lines, facts: 0 });
    expect(hash()).toBe(before);
    expect(wholeProgram(test.workbench).programs.get('TIMOB')).toMatchObject({
      name: 'Titanium',
      history: 'final-state',
    });
  });

  it('gives the same program plain, in another order, and in two halves', async () => {
    await importJiraArchive(into(), { path: SAMPLE });
    const whole = hash();
    const rows = SAMPLE_TEXT.trim().split('\n').toReversed();
    await test.close();
    test = await openTestWorkbench();
    await importJiraArchive(into(), { path: file('half-1.jsonl', rows.slice(0, 300).join('\n')) });
    await importJiraArchive(into(), { path: file('half-2.jsonl.gz', gzipSync(rows.slice(200).join('\n'))) });
    expect(hash()).toBe(whole);
  });

  it('guesses what a state means only while nobody has said it', async () => {
    const [row] = SAMPLE_TEXT.split('\n');
    const record = JSON.parse(row as string);
    const inState = (name: string, key: string) => ({ ...record.fields, status: { name, statusCategory: { key } } });
    const entry = { id: '1', created: record.fields.created, items: [{ field: 'status', toString: 'Review' }] };
    const past = {
      ...record,
      key: 'TIMOB-900001',
      fields: inState('Closed', 'done'),
      changelog: { histories: [entry] },
    };
    const now = { ...record, key: 'TIMOB-900002', fields: inState('Review', 'new') };
    const means = () => wholeProgram(test.workbench).words.get('state/Review')?.means;
    const take = (name: string, rows: readonly object[]) =>
      importJiraArchive(into(), { path: file(name, rows.map((each) => JSON.stringify(each)).join('\n')) });
    await take('guess-1.jsonl', [past]);
    expect(means()).toBe('doing');
    await take('guess-2.jsonl', [now]);
    expect(means()).toBe('todo');
    await test.close();
    test = await openTestWorkbench();
    await take('guess-3.jsonl', [now, past]);
    expect(means()).toBe('todo');
    await take('guess-4.jsonl', [{ ...past, key: 'TIMOB-900003' }]);
    expect(means()).toBe('todo');
  });

  it('one record with an endless name does not keep the others out', async () => {
    const rows = SAMPLE_TEXT.trim().split('\n').slice(0, 3);
    const endless = Array.from({ length: 4_000 }, (_, index) => ((index * 7_919) % 36).toString(36)).join('');
    const record = { ...JSON.parse(rows[0] as string), key: endless };
    const path = file('endless.jsonl', [...rows, JSON.stringify(record)].join('\n'));
    expect(await importJiraArchive(into(), { path })).toMatchObject({ records: 3, refused: 1 });
    const table = file('endless.csv', `id,title,created\n${endless},One,2020-01-01\nA-1,Two,2020-01-01\n`);
    const result = await importCsv(into(), { path: table });
    expect(result.diagnostics.map(({ code }) => code)).toContain('long-id');
    expect(wholeProgram(test.workbench).items.get('A-1')?.title).toBe('Two');
  });

  it('continues where it was interrupted', async () => {
    const rows = SAMPLE_TEXT.trim().split('\n');
    const copies = Array.from({ length: 4 }, (_, copy) =>
      rows.map((row) => row.replaceAll('TIMOB', `COPY${copy}`).replace(/^\{"id":"/, `{"id":"${copy}`)),
    );
    const path = file('long.jsonl', copies.flat().join('\n'));
    let batches = 0;
    const stopping = () => {
      if (++batches === 1) throw new Error('interrupted');
    };
    await expect(importJiraArchive({ ...into(), onProgress: stopping }, { path })).rejects.toThrow('interrupted');
    const half = test.workbench.log().count;
    expect(half).toBeGreaterThan(0);
    const rest = await importJiraArchive(into(), { path });
    expect(rest).toMatchObject({ continuedAfter: 2_000, records: rows.length * 4 });
    expect(test.workbench.log().count).toBeGreaterThan(half);
    expect(wholeProgram(test.workbench).items.size).toBe(rows.length * 4);
  });

  it('refuses bad lines with their numbers and takes the rest', async () => {
    const [good] = SAMPLE_TEXT.split('\n') as [string];
    const issue = JSON.parse(good);
    const title = '<img src=x onerror=alert(1)> \u0000 🚀';
    const hostile = JSON.stringify({ ...issue, key: 'TIMOB-1', fields: { ...issue.fields, summary: title } });
    const path = file('bad.jsonl', [hostile, '{"id":', '', '[]', '{"key":"X-1"}', good, good].join('\n'));
    const result = await importJiraArchive(into(), { path });
    expect(result).toMatchObject({ records: 3, refused: 3, isDamaged: false });
    expect(result.diagnostics.find((each) => each.code === 'duplicate-key')?.example.what).toMatch(/stood on line 6/);
    const kept = await readDiagnostics(test.workbench.pool, 'main', { afterSeq: 0, limit: 50 });
    expect(kept.filter((each) => each.severity === 'error').map((each) => each.where)).toEqual([
      'line 2',
      'line 4',
      'line 5',
    ]);
    expect(wholeProgram(test.workbench).items.get('TIMOB-1')?.title).toContain(
      '<img src=x onerror=alert(1)> \uFFFD 🚀',
    );
  });

  it('takes what a truncated gzip holds, and says that it is cut', async () => {
    const path = file('cut.jsonl.gz', readFileSync(SAMPLE).subarray(0, 60_000));
    const result = await importJiraArchive(into(), { path });
    expect(result.isDamaged).toBe(true);
    expect(result.records).toBeGreaterThan(50);
    expect(result.diagnostics.some((each) => /cut off/.test(each.example.what) || each.count > 1)).toBe(true);
    const whole = await importJiraArchive(into(), { path: SAMPLE });
    expect(wholeProgram(test.workbench).items.size).toBe(whole.records);
  });

  it.each([
    ['an empty file', ''],
    ['a file without records', '\n\n'],
    ['something else', 'hello'],
  ])('says why nothing of %s could be taken', async (_, content) => {
    await expect(importJiraArchive(into(), { path: file('none.jsonl', content) })).rejects.toThrow(NothingToImport);
    expect(test.workbench.log().count).toBe(0);
  });

  it('needs the permission', async () => {
    const principal = { source: 'person:reader' as const, permissions: new Set(['program.read'] as const) };
    expect(() => importJiraArchive({ workbench: test.workbench, principal }, { path: SAMPLE })).toThrow(
      /workspace.import/,
    );
  });
});

describe('an export', () => {
  it('gives an identical program in an empty workspace, and is safe to open in a spreadsheet', async () => {
    await importJiraArchive(into(), { path: SAMPLE });
    const formula = file('plan.csv', 'id,title,created,labels\nZ-1,"=HYPERLINK(""http://evil"")",2020-01-01,@x;-y\n');
    await importCsv(into(), { path: formula, program: 'Plan' });
    const before = hash();
    const out = join(folder, 'export');
    const exported = await exportWorkspace(test.workbench, out);
    expect(exported.programHash).toBe(before);
    expect(exported.facts).toBe(test.workbench.log().count);
    const cells = readFileSync(join(out, 'items.csv'), 'utf8')
      .split('\r\n')
      .find((line) => line.startsWith('Z-1,'));
    expect(cells).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(cells).toContain(`'@x; -y`);
    await expect(exportWorkspace(test.workbench, out)).rejects.toThrow(/not empty/);
    await test.close();
    test = await openTestWorkbench();
    await importExport(into(), out);
    expect(hash()).toBe(before);
    expect(test.workbench.log().count).toBe(exported.facts);
  });
});

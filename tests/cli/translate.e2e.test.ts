import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../harness/product.ts';
import { SAMPLE } from '../harness/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'fulcrum-translate-'));
const dataDir = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true }));

const translate = (...args: readonly string[]) => runCli(dataDir, 'translate', ...args);

function file(content: string): string {
  const path = join(folder, 'answers.jsonl');
  writeFileSync(path, content);
  return path;
}

describe('fulcrum translate', () => {
  it('prints one fact a line for a script, the same each time, and stores nothing', async () => {
    const args = ['jira', '--in', SAMPLE, '--endpoint', 'issue', '--json'];
    const [one, other] = [await translate(...args), await translate(...args)];
    expect([one.code, one.err]).toEqual([0, '']);
    expect(other.out).toBe(one.out);
    const facts = one.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(facts.length).toBeGreaterThan(10_000);
    for (const fact of facts) {
      expect(Object.keys(fact).sort()).toEqual(['at', 'attribute', 'cause', 'op', 'source', 'subject', 'value']);
    }
    expect(readdirSync(folder)).not.toContain('data');
  });

  it('sums up for a person', async () => {
    const ran = await translate('jira', '--in', SAMPLE, '--endpoint', 'issue');
    expect(ran.out).toMatch(/^1,153 lines say [\d,]+ facts about [\d,]+ things\.\n\nattribute +facts\n/);
    expect(ran.out).toMatch(/^item\.state +\d+$/m);
  });

  it('tells what cannot be read by its line, harmless to a terminal, and goes on', async () => {
    const path = file(['{"key":', '\u001b[2Jx', '\0', '{"id":7}', '[]'].join('\n'));
    const ran = await translate('linear', '--in', path, '--endpoint', 'issues', '--json');
    expect([ran.code, ran.out]).toEqual([0, '']);
    expect(ran.err).toMatch(/^line 1: error: not JSON: \{"key":; write one whole JSON value a line\nline 2: error/);
    expect(ran.err).toMatch(/^line 4: error/m);
    expect(ran.err).not.toContain('\u001b');
    const none = await translate('linear', '--in', file('x\ny'), '--endpoint', 'issues');
    expect([none.code, /2 could not be read/.test(none.out)]).toEqual([1, true]);
  });

  it.each([
    [['jira', '--in', SAMPLE], /name the endpoint: --endpoint takes .*issue \(/],
    [['jira', '--in', SAMPLE, '--endpoint', 'isue'], /Jira has no endpoint "isue"/],
    [['jra', '--in', SAMPLE], /no connector for "jra"; there are: .*jira/],
    [['jira', '--in', 'nowhere', '--endpoint', 'issue'], /there is no file nowhere/],
  ])('refuses with what there is: %j', async (args, message) => {
    const ran = await translate(...args);
    expect(ran.code).not.toBe(0);
    expect(ran.err).toMatch(message);
  });
});

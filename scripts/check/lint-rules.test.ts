import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../bootstrap/places.js';
import { tool } from './tool.ts';
import { withTree } from './with-tree.ts';

const core = (name: string) => `packages/core/src/stats/${name}`;
const lines = (count: number) => Array.from({ length: count }, (_, index) => `  void ${index};`).join('\n');

/** Files that lint must refuse, by what must be said of each. */
const REFUSED: ReadonlyArray<readonly [says: string, path: string, text: string]> = [
  ['take a seeded stream', core('chance.ts'), 'export const x = Math.random();'],
  ['global variable crypto', core('crypto.ts'), 'export const x = crypto.randomUUID();'],
  ['can be checked', core('hidden-chance.ts'), 'const { random } = Math;\nexport const x = random();'],
  ['useLiteralKeys', core('quoted-chance.ts'), "export const x = Math['random']();"],
  ['Core has no clock', core('now.ts'), 'export const x = Date.now();'],
  ['Core has no clock', core('today.ts'), 'export const x = new Date();'],
  ['global variable performance', core('timer.ts'), 'export const x = performance.now();'],
  ['globalThis', core('global.ts'), 'export const x = globalThis.Date.now();'],
  ['noConsole', 'packages/store/src/says.ts', "console.log('x');"],
  ['noDefaultExport', 'packages/store/src/default.ts', 'export default 1;'],
  ['useFilenamingConvention', 'packages/store/src/badName.ts', 'export const x = 1;'],
  ['useMaxParams', 'packages/store/src/params.ts', 'export const f = (a: 1, b: 1, c: 1, d: 1) => [a, b, c, d];'],
  ['noExcessiveLinesPerFunction', 'packages/store/src/function.ts', `export function f() {\n${lines(51)}\n}`],
  ['noExcessiveLinesPerFile', 'packages/store/src/file.ts', lines(301)],
  [
    'noExcessiveCognitiveComplexity',
    'packages/store/src/complex.ts',
    `export function f(n: number) {\n${'if (n > 1) if (n > 2) if (n > 3) if (n > 4) if (n > 5) return 1;\n'}return 0;\n}`,
  ],
  ['noSkippedTests', 'packages/store/src/a.test.ts', "import { it } from 'vitest';\nit.skip('x', () => {});"],
  ['noExplicitAny', 'packages/store/src/any.ts', 'export const x: any = 1;'],
];

/** The same things where they are welcome. */
const WELCOME = {
  [core('kept.ts')]: 'export const x = new Date(0).getTime() + Date.UTC(2017, 8) + Math.floor(1.5);',
  'packages/store/src/clock.ts': 'export const x = [Date.now(), Math.random(), new Date()];',
  'apps/cli/src/main.ts': "console.log('x');",
  'vite.config.ts': 'export default {};',
};

async function lint(files: Readonly<Record<string, string>>): Promise<string> {
  return withTree(files, async (at) => {
    for (const path of ['biome.json', 'scripts/lint']) cpSync(join(root, path), join(at, path), { recursive: true });
    const args = [
      'lint',
      '--error-on-warnings',
      '--max-diagnostics=none',
      '--reporter=github',
      '--vcs-use-ignore-file=false',
    ];
    const ended = await tool('node_modules/@biomejs/biome/bin/biome', args, { at });
    return ended.ok ? 'all well' : `${ended.stdout}${ended.stderr}`;
  });
}

describe('lint', () => {
  let said = '';
  beforeAll(async () => {
    said = await lint(Object.fromEntries(REFUSED.map(([, path, text]) => [path, text])));
  });

  it.each(REFUSED)('says "%s" of %s', (says, path) => {
    const about = said.split('\n').filter((line) => line.includes(`/${path},line=`));
    expect(about.join('\n')).toContain(says);
  });

  it('leaves alone what is welcome', async () => {
    expect(await lint(WELCOME)).toBe('all well');
  });
});

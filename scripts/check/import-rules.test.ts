import { beforeAll, describe, expect, it } from 'vitest';
import { importRules } from './import-rules.ts';
import { withTree } from './with-tree.ts';

const core = (path: string) => `packages/core/src/${path}`;

/** A small repository that keeps every rule. */
const KEPT = {
  'package.json': '{ "name": "tried", "type": "module" }',
  [core('calendar/index.ts')]: "export { day } from './day.ts';",
  [core('calendar/day.ts')]: 'export const day = 1;',
  [core('stats/index.ts')]: 'export const mean = 1;',
  [core('flow/index.ts')]: "import { day } from '../calendar/index.ts';\nexport const flow = day;",
  [core('scope/index.ts')]: "import { mean } from '../stats/index.ts';\nexport const scope = mean;",
  [core('vocabulary/index.ts')]: "import { day } from '../calendar/index.ts';\nexport const item = day;",
  'packages/store/src/index.ts': "export { item } from '../../core/src/vocabulary/index.ts';",
  'packages/workbench/src/views/index.ts': "export { item } from '../../../core/src/vocabulary/index.ts';",
  'apps/web/src/main.ts':
    "import type { item } from '../../../packages/workbench/src/views/index.ts';\nexport type Item = typeof item;",
};

/** What the broken files lean on. */
const LEANED_ON = {
  [core('stats/there.ts')]: "export { back } from './back.ts';\nexport const there = 1;",
  [core('flow/flow.test.ts')]: 'export const tried = 1;',
  'node_modules/zod/package.json': '{ "name": "zod", "type": "module", "exports": "./index.js" }',
  'node_modules/zod/index.js': 'export const z = 1;',
};

/** One file each, and the rule that it breaks. */
const BROKEN: ReadonlyArray<readonly [rule: string, path: string, text: string]> = [
  ['core-order-calendar', core('calendar/late.ts'), "export { flow } from '../flow/index.ts';"],
  ['core-order-flow', core('flow/neighbour.ts'), "export { scope } from '../scope/index.ts';"],
  ['core-is-alone', core('stats/file.ts'), "export { readFileSync } from 'node:fs';"],
  ['core-is-alone', core('stats/up.ts'), "export { item } from '../../../store/src/index.ts';"],
  ['core-entered-by-its-index', core('flow/behind.ts'), "export { day } from '../calendar/day.ts';"],
  ['core-folder-has-a-place', core('utils/index.ts'), "export { day } from '../calendar/index.ts';"],
  ['core-folder-seen-has-a-place', core('flow/helped.ts'), "export { day } from '../utils/index.ts';"],
  ['connectors-sees', 'packages/connectors/src/a.ts', "export { flow } from '../../core/src/flow/index.ts';"],
  ['store-sees', 'packages/store/src/a.ts', "export { flow } from '../../core/src/flow/index.ts';"],
  ['workbench-sees', 'packages/workbench/src/a.ts', "export { main } from '../../../apps/cli/src/main.ts';"],
  ['server-sees', 'apps/server/src/main.ts', "export { item } from '../../../packages/store/src/index.ts';"],
  ['cli-sees', 'apps/cli/src/main.ts', "export { item as main } from '../../../packages/store/src/index.ts';"],
  ['web-sees', 'apps/web/src/a.ts', "export { item } from '../../../packages/store/src/index.ts';"],
  [
    'web-sees-views-as-types',
    'apps/web/src/b.ts',
    "export { item } from '../../../packages/workbench/src/views/index.ts';",
  ],
  ['views-are-plain', 'packages/workbench/src/views/a.ts', "export { item } from '../../../store/src/index.ts';"],
  ['no-cycles', core('stats/back.ts'), "export { there } from './there.ts';\nexport const back = 1;"],
  ['no-orphans', core('stats/forgotten.ts'), 'export const forgotten = 1;'],
  ['no-tests-in-production', core('flow/leaning.ts'), "export { tried } from './flow.test.ts';"],
  ['declared-libraries', 'packages/store/src/b.ts', "export { z } from 'zod';"],
  ['resolvable', core('flow/lost.ts'), "export { gone } from './gone.ts';"],
];

const rulesOf = (at: string) => importRules(['packages', 'apps'], at);

describe('the import rules', () => {
  it('find nothing wrong with a tree that keeps them', async () => {
    expect(await withTree(KEPT, rulesOf)).toEqual({ passed: 1, failed: 0, report: '' });
  });

  it('do not pass when there was nothing to read', async () => {
    const outcome = await withTree({ 'packages/notes.txt': '', 'apps/notes.txt': '' }, rulesOf);
    expect(outcome.report).toContain('No file was read');
  });

  describe('in a tree that breaks them', () => {
    let report = '';
    beforeAll(async () => {
      const broken = Object.fromEntries(BROKEN.map(([, path, text]) => [path, text]));
      report = (await withTree({ ...KEPT, ...LEANED_ON, ...broken }, rulesOf)).report;
    });

    it.each(BROKEN)('see %s broken by %s', (rule, path) => {
      expect(
        report
          .split('\n')
          .filter((line) => line.startsWith(`${rule}: `))
          .join('\n'),
      ).toContain(path);
    });
  });
});

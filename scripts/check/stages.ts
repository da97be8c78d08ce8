import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/places.js';
import { firstLoad } from './first-load.ts';
import { importRules } from './import-rules.ts';
import { type Stage, verdict } from './stage.ts';
import { testsOf } from './tests-of.ts';
import { tool } from './tool.ts';

const TSC = 'node_modules/typescript/bin/tsc';
const BIOME = 'node_modules/@biomejs/biome/bin/biome';

/** Every place that holds source files of ours. */
const SOURCES = ['packages', 'apps', 'bin', 'scripts', 'tests', 'bench', 'vitest.config.ts'];

function check(name: string, about: string, command: readonly [string, ...string[]]): Stage {
  const [script, ...args] = command;
  const run = async () => {
    const ended = await tool(script, args);
    return verdict(ended.ok, `${ended.stdout}${ended.stderr}`.trim());
  };
  return { name, about, run };
}

const tests = (kind: string, about: string): Stage => ({ name: kind, about, run: () => testsOf(kind) });

/** All that must hold, the quickest to tell first. */
export const stages: readonly Stage[] = [
  check('format', 'Formatting, which `npm run format` mends', [
    BIOME,
    'check',
    '--linter-enabled=false',
    '--reporter=summary',
  ]),
  check('lint', 'Lint', [BIOME, 'lint', '--error-on-warnings', '--max-diagnostics=50']),
  check('types', 'Types of everything that runs in Node.js', [TSC, '-p', 'tsconfig.json']),
  check('types', 'Types of core, which knows neither Node.js nor a browser', [TSC, '-p', 'packages/core']),
  check('types', 'Types of the web app', [TSC, '-p', 'apps/web']),
  check('types', 'Types of the journeys through the product', [TSC, '-p', 'tests']),
  {
    name: 'imports',
    about: 'Import rules',
    run: () => importRules(SOURCES.filter((path) => existsSync(join(root, path)))),
  },
  check('unused', 'Unused files, exports and libraries', [
    'node_modules/knip/bin/knip.js',
    '--no-progress',
    '--no-config-hints',
  ]),
  check('build', 'The build of the web app', ['scripts/build.js']),
  { name: 'build', about: 'JavaScript of each page’s first load', run: firstLoad },
  tests('unit', 'Unit tests'),
  tests('property', 'Property tests'),
  tests('db', 'Tests with a real PostgreSQL'),
  tests('e2e', 'Tests with a real browser'),
];

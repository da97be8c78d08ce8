import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../bootstrap/places.js';
import { tool } from './tool.ts';
import { withTree } from './with-tree.ts';

/** Files that Node.js could not run as they are, or that hide a mistake; and what is said of each. */
const REFUSED: ReadonlyArray<readonly [says: string, path: string, text: string]> = [
  ['erasableSyntaxOnly', 'enum.ts', 'export enum Colour { Red }'],
  ['erasableSyntaxOnly', 'namespace.ts', 'export namespace A { export const x = 1; }'],
  ['erasableSyntaxOnly', 'property.ts', 'export class A { constructor(readonly x: number) {} }'],
  ['must be imported using a type-only import', 'import.ts', "import { T } from './kept.ts';\nexport const x: T = 1;"],
  ['undefined', 'index.ts', 'const list: number[] = [];\nexport const x: number = list[0];'],
  ['exactOptionalPropertyTypes', 'optional.ts', 'export const x: { a?: number } = { a: undefined };'],
  ["implicitly has an 'any' type", 'implicit.ts', 'export const f = (a) => a;'],
  ["Cannot find name 'process'", 'outside.ts', 'export const x = process.pid;'],
  ["Cannot find name 'document'", 'browser.ts', 'export const x = document;'],
];

const KEPT = {
  'kept.ts': "import type { U } from './other.ts';\nexport type T = U;",
  'other.ts': 'export type U = 1;',
};

async function typesOf(files: Readonly<Record<string, string>>): Promise<string> {
  // The settings of core, which are the strictest.
  const config = JSON.stringify({ extends: join(root, 'packages/core/tsconfig.json'), include: ['.'] });
  return withTree({ 'tsconfig.json': config, ...files }, async (at) => {
    const ended = await tool('node_modules/typescript/bin/tsc', ['-p', '.'], { at });
    return ended.ok ? 'all well' : ended.stdout;
  });
}

describe('the type settings of core', () => {
  let said = '';
  beforeAll(async () => {
    said = await typesOf({ ...KEPT, ...Object.fromEntries(REFUSED.map(([, path, text]) => [path, text])) });
  });

  it.each(REFUSED)('say "%s" of %s', (says, path) => {
    const about = said.split(/\n(?=\S)/).filter((part) => part.startsWith(`${path}(`));
    expect(about.join('\n')).toContain(says);
  });

  it('leave alone what Node.js runs as it is', async () => {
    expect(await typesOf(KEPT)).toBe('all well');
  });
});

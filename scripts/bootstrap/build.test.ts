import { describe, expect, it } from 'vitest';
import { withTree } from '../check/with-tree.ts';
import { fingerprintOf } from './build.js';

const SOURCES = {
  'apps/web/src/main.tsx': 'main',
  'packages/core/src/stats/mean.ts': 'mean',
  'package-lock.json': '{}',
};

const fingerprint = (files: Readonly<Record<string, string>>) => withTree(files, fingerprintOf);

describe('the fingerprint of the web app', () => {
  it('is the same for the same sources, wherever they lie', async () => {
    expect(await fingerprint(SOURCES)).toBe(await fingerprint({ ...SOURCES }));
  });

  it.each([
    ['a changed source', { 'apps/web/src/main.tsx': 'other' }],
    ['a new source', { 'apps/web/src/new.tsx': 'new' }],
    ['a change in core', { 'packages/core/src/stats/mean.ts': 'median' }],
    ['other libraries', { 'package-lock.json': '{ "packages": {} }' }],
  ])('is another after %s', async (_, change) => {
    expect(await fingerprint({ ...SOURCES, ...change })).not.toBe(await fingerprint(SOURCES));
  });

  it.each([
    ['the build itself', { 'apps/web/dist/index.html': 'built' }],
    ['a test', { 'apps/web/src/main.test.ts': 'test' }],
    ['a part that the web app does not contain', { 'packages/store/src/index.ts': 'store' }],
  ])('does not mind %s', async (_, change) => {
    expect(await fingerprint({ ...SOURCES, ...change })).toBe(await fingerprint(SOURCES));
  });

  it('tells a moved word from an unmoved one', async () => {
    const moved = { 'apps/web/src/a.ts': 'xy', 'apps/web/src/b.ts': '' };
    expect(await fingerprint(moved)).not.toBe(
      await fingerprint({ 'apps/web/src/a.ts': 'x', 'apps/web/src/b.ts': 'y' }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { withTree } from '../check/with-tree.ts';
import { installationState } from './installation.js';

const zod = { version: '4.0.0', integrity: 'sha512-a' };
const elsewhere = { version: '1.0.0', optional: true };
const ours = { resolved: 'packages/core', link: true };
const wanted = {
  '': { name: 'tried' },
  'packages/core': { version: '0.1.0' },
  'node_modules/@fulcrum/core': ours,
  'node_modules/zod': zod,
  'node_modules/zod-of-another-platform': elsewhere,
};
const installed = {
  'packages/core': { version: '0.1.0' },
  'node_modules/@fulcrum/core': ours,
  'node_modules/zod': zod,
};

function stateWith(record: object | string | null): Promise<string> {
  const text = typeof record === 'string' ? record : JSON.stringify({ packages: record });
  const files = {
    'package-lock.json': JSON.stringify({ packages: wanted }),
    'node_modules/.bin/tsc': '',
    ...(record === null ? {} : { 'node_modules/.package-lock.json': text }),
  };
  return withTree(files, installationState);
}

describe('the state of the installation', () => {
  it('is current when what the lockfile asks for is there, except for other platforms', async () => {
    expect(await stateWith(installed)).toBe('current');
  });

  it('is missing without npm’s record of a finished installation', async () => {
    expect(await withTree({ 'package-lock.json': '{}' }, installationState)).toBe('missing');
    expect(await stateWith(null)).toBe('missing');
    expect(await stateWith('{ "packages": {')).toBe('missing');
  });

  it.each([
    ['another version', { ...installed, 'node_modules/zod': { ...zod, version: '3.0.0' } }],
    ['another content', { ...installed, 'node_modules/zod': { ...zod, integrity: 'sha512-b' } }],
    ['a library that is not there', { 'node_modules/@fulcrum/core': ours }],
    ['a workspace that is not linked', { 'node_modules/zod': zod }],
    [
      'an old version for this platform',
      { ...installed, 'node_modules/zod-of-another-platform': { ...elsewhere, version: '0.9.0' } },
    ],
  ])('is stale with %s', async (_, record) => {
    expect(await stateWith(record)).toBe('stale');
  });
});

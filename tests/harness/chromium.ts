import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { bundledChromium, type Chromium } from './bundled-chromium.ts';

/** Where Chrome, Chromium or Edge is usually installed, for platforms without a bundled one. */
const USUAL_PLACES: Readonly<Record<string, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
    join(process.env[name] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
};

/**
 * Starts a real, headless Chromium for a test; the caller closes it. The environment variable FULCRUM_CHROMIUM
 * names one to use instead of the one that comes through npm.
 * @throws when there is none, saying what to do about it
 */
export function launchChromium(): Promise<Browser> {
  const { executablePath, env } = findChromium();
  return chromium.launch({
    executablePath,
    headless: true,
    // Root may only start it without the sandbox, and so may most containers. Tests open nothing but our own pages.
    chromiumSandbox: false,
    args: ['--font-render-hinting=none'],
    env: { ...process.env, ...env } as Record<string, string>,
  });
}

function findChromium(): Chromium {
  const named = process.env.FULCRUM_CHROMIUM;
  if (named !== undefined) {
    if (existsSync(named)) return { executablePath: named, env: {} };
    throw new Error(`FULCRUM_CHROMIUM names ${named}, and there is no such file.`);
  }
  if (process.platform === 'linux' && process.arch === 'x64') return bundledChromium();
  const installed = (USUAL_PLACES[process.platform] ?? []).find((place) => existsSync(place));
  if (installed !== undefined) return { executablePath: installed, env: {} };
  throw new Error(
    `The browser tests need Chrome or Chromium. For ${process.platform} ${process.arch} none comes through npm: ` +
      'install one, or name its executable in the environment variable FULCRUM_CHROMIUM.',
  );
}

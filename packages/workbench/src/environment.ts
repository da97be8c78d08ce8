import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the environment says about how to run. */
export interface Environment {
  readonly logLevel: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Whether an empty workspace gets the demo on the first start. */
  readonly hasDemo: boolean;
  /** FULCRUM_KEY: what seals tokens; without it, a key in the data folder does. */
  readonly key: string | undefined;
  readonly oldKey: string | undefined;
  /** FULCRUM_ALLOW_ADDRESSES: private networks that trackers may be in. */
  readonly allowedAddresses: string | undefined;
  /** FULCRUM_PUBLIC_URL: where webhooks reach this machine from outside. */
  readonly publicUrl: string | undefined;
  /** FULCRUM_RECORD: a folder in which what trackers are asked and answer is written down. */
  readonly recordDir: string | undefined;
}

/** A setting that cannot be used; the message says which, and how to write it. */
export class BadSetting extends Error {}

// Beside the product, so that a command finds the same data from whichever folder it is run.
const DEFAULT_DATA = fileURLToPath(new URL('../../../.fulcrum', import.meta.url));

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Reads PORT, HOST, DATABASE_URL and what begins with FULCRUM_. Throws BadSetting. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const host = env.HOST || '127.0.0.1';
  if (!LOOPBACK.has(host)) {
    throw new BadSetting(
      `HOST=${host} is refused: there is no sign-in yet, so Fulcrum serves this machine only. Leave HOST out, or use 127.0.0.1 (to reach it from elsewhere, tunnel: ssh -L 4400:127.0.0.1:4400 THIS-MACHINE)`,
    );
  }
  const port = Number(env.PORT || 4400);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BadSetting(`PORT=${env.PORT} is no port: use a number from 1 to 65535, or 0 for any free one`);
  const level = env.LOG_LEVEL || 'warn';
  if (!LEVELS.includes(level)) throw new BadSetting(`LOG_LEVEL=${level} is no level: use one of ${LEVELS.join(', ')}`);
  return {
    logLevel: level,
    dataDir: resolve(env.FULCRUM_DATA || DEFAULT_DATA),
    databaseUrl: env.DATABASE_URL || undefined,
    host,
    port,
    ...readLiveEnvironment(env),
    hasDemo: !/^(off|none|no|0|false)$/i.test(env.FULCRUM_DEMO ?? ''),
  };
}

/** What live connections are told by the environment. */
function readLiveEnvironment(env: Readonly<Record<string, string | undefined>>) {
  return {
    key: env.FULCRUM_KEY || undefined,
    oldKey: env.FULCRUM_KEY_OLD || undefined,
    allowedAddresses: env.FULCRUM_ALLOW_ADDRESSES || undefined,
    publicUrl: publicUrlOf(env.FULCRUM_PUBLIC_URL || undefined),
    recordDir: env.FULCRUM_RECORD ? resolve(env.FULCRUM_RECORD) : undefined,
  };
}

function publicUrlOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '') return url.href.replace(/\/+$/, '');
  throw new BadSetting('FULCRUM_PUBLIC_URL is no address: write it as https://fulcrum.example.org');
}

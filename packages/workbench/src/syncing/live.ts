import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AnyConnector,
  type Breaker,
  type Connector,
  type Credentials,
  connectors,
  createBreaker,
  createEgress,
  createHttp,
  type Http,
  parseAllowed,
  recordedHttp,
  type Secret,
} from '@fulcrum/connectors';
import { type KeyRing, KeyTrouble, keyRing } from '@fulcrum/store';
import { BadSetting, type Environment } from '../environment.ts';

/** How a tool is reached with a connection's settings and sign-in. */
export interface Reach<Settings> {
  readonly connector: Connector<Settings>;
  readonly settings: Settings;
  readonly credentials: Credentials;
  readonly signal: AbortSignal;
  /** What tells one connection from another; null for one that is only being tried. */
  readonly connection: string | null;
}

/** What live connections need of the world. */
export interface Live {
  readonly connectors: readonly AnyConnector[];
  readonly keys: KeyRing;
  readonly http: (reach: Reach<unknown>) => Http;
  /** Where webhooks reach this machine from outside; null where nobody said. */
  readonly publicUrl: string | null;
  /** Ends every connection to a tool. */
  readonly close: () => Promise<void>;
}

/** The tools that there are, reached over the guarded way out. Throws BadSetting for addresses that cannot be read. */
export function openLive({ dataDir, key, oldKey, allowedAddresses, publicUrl, recordDir }: LiveEnvironment): Live {
  const egress = createEgress({ allowed: allowedOf(allowedAddresses) });
  // A tool that is down is left alone by the next sync as well.
  const breakers = new Map<string | null, Breaker>();
  const breakerOf = (connection: string | null) => {
    const breaker = (connection === null ? undefined : breakers.get(connection)) ?? createBreaker();
    if (connection !== null) breakers.set(connection, breaker);
    return breaker;
  };
  return {
    connectors,
    keys: keyRing({ dataDir, key, oldKey }),
    http: (reach) => {
      const { connector, settings, credentials, signal, connection } = reach;
      const { access } = connector;
      const http = createHttp({ access, settings, credentials, signal, egress, breaker: breakerOf(connection) });
      return recordDir === undefined ? http : recorded(http, recordDir, reach);
    },
    publicUrl: publicUrl ?? null,
    close: egress.close,
  };
}

/** Writes each exchange down, a line each, in a file for each tool and connection that only its owner may read. */
function recorded(http: Http, folder: string, { connector, connection, credentials }: Reach<unknown>): Http {
  const file = join(folder, `${connector.tool}-${connection ?? 'trial'}.jsonl`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const write = (line: string) => appendFileSync(file, `${line}\n`, { mode: 0o600 });
  const known = new Set<Secret>();
  // A token may be replaced while it goes on: the old one and the new one are hidden.
  const secrets = () => {
    for (const secret of Object.values(credentials.fields)) known.add(secret);
    return [...known];
  };
  secrets();
  return recordedHttp(http, { write, secrets });
}

type LiveEnvironment = Pick<Environment, 'dataDir'> & Partial<Environment>;

function allowedOf(text: string | undefined) {
  try {
    return parseAllowed(text);
  } catch (error) {
    throw new BadSetting(`FULCRUM_ALLOW_ADDRESSES: ${(error as Error).message}`);
  }
}

const none = () => {
  throw new KeyTrouble('this workbench was opened without live connections');
};

/** A world without tools. */
export const noLive: Live = {
  connectors: [],
  keys: { current: none, find: none, add: none, forgetOthers: none },
  http: none,
  publicUrl: null,
  close: async () => {},
};

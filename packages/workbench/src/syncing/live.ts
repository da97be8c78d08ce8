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
export function openLive({ dataDir, key, oldKey, allowedAddresses, publicUrl }: LiveEnvironment): Live {
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
    http: ({ connector: { access }, settings, credentials, signal, connection }) =>
      createHttp({ access, settings, credentials, signal, egress, breaker: breakerOf(connection) }),
    publicUrl: publicUrl ?? null,
    close: egress.close,
  };
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

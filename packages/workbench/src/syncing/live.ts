import type { Connector, Credentials, Http } from '@fulcrum/connectors';
import { type KeyRing, KeyTrouble } from '@fulcrum/store';

/** How a tool is reached with a connection's settings and sign-in. */
export interface Reach<Settings> {
  readonly connector: Connector<Settings>;
  readonly settings: Settings;
  readonly credentials: Credentials;
  readonly signal: AbortSignal;
  /** What tells one connection from another; null for one that is only being tried. */
  readonly connection: string | null;
}

/** A connector, whatever its settings are: they are held against its own schema before it gets them. */
// biome-ignore lint/suspicious/noExplicitAny: a list of connectors cannot name the settings of each
export type AnyConnector = Connector<any>;

/** What live connections need of the world. */
export interface Live {
  readonly connectors: readonly AnyConnector[];
  readonly keys: KeyRing;
  readonly http: (reach: Reach<unknown>) => Http;
}

const none = () => {
  throw new KeyTrouble('this workbench was opened without live connections');
};

/** A world without tools. */
export const noLive: Live = {
  connectors: [],
  keys: { current: none, find: none, add: none, forgetOthers: none },
  http: none,
};

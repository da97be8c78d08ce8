import { lookup } from 'node:dns/promises';
import type { LookupFunction, Socket } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { HttpFailure } from '../http.ts';
import { type AllowedAddresses, isReachable } from './address.ts';

/** The one way out. Every connection that is opened has been checked, whatever led to it. */
export interface Egress {
  /** Refuses what a URL alone can tell: its scheme, its user, an address in place of a name. Throws HttpFailure. */
  readonly check: (url: URL) => void;
  /** Sends over connections that go to the very addresses that were checked. */
  readonly dispatcher: Dispatcher;
  readonly close: () => Promise<void>;
}

export interface EgressOptions {
  /** Networks that may be reached although they are not public. */
  readonly allowed?: AllowedAddresses;
  /** All addresses of a name; the system's resolver unless a test gives its own. */
  readonly resolve?: (name: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
  readonly connectMs?: number;
  /** Certificates to trust in place of the system's, as PEM. */
  readonly ca?: string;
}

/**
 * A guarded way out. A name is resolved once for each connection, every address that it has is checked, and the connection
 * goes to one of those: an answer that changes between check and use changes nothing. An address written into the URL is
 * checked as well, since it is never looked up.
 */
export function createEgress(options: EgressOptions = {}): Egress {
  const allowed = options.allowed ?? [];
  const agent = new Agent({ connect: guardedConnector(options, allowed) });
  return { check: (url) => checkUrl(url, allowed), dispatcher: agent, close: () => agent.close() };
}

function checkUrl(url: URL, allowed: AllowedAddresses): void {
  const isEncrypted = url.protocol === 'https:';
  if (!isEncrypted && url.protocol !== 'http:')
    throw new HttpFailure('forbidden-address', 'Only https addresses can be reached: correct the base URL.');
  if (url.username !== '' || url.password !== '')
    throw new HttpFailure('forbidden-address', 'Leave the user and the password out of the base URL.');
  const host = bare(url.hostname);
  if (looksLikeAddress(host) && !isReachable(host, { allowed, isEncrypted })) throw forbidden(host, isEncrypted);
}

// The parser of URLs has turned every other spelling (octal, hexadecimal, one number, wide digits) into these two.
function looksLikeAddress(host: string): boolean {
  return host.includes(':') || /^[\d.]+$/.test(host);
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function guardedConnector(options: EgressOptions, allowed: AllowedAddresses): buildConnector.connector {
  const resolve = options.resolve ?? ((name: string) => lookup(name, { all: true }));
  const connectorFor = (isEncrypted: boolean) =>
    buildConnector({
      allowH2: false,
      timeout: options.connectMs ?? 10_000,
      lookup: guardedLookup(resolve, { allowed, isEncrypted }),
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    });
  const plain = connectorFor(false);
  const encrypted = connectorFor(true);
  return (target, callback) => {
    const isEncrypted = target.protocol === 'https:';
    const host = bare(target.hostname);
    if (looksLikeAddress(host) && !isReachable(host, { allowed, isEncrypted })) {
      callback(forbidden(host, isEncrypted), null);
      return;
    }
    const connect = isEncrypted ? encrypted : plain;
    connect(target, (error, socket) => {
      if (error !== null) callback(error, null);
      else if (isReachable(peerOf(socket), { allowed, isEncrypted })) callback(null, socket);
      else {
        socket.destroy();
        callback(forbidden(host, isEncrypted), null);
      }
    });
  };
}

function peerOf(socket: Socket): string {
  return socket.remoteAddress ?? '';
}

function guardedLookup(
  resolve: NonNullable<EgressOptions['resolve']>,
  given: { allowed: AllowedAddresses; isEncrypted: boolean },
): LookupFunction {
  return (name, { all }, callback) => {
    resolve(name).then(
      (found) => {
        const [first] = found;
        // One bad address among good ones is how a name is made to lead inside, so it spoils them all.
        if (first === undefined || !found.every(({ address }) => isReachable(address, given)))
          callback(forbidden(name, given.isEncrypted), '');
        else if (all) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

function forbidden(host: string, isEncrypted: boolean): HttpFailure {
  const plain = isEncrypted ? '' : ' or is not encrypted (use https)';
  return new HttpFailure(
    'forbidden-address',
    `${host} leads into a private network${plain}: whoever runs Fulcrum can allow its address in FULCRUM_ALLOW_ADDRESSES.`,
  );
}

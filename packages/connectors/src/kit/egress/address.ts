import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Networks that an operator allows although they are not public: an address and how many of its bits count. */
export type AllowedAddresses = readonly (readonly [Address, number])[];

// The host's own services of one large cloud, at an address that looks public.
const ALSO_SPECIAL = ipaddr.IPv4.parseCIDR('168.63.129.16/32');

// All that is routed on the Internet with version 6 lies in here; the special blocks are known to the library.
const ROUTED = ipaddr.IPv6.parseCIDR('2000::/3');

// Kept for protocols: tunnels among them, which carry an address of version 4 that nobody has looked at.
const PROTOCOLS = ipaddr.IPv6.parseCIDR('2001::/23');

/**
 * The allow-list of an operator: addresses and networks with commas between them, `127.0.0.1, 10.1.0.0/16, fd00::/8`.
 * Throws an Error that names the part that cannot be read.
 */
export function parseAllowed(text: string | undefined): AllowedAddresses {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseNetwork);
}

function parseNetwork(text: string): readonly [Address, number] {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  const address = ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text) ? ipaddr.parse(text) : null;
  if (address === null)
    throw new Error(`"${text}" is no address and no network: write them as 10.1.2.3 or 10.1.0.0/16`);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/**
 * Whether a connection to an address may be opened: to a public one when it is encrypted, to any other when the operator
 * allows it. What is no address is not reachable.
 * @param address as the resolver gives it: `10.0.0.1`, `::ffff:10.0.0.1`
 */
export function isReachable(address: string, given: { allowed: AllowedAddresses; isEncrypted: boolean }): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (isPublic(parsed)) return given.isEncrypted;
  return given.allowed.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits));
}

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  if (address.kind() === 'ipv4') return !address.match(...ALSO_SPECIAL);
  return address.match(...ROUTED) && !address.match(...PROTOCOLS);
}

/**
 * Which addresses evidence may be pushed to: public ones only, unless whoever runs the collector allowed the host by name (attack 41). Special ranges by the IANA registries of special-purpose addresses (RFC 6890 and its updates).
 */
import { lookup as dnsLookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv4 } from 'node:net';

const SPECIAL = new BlockList();
for (const [net, prefix] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
  ] as const),
  ...([
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
  ] as const),
  ...([
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const)
  SPECIAL.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  SPECIAL.addSubnet(net, prefix, 'ipv6');
/** All that is given out to the world (RFC 4291 §2.4); everything else of IPv6 is local, mapped or reserved. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');

/** Whether anybody in the world may be there. Not for names. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !SPECIAL.check(address, 'ipv4');
  return isIP(address) === 6 && GLOBAL.check(address, 'ipv6') && !SPECIAL.check(address, 'ipv6');
}

/** Hosts allowed by the operator: `host`, or `host:port`, in lower case. */
export type AllowedHosts = readonly string[];

export function isAllowedHost(url: URL, allowed: AllowedHosts): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return allowed.includes(url.hostname) || allowed.includes(`${url.hostname}:${port}`);
}

/** A name or address that must not be reached; its message is a reason to show. */
export class NotAllowed extends Error {}

export type Lookup = (host: string) => Promise<{ address: string; family: number }[]>;
const byDns: Lookup = (host) => dnsLookup(host, { all: true });

/** The addresses behind the URL's host, each looked at. Throws `NotAllowed` when one is not public, or when the scheme would show evidence to the network. */
export async function addressesOf(
  url: URL,
  allowed: AllowedHosts,
  lookup: Lookup = byDns,
): Promise<{ address: string; family: number }[]> {
  const free = isAllowedHost(url, allowed);
  if (url.username || url.password)
    throw new NotAllowed('The address holds a user or password. Give the secret apart.');
  if (url.protocol !== 'https:' && !free)
    throw new NotAllowed(
      'Evidence would cross the network in the clear. Use https, or have the host allowed when the collector is started.',
    );
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const found = family ? [{ address: host, family }] : await lookup(host);
  const wrong = free ? undefined : found.find(({ address }) => !isPublicAddress(address));
  if (wrong)
    throw new NotAllowed(
      `${url.hostname} is ${wrong.address}, an address of a private network. It can be allowed when the collector is started: --allow-destination ${url.hostname}.`,
    );
  return found;
}

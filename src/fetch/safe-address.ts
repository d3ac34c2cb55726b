import ipaddr from 'ipaddr.js';
import { fail, ok, type Result } from '../errors/failure.ts';

/** Networks that may be asked for although they are private; made by `parseNetworks`. */
export type AllowedNetworks = readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[];

/** Reads CIDR texts (`127.0.0.0/8`, `fd00::/8`) or single addresses; `settings.invalid` names the first that is neither. */
export function parseNetworks(texts: readonly string[]): Result<AllowedNetworks> {
  const networks: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const text of texts) {
    const written = text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`;
    if (!ipaddr.isValidCIDR(written)) return fail('settings.invalid', `not a network: ${text}`, { text });
    networks.push(ipaddr.parseCIDR(written));
  }
  return ok(networks);
}

/**
 * Why an IP address must not be asked for, or null where it may be: only global unicast addresses pass, and IPv6 forms
 * that carry an IPv4 address (mapped, translated, NAT64, 6to4) pass only if that one does. What is no IP address is refused.
 */
export function refusalOf(address: string, allowed: AllowedNetworks): string | null {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return 'not an IP address';
  return refuse(ipaddr.parse(bare), allowed);
}

function refuse(address: ipaddr.IPv4 | ipaddr.IPv6, allowed: AllowedNetworks): string | null {
  if (allowed.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))) return null;
  const range = address.range();
  if (range === 'unicast' && !isCompatibleForm(address)) return null;
  const carried = carriedIpv4(address, range);
  if (carried) return refuse(carried, allowed);
  return range === 'unicast' ? 'reserved' : range;
}

/** ::a.b.c.d, long deprecated, but some systems still route it to the IPv4 address. */
function isCompatibleForm(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.kind() === 'ipv6' && (address as ipaddr.IPv6).parts.slice(0, 6).every((part) => part === 0);
}

function carriedIpv4(address: ipaddr.IPv4 | ipaddr.IPv6, range: string): ipaddr.IPv4 | null {
  if (address.kind() === 'ipv4') return null;
  const parts = (address as ipaddr.IPv6).parts;
  if (range === 'ipv4Mapped' || range === 'rfc6145' || range === 'rfc6052') return ipv4(parts[6]!, parts[7]!);
  if (range === '6to4') return ipv4(parts[1]!, parts[2]!);
  return null;
}

function ipv4(high: number, low: number): ipaddr.IPv4 {
  return new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255]);
}

import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';
import type { WebEnv } from './deps.ts';

/**
 * Where the peer is, for counting failures: its IPv4 address, or the /64 that one IPv6 customer has whole; one bucket where unknown.
 * Behind a trusted proxy it is whom that one names.
 */
export function peerAddress(c: Context<WebEnv>): string {
  const address = c.env?.peer ?? c.env?.incoming?.socket?.remoteAddress ?? '';
  if (!ipaddr.isValid(address)) return 'unknown';
  const peer = ipaddr.process(address);
  return peer.kind() === 'ipv4' ? peer.toString() : (peer as ipaddr.IPv6).parts.slice(0, 4).join(':');
}

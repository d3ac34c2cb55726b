import { Hono } from 'hono';
import ipaddr from 'ipaddr.js';
import type { WebEnv } from './deps.ts';
import { isBelow } from './middleware/links-below.ts';

/** Where the pages lie for those who visit them. */
export interface Place {
  /** `/nianbao`; empty for the root of the host. */
  basePath: string;
  /** Networks (CIDR) of proxies whose `X-Forwarded-*` is believed. */
  trustedProxies: readonly string[];
}

/**
 * The app as proxies see it: paths below the base path (or without it, from a proxy that takes it away), and of the one who asks what a
 * trusted proxy says of him. Nobody else's `X-Forwarded-*` is looked at.
 */
export function behindProxy(app: Hono<WebEnv>, { basePath, trustedProxies }: Place): Hono<WebEnv> {
  if (basePath === '' && trustedProxies.length === 0) return app;
  const trusted = trustedProxies.map((one) => ipaddr.parseCIDR(one));
  const outer = new Hono<WebEnv>();
  outer.all('*', (c) => {
    const { raw } = c.req;
    const url = new URL(raw.url);
    if (basePath !== '' && isBelow(url.pathname, basePath)) url.pathname = url.pathname.slice(basePath.length) || '/';
    const socket = c.env?.incoming?.socket?.remoteAddress ?? '';
    const said = isTrusted(socket, trusted) ? forwarded(raw.headers, trusted) : {};
    if (said.proto !== undefined) url.protocol = said.proto;
    if (said.host !== undefined) {
      // A host without a port would keep ours.
      url.port = '';
      url.host = said.host;
    }
    const request = url.href === raw.url ? raw : new Request(url, raw);
    return app.fetch(request, said.peer === undefined ? c.env : { ...c.env, peer: said.peer });
  });
  return outer;
}

type Networks = readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];

function isTrusted(address: string, networks: Networks): boolean {
  if (!ipaddr.isValid(address)) return false;
  const one = ipaddr.process(address);
  return networks.some(([network, bits]) => one.kind() === network.kind() && one.match([network, bits] as never));
}

/** What the last proxy says; whom it took over from, back to the first address that is no proxy of ours. */
function forwarded(headers: Headers, networks: Networks): { peer?: string; proto?: string; host?: string } {
  const last = (name: string) => headers.get(name)?.split(',').at(-1)?.trim();
  const hops = (headers.get('x-forwarded-for') ?? '')
    .slice(-2_000)
    .split(',')
    .map((hop) => hop.trim());
  const peer = hops.findLast((hop) => !isTrusted(hop, networks)) ?? hops[0];
  const proto = last('x-forwarded-proto')?.toLowerCase();
  const host = last('x-forwarded-host');
  return {
    ...(peer !== undefined && ipaddr.isValid(peer) ? { peer } : {}),
    ...(proto === 'http' || proto === 'https' ? { proto } : {}),
    ...(host !== undefined && /^([\w.-]{1,250}|\[[\da-f:.]{2,45}\])(:\d{1,5})?$/i.test(host) ? { host } : {}),
  };
}

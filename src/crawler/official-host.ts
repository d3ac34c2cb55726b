import { z } from 'zod';
import catalogue from './official-hosts.json' with { type: 'json' };

const EXCEPTIONS = Object.keys(z.object({ hosts: z.record(z.string(), z.string().min(5)) }).parse(catalogue).hosts);

/**
 * Whether an address lies where the body publishes: a host of the registry, any under .gov.cn, or one of the listed exceptions. Copies of
 * portals on other domains carry changed words and figures; a number in place of a name is official only where it is registered.
 */
export function isOfficialHost(url: string, registered: Iterable<string>): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, host } = new URL(url);
  if (!/^https?:$/.test(protocol)) return false;
  const name = bareHost(hostname);
  if (isBelow(name, 'gov.cn') || EXCEPTIONS.some((exception) => isBelow(name, exception))) return true;
  for (const home of registered) {
    if (!URL.canParse(home)) continue;
    const known = new URL(home);
    // One machine with several ports stands for several hosts; the usual ones are one.
    if (known.host === host || (bareHost(known.hostname) === name && known.port === '' && new URL(url).port === ''))
      return true;
  }
  return false;
}

function isBelow(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

function bareHost(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');
}

import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';

/** A name that is not known any more: a portal whose domain has lapsed. */
export const LAPSED = 'lapsed.farm.gov.cn';

/**
 * Leads every name of the farm to this machine and knows no other, in place of the system's resolver for this process, so
 * that no test can reach a real portal. Literal addresses go as ever. Call the result to undo it.
 */
export function leadNamesToFarm(): () => void {
  const system = dns.lookup;
  const lead = (host: string, options: unknown, callback?: unknown): void => {
    if (!/[a-z]/i.test(host) || host === 'localhost') {
      (system as (...all: unknown[]) => void)(host, options, callback);
      return;
    }
    const answer = (callback ?? options) as (error: Error | null, ...found: unknown[]) => void;
    const isAll = typeof options === 'object' && (options as { all?: boolean } | null)?.all === true;
    const plain = host.toLowerCase().replace(/\.$/, '');
    const isKnown = plain.endsWith('.farm.gov.cn') && plain !== LAPSED;
    process.nextTick(() => {
      if (!isKnown) answer(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }));
      else if (isAll) answer(null, [{ address: '127.0.0.1', family: 4 }]);
      else answer(null, '127.0.0.1', 4);
    });
  };
  dns.lookup = lead as unknown as typeof dns.lookup;
  syncBuiltinESMExports();
  return () => {
    dns.lookup = system;
    syncBuiltinESMExports();
  };
}

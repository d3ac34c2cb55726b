const TRACKING = /^(utm_\w+|spm|share\w*|isappinstalled|timestamp|_t|jsessionid)$/i;

/**
 * What two addresses of one page have in common: scheme, `www.`, default port, phone copy (`_wap`), `index` page, fragment and
 * parameters of counting differ and say nothing. Only for comparing; it is no address that can be asked for.
 */
export function addressKey(url: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');
  const at = port === '' || port === '80' || port === '443' ? host : `${host}:${port}`;
  const path = pathname
    .replace(/;jsessionid=[^/]*/i, '')
    .replace(/\/{2,}/g, '/')
    .replace(/_wap(?=\.s?html?$)/i, '')
    .replace(/\/index\.s?html?$/i, '/');
  const query = [...searchParams].filter(([name]) => !TRACKING.test(name)).map(([name, value]) => `${name}=${value}`);
  return `${at}${path}${query.length > 0 ? `?${query.sort().join('&')}` : ''}`;
}

/** How good an address is to show, 0 the best: neither a phone copy nor a file, by a name and not a number, encrypted. */
export function addressRank(url: string): number {
  if (!URL.canParse(url)) return 100;
  const { protocol, hostname, pathname, searchParams } = new URL(url);
  return (
    (/_wap\.s?html?$/i.test(pathname) || /^(wap|m)\./i.test(hostname) ? 16 : 0) +
    (/^[\d.]+$|:/.test(hostname) ? 8 : 0) +
    (/\.(pdf|docx?|wps|rtf|xlsx?|et|ofd|zip|rar)$/i.test(pathname) ? 4 : 0) +
    (/\bdown(load)?(file)?\b/i.test(pathname) ? 4 : 0) +
    ([...searchParams].length > 0 ? 1 : 0) +
    (protocol === 'https:' ? 0 : 1)
  );
}

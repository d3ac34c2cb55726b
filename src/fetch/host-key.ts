/**
 * What counts as one host for pace and lease: the name without port and without the root's dot, since the ports of a name are
 * mostly one machine; an IP address with its port, since behind a gateway its ports are mostly several.
 */
export function hostKey({ hostname, host }: Pick<URL, 'hostname' | 'host'>): string {
  const isLiteral = /^\[|^\d+\.\d+\.\d+\.\d+$/.test(hostname);
  return isLiteral ? host : hostname.replace(/\.+$/, '');
}

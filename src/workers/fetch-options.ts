import type { Settings } from '../config/settings.ts';
import { FailureError } from '../errors/failure.ts';
import { FETCH_DEFAULTS, type FetchOptions, userAgent } from '../fetch/fetch-page.ts';
import { parseNetworks } from '../fetch/safe-address.ts';

/** The budgets of every request, from the settings. */
export function fetchOptionsOf(settings: Settings): FetchOptions {
  const networks = parseNetworks(settings.allowNetwork);
  if (!networks.ok) throw new FailureError(networks.failure);
  return {
    ...FETCH_DEFAULTS,
    userAgent: userAgent(settings.contact ?? ''),
    allowedNetworks: networks.value,
    connectTimeoutMs: Math.min(FETCH_DEFAULTS.connectTimeoutMs, settings.requestTimeoutMs),
    headersTimeoutMs: settings.requestTimeoutMs,
    totalTimeoutMs: settings.requestTimeoutMs * 3,
    maxWireBytes: settings.maxResponseBytes,
    maxBytes: settings.maxResponseBytes,
  };
}

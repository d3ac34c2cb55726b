/** Failed logins that an address may make within the window. */
export const MAX_FAILURES = 10;
export const WINDOW_MS = 5 * 60_000;
const MAX_ADDRESSES = 2_000;

/** Counts failed logins per address in a sliding window; memory is bounded, the oldest addresses are forgotten first. */
export interface LoginThrottle {
  blocked(address: string, now: Date): boolean;
  failed(address: string, now: Date): void;
  succeeded(address: string): void;
}

export function createLoginThrottle(): LoginThrottle {
  const failures = new Map<string, number[]>();
  const recent = (address: string, now: Date) =>
    (failures.get(address) ?? []).filter((at) => now.getTime() - at < WINDOW_MS);
  return {
    blocked: (address, now) => recent(address, now).length >= MAX_FAILURES,
    failed: (address, now) => {
      const times = [...recent(address, now), now.getTime()].slice(-MAX_FAILURES);
      failures.delete(address);
      failures.set(address, times);
      const oldest = failures.keys().next();
      if (failures.size > MAX_ADDRESSES && !oldest.done) failures.delete(oldest.value);
    },
    succeeded: (address) => {
      failures.delete(address);
    },
  };
}

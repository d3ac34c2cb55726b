/** What was wrong with a connection that was read all the same: with the certificate, or with the protocol. */
export const TLS_FAULTS = [
  'expired',
  'not-yet-valid',
  'self-signed',
  'incomplete-chain',
  'foreign-name',
  'untrusted',
  'weak-key',
  'legacy-protocol',
] as const;
export type TlsFault = (typeof TLS_FAULTS)[number];

import type { TlsFault } from '../report/tls-fault.ts';

/** How much a host's TLS is trusted. `tolerant` reads what cannot be verified, and marks it; `legacy` also speaks what is outdated. */
export type TlsTrust = 'strict' | 'tolerant' | 'legacy';

const CERTIFICATES: readonly (readonly [RegExp, TlsFault])[] = [
  [/^CERT_HAS_EXPIRED$/, 'expired'],
  [/^CERT_NOT_YET_VALID$/, 'not-yet-valid'],
  [/^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/, 'self-signed'],
  [/^UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(_LOCALLY)?)$/, 'incomplete-chain'],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'foreign-name'],
  [/^(INVALID_CA|INVALID_PURPOSE|CERT_UNTRUSTED|PATH_LENGTH_EXCEEDED|CERT_CHAIN_TOO_LONG)$/, 'untrusted'],
  [/^(EE_KEY_TOO_SMALL|CA_KEY_TOO_SMALL|CA_MD_TOO_WEAK)$/, 'weak-key'],
];

/** The fault of a certificate by Node's code; null for what is never read: revoked, or with a signature that is not true. */
export function certificateFault(code: string): TlsFault | null {
  return CERTIFICATES.find(([form]) => form.test(code))?.[1] ?? null;
}

const LEGACY =
  /^ERR_SSL_(UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|TLSV1_ALERT_PROTOCOL_VERSION|UNSAFE_LEGACY_RENEGOTIATION_DISABLED|DH_KEY_TOO_SMALL|MODULUS_TOO_SMALL|NO_CIPHERS_AVAILABLE|NO_SHARED_CIPHER|WRONG_SIGNATURE_TYPE|UNKNOWN_PROTOCOL|LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED|(SSLV3|SSL\/TLS|TLSV1)_ALERT_(HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY|ILLEGAL_PARAMETER))$|^ECONNRESET$/;
const ELSEWHERE =
  /^(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|EPROTO|UND_ERR_CONNECT_TIMEOUT|UND_ERR_SOCKET|ERR_SSL_.{1,80}|HPE_INVALID_.{1,60})$/;
const NO_NAME = /^(ENOTFOUND|ENODATA|EAI_NODATA)$/;

/**
 * What may help where no answer came, by the code of the socket: an older protocol of TLS, the other scheme, or the name with
 * or without `www`. Empty where another way would be another trouble of the same kind.
 */
export function remediesOf(code: string, scheme: string): ('legacy' | 'scheme' | 'name')[] {
  if (NO_NAME.test(code)) return ['name'];
  if (scheme === 'https:' && (certificateFault(code) !== null || /^(CERT_|ERR_TLS_)/.test(code)))
    return ['scheme', 'name'];
  const legacy = scheme === 'https:' && LEGACY.test(code) ? (['legacy'] as const) : [];
  return ELSEWHERE.test(code) ? [...legacy, 'scheme', 'name'] : [];
}

import type { Bilingual } from '../report/bilingual.ts';
import type { TlsFault } from '../report/tls-fault.ts';

/** What was wrong with a portal's TLS when it was read all the same. */
export const TLS_FAULT_WORDS: Readonly<Record<TlsFault, Bilingual>> = {
  expired: { zh: '证书已过期', en: 'certificate expired' },
  'not-yet-valid': { zh: '证书尚未生效', en: 'certificate not yet valid' },
  'self-signed': { zh: '证书为自签名', en: 'certificate signed by itself' },
  'incomplete-chain': { zh: '证书链不完整', en: 'incomplete chain of certificates' },
  'foreign-name': { zh: '证书属于其他域名', en: 'certificate of another name' },
  untrusted: { zh: '证书不受信任', en: 'certificate not trusted' },
  'weak-key': { zh: '证书密钥过弱', en: 'certificate with a weak key' },
  'legacy-protocol': { zh: '仅支持过时的加密协议', en: 'outdated protocol of TLS only' },
};

/** Words on the ways by which hosts are asked. */
export const HOST_WAYS = {
  unverified: { zh: '连接未能验证', en: 'connection not verified' },
  meaning: {
    zh: '内容照常采用；传输途中是否被改动无法排除',
    en: 'read all the same; that it was changed on its way cannot be ruled out',
  },
  otherScheme: { zh: '仅以 {scheme} 应答', en: 'answers by {scheme} only' },
  otherName: { zh: '以 {name} 应答', en: 'answers as {name}' },
} as const satisfies Record<string, Bilingual>;

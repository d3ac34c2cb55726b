import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';

/** A certificate as its server presents it, and the key that signs with it. */
export interface Identity {
  name: string;
  cert: string;
  key: KeyObject;
}

export interface CertificateWish {
  name: string;
  /** Names that it is valid for; default: its own. */
  hosts?: string[];
  /** Who signs it; itself by default. */
  issuer?: Identity;
  isAuthority?: boolean;
  /** Days from now; default a year on both sides. */
  fromDays?: number;
  toDays?: number;
}

/** Writes X.509 certificates for tests: none lies in the repository, no key either. */
export function writeCertificate(wish: CertificateWish): Identity {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const issuer = wish.issuer ?? { name: wish.name, key: privateKey };
  const hosts = wish.hosts ?? [wish.name];
  const extensions = [
    sequence(oid('551d13'), boolean(true), octets(sequence(...(wish.isAuthority ? [boolean(true)] : [])))),
    sequence(oid('551d11'), octets(sequence(...hosts.map((host) => tagged(0x82, Buffer.from(host)))))),
  ];
  const content = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ALGORITHM,
    nameOf(issuer.name),
    sequence(time(wish.fromDays ?? -365), time(wish.toDays ?? 365)),
    nameOf(wish.name),
    createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions)),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', content, issuer.key)]);
  const der = sequence(content, ALGORITHM, tagged(0x03, signature));
  return { name: wish.name, cert: new X509Certificate(der).toString(), key: privateKey };
}

/** The parameters of the 1024 bit group of RFC 2409 in PEM: short enough to be refused today. */
export function shortDhParameters(prime: Buffer): string {
  const der = sequence(integer(Buffer.concat([Buffer.from([0]), prime])), integer(Buffer.from([2])));
  return `-----BEGIN DH PARAMETERS-----\n${der.toString('base64')}\n-----END DH PARAMETERS-----\n`;
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]) => tagged(0x30, Buffer.concat(parts));
const oid = (hex: string) => tagged(0x06, Buffer.from(hex, 'hex'));
const integer = (content: Buffer) => tagged(0x02, content);
const octets = (content: Buffer) => tagged(0x04, content);
const boolean = (value: boolean) => tagged(0x01, Buffer.from([value ? 255 : 0]));
const ALGORITHM = sequence(oid('2a864886f70d01010b'), Buffer.from([5, 0]));
const nameOf = (name: string) => sequence(tagged(0x31, sequence(oid('550403'), tagged(0x0c, Buffer.from(name)))));

function time(days: number): Buffer {
  const at = new Date(Date.now() + days * 86_400_000).toISOString();
  return tagged(0x17, Buffer.from(`${at.slice(2, 19).replace(/[-T:]/g, '')}Z`));
}
